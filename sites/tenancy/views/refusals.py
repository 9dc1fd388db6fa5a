"""The office's report on attempts that were turned away."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views.reports import ReportView

from accounts.login.models import Refusal, RefusalKind
from sites.tenancy.scope import scope_for


class RefusalFilterSet(WagtailFilterSet):
    """By reason, person and day."""

    kind = django_filters.MultipleChoiceFilter(label=_("Reason"), choices=RefusalKind.choices)
    at = django_filters.DateFromToRangeFilter(label=_("Date"), widget=DateRangePickerWidget)
    username = django_filters.CharFilter(label=_("User name"), field_name="user__username")

    class Meta:
        model = Refusal
        fields = ["kind", "at", "username"]


class RefusalsView(ReportView):
    """Who was turned away, where, and why; newest first. For the office's administrators.

    Many refusals of one person are worth a telephone call: a forgotten right, or a stolen account.
    """

    page_title = _("Refused attempts")
    header_icon = "warning"
    model = Refusal
    filterset_class = RefusalFilterSet
    index_url_name = "refusals"
    index_results_url_name = "refusals_results"
    list_export = ["at", "kind", "user", "address", "method", "path", "what"]
    columns = [
        DateColumn("at", label=_("Date"), width="14%"),
        Column("kind", label=_("Reason"), accessor="get_kind_display"),
        UserColumn("user", label=_("Person")),
        Column("path", label=_("Path")),
        Column("method", label=_("Method"), width="8%"),
        Column("address", label=_("Network address"), width="14%"),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in administrators of the office only."""
        if not scope_for(request).is_office_administrator:
            return permission_denied(request)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_queryset(self) -> QuerySet[Refusal]:
        """Return every refusal that is still kept."""
        return Refusal.objects.select_related("user")

    def get_filename(self) -> str:
        """Name the exported file."""
        return "refusals"
