"""Dashboard panels that forget the schools somebody has left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
)

from sites.tenancy.ownership import owns_object
from sites.tenancy.scope import scope_for


class OwnRecentEditsPanel(RecentEditsPanel):
    """What one edited lately; the stock panel never asks whether one still may."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Keep own pages."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        scope = scope_for(parent_context["request"])
        context["last_edits"] = [
            (when, page) for when, page in context["last_edits"] if scope.owns_path(page.path)
        ]
        return context


class OwnLockedPagesPanel(LockedPagesPanel):
    """What one has locked."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Keep own pages."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        scope = scope_for(parent_context["request"])
        context["locked_pages"] = context["locked_pages"].filter(scope.page_q())
        return context


class OwnWorkflowPanel(UserObjectsInWorkflowModerationPanel):
    """What one has submitted."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Keep own pages and objects."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        scope = scope_for(parent_context["request"])
        context["workflow_states"] = [
            state
            for state in context["workflow_states"]
            if owns_object(state.content_object, scope)
        ]
        return context


class OwnPagesSummaryItem(PagesSummaryItem):
    """How many pages there are: own ones.

    With roots in two languages the stock item counts below their common root, the root of all.
    """

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Count own pages."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        scope = scope_for(self.request)
        if not scope.is_everything:
            context["total_pages"] = scope.pages().count()
        return context


OWN_PANELS: Mapping[type[Component], type[Component]] = {
    RecentEditsPanel: OwnRecentEditsPanel,
    LockedPagesPanel: OwnLockedPagesPanel,
    UserObjectsInWorkflowModerationPanel: OwnWorkflowPanel,
}
"""Stock panel -> the one in its place."""


def swap_panels(panels: list[Component]) -> None:
    """Put own panels in place of the stock ones; panels of others stay as they are."""
    panels[:] = [
        OWN_PANELS[type(panel)]() if type(panel) in OWN_PANELS else panel for panel in panels
    ]
