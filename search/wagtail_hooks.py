"""Hooks of search: the office's screens and the webmasters' one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup

from search.office.screens.promotions import PromotionViewSet
from search.office.screens.questions import (
    OfficeQuestionsView,
    SchoolQuestionsView,
    own_questions,
    question_decide,
)
from search.office.screens.synonyms import SynonymViewSet
from sites.screens.own_school import is_webmaster
from sites.tenancy.scope import scope_for


class OfficeMenuItem(MenuItem):
    """Shown to the office; the views refuse everybody else by themselves."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the scope, which is kept on the user."""
        return scope_for(request).is_office


class SearchGroup(ViewSetGroup):
    """The menu "Search" of the office: first what people ask, then what to do about it."""

    menu_label = _("Search")
    menu_name = "search-office"
    menu_icon = "search"
    menu_order = 256
    items = (SynonymViewSet, PromotionViewSet)

    def get_submenu_items(self) -> list[Any]:
        """Put the questions first."""
        questions = OfficeMenuItem(
            _("What people search"),
            reverse("search_questions"),
            name="questions",
            icon_name="search",
            order=0,
        )
        return [questions, *super().get_submenu_items()]


@hooks.register("register_admin_viewset")
def office_screens() -> SearchGroup:
    """Synonyms and recommended results."""
    return SearchGroup()


@hooks.register("register_admin_urls")
def question_urls() -> list[URLPattern]:
    """What people search."""
    drop = {"action": "drop"}
    return [
        path("questions/", OfficeQuestionsView.as_view(), name="search_questions"),
        path("questions/done/", question_decide, {"action": "done"}, name="search_question_done"),
        path("questions/drop/", question_decide, drop, name="search_question_drop"),
        path("our-questions/", own_questions, name="own_questions"),
        path(
            "our-questions/<int:school_id>/",
            SchoolQuestionsView.as_view(),
            name="own_questions_of",
        ),
    ]


class OwnQuestionsMenuItem(MenuItem):
    """Shown to webmasters only; the view refuses everybody else by itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the roles, which are kept on the user."""
        return is_webmaster(request)


@hooks.register("register_admin_menu_item")
def own_questions_menu_item() -> MenuItem:
    """The way to the own school's questions."""
    return OwnQuestionsMenuItem(
        _("What people search"),
        reverse("own_questions"),
        name="own-questions",
        icon_name="search",
        order=262,
    )
