"""Reports about own things."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.admin.views.reports.aging_pages import AgingPagesReportFilterSet, AgingPagesView
from wagtail.admin.views.reports.audit_logging import (
    LogEntriesView,
    SiteHistoryReportFilterSet,
    get_users_for_filter,
)
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet, LockedPagesView
from wagtail.admin.views.reports.workflows import (
    WorkflowReportFilterSet,
    WorkflowTasksReportFilterSet,
    WorkflowTasksView,
    WorkflowView,
)
from wagtail.models import ModelLogEntry, Page
from wagtail_localize.views.report import TranslationsReportFilterSet, TranslationsReportView

from sites.tenancy.filters import narrowed
from sites.tenancy.ownership import own_rows
from sites.tenancy.scope import TenantScope, scope_for


class OwnLockedPagesView(LockedPagesView):
    """Locked pages; without what somebody locked at a school that they have left."""

    filterset_class = narrowed(LockedPagesReportFilterSet)

    def get_queryset(self) -> QuerySet[Page]:
        """Return own locked pages."""
        return super().get_queryset().filter(scope_for(self.request).page_q())


class OwnAgingPagesView(AgingPagesView):
    """Aging pages."""

    filterset_class = narrowed(AgingPagesReportFilterSet)


class OwnWorkflowView(WorkflowView):
    """Workflows of own pages."""

    filterset_class = narrowed(WorkflowReportFilterSet)


class OwnWorkflowTasksView(WorkflowTasksView):
    """Workflow tasks of own pages."""

    filterset_class = narrowed(WorkflowTasksReportFilterSet)


class OwnHistoryFilterSet(narrowed(SiteHistoryReportFilterSet)):  # type: ignore[misc]
    """Filters of the site history.

    Wagtail never calls its own `get_user_choices`, so the stock filter offers every person of the
    install (8.0.1); `get_users_queryset` is what the base class asks.
    """

    def get_users_queryset(self) -> QuerySet[Any]:
        """Return people who appear in the entries that the reader may see."""
        own = scope_for(self.request).people().values("pk")
        return get_users_for_filter(self.request.user).filter(pk__in=own)


class OwnHistoryView(LogEntriesView):
    """Who did what to own things."""

    filterset_class = OwnHistoryFilterSet

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Leave out entries about other people's redirects, files, accounts and settings."""
        queryset = super().filter_queryset(queryset)
        scope = scope_for(self.request)
        if queryset.model is ModelLogEntry and not scope.is_everything:
            return queryset.filter(_own_entries_q(scope))
        return queryset


def _own_entries_q(scope: TenantScope) -> Q:
    condition = Q(pk__in=[])
    types = ModelLogEntry.objects.order_by().values_list("content_type_id", flat=True).distinct()
    for content_type in (ContentType.objects.get_for_id(pk) for pk in types):
        model = content_type.model_class()
        if model is not None:
            rows = own_rows(model, scope).annotate(as_text=Cast("pk", CharField()))
            condition |= Q(content_type=content_type, object_id__in=rows.values("as_text"))
    return condition


class OwnTranslationsReportView(TranslationsReportView):
    """Translations of own pages."""

    filterset_class = narrowed(TranslationsReportFilterSet)

    def get_queryset(self) -> QuerySet[Any]:
        """Return translations whose source is an own page; snippets are the office's."""
        scope, rows = scope_for(self.request), super().get_queryset()
        if scope.is_everything:
            return rows
        return rows.filter(source__object_id__in=scope.pages().values("translation_key"))
