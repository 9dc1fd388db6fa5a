"""Registers the office's screens with Wagtail."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from sites.models import School, Ward
from sites.screens.editing import (
    ChangeHostView,
    CloseSchoolView,
    EditSchoolView,
    ReopenSchoolView,
)
from sites.screens.listing import SchoolIndexView, WardDeleteView, WardIndexView
from sites.screens.opening import HostPreviewView, OpenSchoolView


class SchoolViewSet(ModelViewSet):
    """Schools; opened and changed through services, never deleted."""

    model = School
    name = "schools"
    icon = "group"
    menu_label = _("Schools")
    menu_order = 10
    index_view_class = SchoolIndexView
    index_template_name = "school_sites/admin/index.html"
    list_per_page = 50
    search_fields = ("name",)
    search_backend_name = None
    copy_view_enabled = False
    form_fields = ("name",)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell Wagtail's views that there is nothing to delete."""
        return super().get_common_view_kwargs(delete_url_name=None, usage_url_name=None, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return our screens, with Wagtail's list and history."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("open/", OpenSchoolView.as_view(), name="add"),
            path("open/host/", HostPreviewView.as_view(), name="host_preview"),
            path("<int:pk>/", EditSchoolView.as_view(), name="edit"),
            path("<int:pk>/host/", ChangeHostView.as_view(), name="host"),
            path("<int:pk>/close/", CloseSchoolView.as_view(), name="close"),
            path("<int:pk>/reopen/", ReopenSchoolView.as_view(), name="reopen"),
            path("<int:pk>/history/", self.history_view, name="history"),
            path("<int:pk>/history/results/", self.history_results_view, name="history_results"),
        ]


class WardViewSet(ModelViewSet):
    """Wards."""

    model = Ward
    name = "wards"
    icon = "site"
    menu_label = _("Wards")
    menu_order = 20
    index_view_class = WardIndexView
    index_template_name = "school_sites/admin/index.html"
    delete_view_class = WardDeleteView
    list_per_page = 50
    search_fields = ("name", "name_en")
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    panels = [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug")]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Usage has no screen of its own: the list counts the schools."""
        return super().get_common_view_kwargs(usage_url_name=None, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return Wagtail's, without usage."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "usage"]


class DistrictGroup(ViewSetGroup):
    """The menu "Schools" of the office."""

    menu_label = _("Schools")
    menu_icon = "group"
    menu_order = 250
    items = (SchoolViewSet, WardViewSet)


SCHOOL_NAMES = (
    "schools:index",
    "schools:index_results",
    "schools:add",
    "schools:host_preview",
    "schools:edit",
    "schools:host",
    "schools:close",
    "schools:reopen",
    "schools:history",
    "schools:history_results",
    "wards:index",
    "wards:index_results",
    "wards:add",
    "wards:edit",
    "wards:delete",
    "wards:history",
    "wards:history_results",
)
"""Every admin URL name of these screens: the office's only."""
