"""Hooks of schools: the closed gate and the office's screens."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from library.models import CustomDocument
from sites.gate import collection_gate, page_gate
from sites.person_log import person_actions_register
from sites.screens.own_office import OwnOfficeView
from sites.screens.own_school import OwnSchoolView, is_webmaster, own_school
from sites.screens.people.viewset import PeopleViewSet
from sites.screens.viewsets import DistrictGroup
from sites.tenancy.scope import scope_for


@hooks.register("before_serve_page", order=-20)
def gate_pages(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse | None:
    """Answer 410 for every page of a closed school."""
    return page_gate(page, request)


@hooks.register("before_serve_document", order=-20)
def gate_documents(document: CustomDocument, request: HttpRequest) -> HttpResponse | None:
    """Answer 410 for every file of a closed school, on whatever host it is asked for."""
    return collection_gate(document.collection_id, request)


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Give the actions of `sites.services` their names in the audit log."""
    actions.register_action("school_sites.close", _("Close a school"), _("School closed"))
    actions.register_action("school_sites.reopen", _("Reopen a school"), _("School reopened"))
    actions.register_action("school_sites.rename", _("Rename a school"), _("School renamed"))
    actions.register_action(
        "school_sites.change_host", _("Change a school's host name"), _("Host name changed")
    )
    person_actions_register(actions)


@hooks.register("register_admin_viewset")
def office_screens() -> DistrictGroup:
    """The office's screens about schools and wards."""
    return DistrictGroup()


@hooks.register("register_admin_viewset")
def people_screens() -> PeopleViewSet:
    """The screens about people."""
    return PeopleViewSet()


@hooks.register("construct_settings_menu")
def leave_out_stock_users(request: HttpRequest, items: list[Any]) -> None:
    """Wagtail's own screens for accounts are for superusers: "People" stands in their place."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name != "users"]


@hooks.register("construct_search")
def leave_out_stock_user_search(request: HttpRequest, areas: list[Any]) -> None:
    """The same for the tabs of the admin's search."""
    if not request.user.is_superuser:
        areas[:] = [area for area in areas if area.name != "users"]


@hooks.register("register_admin_urls")
def own_school_urls() -> list[URLPattern]:
    """The screens of a school's webmaster and of the office about themselves."""
    return [
        path("our-school/", own_school, name="own_school"),
        path("our-school/<int:school_id>/", OwnSchoolView.as_view(), name="own_school_edit"),
        path("our-office/", OwnOfficeView.as_view(), name="own_office"),
    ]


class OwnSchoolMenuItem(MenuItem):
    """Shown to webmasters only; the view refuses everybody else by itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the roles, which are kept on the user."""
        return is_webmaster(request)


@hooks.register("register_admin_menu_item")
def own_school_menu_item() -> MenuItem:
    """The way to "Our school"."""
    return OwnSchoolMenuItem(
        _("Our school"), reverse("own_school"), name="own-school", icon_name="group", order=260
    )


class OwnOfficeMenuItem(MenuItem):
    """Shown to the office only; the view refuses everybody else by itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the scope, which is kept on the request."""
        return scope_for(request).is_office


@hooks.register("register_admin_menu_item")
def own_office_menu_item() -> MenuItem:
    """The way to "Our office"."""
    return OwnOfficeMenuItem(
        _("Our office"), reverse("own_office"), name="own-office", icon_name="home", order=260
    )
