"""Hooks of moderation: addresses, menu, buttons, dashboard, log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from moderation.action_menu import action_menu_arrange
from moderation.approvers import schools_joined, schools_mastered, user_is_desk
from moderation.log_actions import log_actions_register
from moderation.panels import BoardPanel, DeskPanel, OwnStoriesPanel, WaitingPanel
from moderation.services.offers import user_may_offer
from moderation.urls import urlpatterns
from moderation.views.letters import LettersPanel
from news.models import SectionPage, StoryPage


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add board, review, offer and desk to the admin."""
    return urlpatterns


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what the audit log holds about offers."""
    log_actions_register(actions)


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    """Load the stylesheet of our screens and panels."""
    return format_html('<link rel="stylesheet" href="{}">', static("moderation/moderation.css"))


@hooks.register("insert_global_admin_js")
def keep_typed_words() -> SafeString:
    """Keep what is typed into our forms; the screen that says it was taken forgets it."""
    return format_html('<script type="module" src="{}"></script>', static("moderation/keep.js"))


class BoardMenuItem(MenuItem):
    """The school's board, for school people."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person works for a school."""
        return request.user.is_superuser or bool(schools_joined(request.user))


class DeskMenuItem(MenuItem):
    """The desk, for the office."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person decides for the office."""
        return user_is_desk(request.user)


@hooks.register("register_admin_menu_item")
def board_menu_item() -> MenuItem:
    """Add the board."""
    return BoardMenuItem(
        _("Our stories"), reverse("moderation_board"), name="board", icon_name="list-ul", order=50
    )


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    """Add the desk."""
    return DeskMenuItem(
        _("The desk"), reverse("moderation_desk"), name="desk", icon_name="tasks", order=60
    )


@hooks.register("register_admin_menu_item")
def broadcasts_menu_item() -> MenuItem:
    """Add the notices to schools."""
    return DeskMenuItem(
        _("Notices to schools"),
        reverse("moderation_broadcasts"),
        name="broadcasts",
        icon_name="warning",
        order=65,
    )


@hooks.register("construct_page_action_menu")
def arrange_actions(items: list[Any], request: HttpRequest, context: Mapping[str, Any]) -> None:
    """Leave one obvious button under a page."""
    action_menu_arrange(items, context)


def _offer_button(page: Page, user: Any) -> Iterator[Button]:
    story = page.specific if page.specific_class is StoryPage else None
    if story is not None and story.live and user_may_offer(user, story):
        yield Button(
            _("Offer to the district"),
            reverse("moderation_offer", args=[page.pk]),
            icon_name="upload",
            priority=12,
        )


@hooks.register("register_page_header_buttons")
def offer_header_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Offer from the editor and the explorer."""
    yield from _offer_button(page, user)


@hooks.register("register_page_header_buttons")
def arrange_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Arrange a section from its editor."""
    if page.specific_class is SectionPage and user_is_desk(user):
        yield Button(
            _("Arrange the stories"),
            reverse("moderation_section", args=[page.pk]),
            icon_name="order",
            priority=12,
        )


@hooks.register("register_page_listing_more_buttons")
def offer_listing_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer from a list of stories."""
    yield from _offer_button(page, user)


REPLACED = (
    WorkflowObjectsToModeratePanel,
    UserObjectsInWorkflowModerationPanel,
    RecentEditsPanel,
)
"""Core's panels that list things of a school that somebody has left, or say the same as ours."""


@hooks.register("construct_homepage_panels")
def dashboard_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Put ours in the place of core's."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED)]
    panels.append(WaitingPanel())
    masters = bool(schools_mastered(request.user))
    if masters:
        panels.append(BoardPanel())
    if schools_joined(request.user):
        panels.append(OwnStoriesPanel(invites=not masters))
    if user_is_desk(request.user):
        panels.append(DeskPanel())


@hooks.register("construct_homepage_summary_items", order=1000)
def dashboard_summary(request: HttpRequest, items: list[Component]) -> None:
    """Leave core's counts to superusers: they count every page of every school."""
    if not request.user.is_superuser:
        items.clear()


@hooks.register("register_account_settings_panel")
def letters_panel(request: HttpRequest, user: Any, profile: Any) -> LettersPanel:
    """Let everybody choose how to hear of things."""
    return LettersPanel(request, user, profile)
