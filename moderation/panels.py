"""Dashboard panels: what waits for you, how your stories fare, how the desk looks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from moderation.selectors.dashboard import (
    board_summary,
    desk_summary,
    pages_waiting,
    stories_of,
)


class WaitingPanel(Component):
    """Finished pages that wait for this person's decision."""

    name = "moderation_waiting"
    template_name = "moderation/panels/waiting.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Read them."""
        return {"states": pages_waiting(parent_context["request"].user)}


class OwnStoriesPanel(Component):
    """The stories that somebody writes, each with its state; nothing for those who write none."""

    name = "moderation_own"
    template_name = "moderation/panels/own.html"
    order = 120

    def __init__(self, *, invites: bool) -> None:
        """Say to people without stories how to begin, if that is their work."""
        self.invites = invites

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Read them."""
        return {
            "cards": stories_of(parent_context["request"].user),
            "invites": self.invites,
        }


class BoardPanel(Component):
    """The board of a webmaster's schools in figures."""

    name = "moderation_board"
    template_name = "moderation/panels/board.html"
    order = 110

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Count."""
        return {"rows": board_summary(parent_context["request"].user)}


class DeskPanel(Component):
    """The desk in figures, for the office."""

    name = "moderation_desk"
    template_name = "moderation/panels/desk.html"
    order = 90

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Count."""
        return desk_summary(parent_context["request"].user)
