"""The lists of schools and wards."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views import generic

from sites.models import School
from sites.selectors import schools_matching


def _host(school: School) -> str:
    return school.site.hostname


def _status_is_primary(school: School) -> bool:
    return school.is_open


class SchoolIndexView(generic.IndexView):
    """All schools; searched with or without marks, three queries whatever their number."""

    default_ordering = "name"
    list_filter = ["level", "ward", "status"]
    search_fields = ["name"]

    def get_base_queryset(self) -> QuerySet[School]:
        """Fetch ward and site along."""
        return School.objects.with_card_relations()

    def search_queryset(self, queryset: QuerySet[School]) -> QuerySet[School]:
        """Find by words of name, code or ward, typed with or without marks."""
        if not self.is_searching:
            return queryset
        return queryset.filter(pk__in=schools_matching(self.search_query))

    @property
    def list_display(self) -> list[Any]:
        """Name, level, ward, host, status."""
        return [
            "name",
            "level",
            Column(
                "ward",
                label=_("Ward"),
                accessor="ward.display_name",
                sort_key="ward__name",
                classname="wide-only",
            ),
            Column(
                "host",
                label=_("Host name"),
                accessor=_host,
                sort_key="site__hostname",
                classname="wide-only",
            ),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                primary=_status_is_primary,
                sort_key="status",
            ),
        ]

    def get_list_more_buttons(self, instance: School) -> list[Any]:
        """Lead to the site, and to closing or reopening."""
        buttons = super().get_list_more_buttons(instance)
        buttons.append(
            MenuItem(_("See the site"), url=instance.site.root_url, icon_name="view", priority=20)
        )
        if not self.user_has_permission("change"):
            return buttons
        host_url = reverse("schools:host", args=[instance.pk])
        buttons.append(
            MenuItem(_("Change the host name"), url=host_url, icon_name="site", priority=30)
        )
        if instance.is_open:
            name, label, icon = "schools:close", _("Close the school"), "lock"
        else:
            name, label, icon = "schools:reopen", _("Reopen the school"), "lock-open"
        url = reverse(name, args=[instance.pk])
        return [*buttons, MenuItem(label, url=url, icon_name=icon, priority=40)]

    @property
    def add_item_label(self) -> str:
        """What the button on top says."""
        return _("Open a school")


class WardIndexView(generic.IndexView):
    """All wards, with the number of their schools."""

    default_ordering = "name"
    search_fields = ["name", "name_en"]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Count the schools along."""
        return super().get_base_queryset().annotate(school_count=Count("schools"))

    @property
    def list_display(self) -> list[Any]:
        """Name, English name, number of schools."""
        return [
            "name",
            "name_en",
            Column(
                "school_count",
                label=_("Schools"),
                accessor="school_count",
                sort_key="school_count",
            ),
        ]


class WardDeleteView(generic.DeleteView):
    """Delete a ward where no school stands."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say why not, instead of asking a question that has only one answer."""
        count = self.object.schools.count()
        if count and self.user_has_permission("delete"):
            message = ngettext(
                "%(ward)s cannot be deleted: %(count)d school stands there. "
                "Give it another ward first.",
                "%(ward)s cannot be deleted: %(count)d schools stand there. "
                "Give them another ward first.",
                count,
            )
            messages.error(request, message % {"ward": self.object, "count": count})
            return redirect("wards:index")
        return super().dispatch(request, *args, **kwargs)
