"""Names and order of the buttons under a page in the editor.

Core offers an editor "Submit to <workflow>", "Cancel workflow" and "Restart workflow", and an
approver all of them beside "Publish". People need one obvious button: submit, or decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)

from moderation.approvers import user_may_approve


class SubmitItem(SubmitForModerationMenuItem):
    """Submit, under one name, whatever the workflow is called."""

    icon_name = "upload"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Say "again" when it came back."""
        context = super().get_context_data(parent_context)
        page = context.get("page")
        state = page.current_workflow_state if page and page.pk else None
        came_back = state is not None and state.status == state.STATUS_NEEDS_CHANGES
        context["label"] = _("Submit again") if came_back else _("Submit for approval")
        return context


class TakeBackItem(CancelWorkflowMenuItem):
    """Take a submitted page back to go on writing."""

    label = _("Take back")
    icon_name = "arrow-left"


def action_menu_arrange(items: list[ActionMenuItem], context: Mapping[str, Any]) -> None:
    """Put the one obvious button first and drop what says the same in other words."""
    request = context["request"]
    subject = context.get("page") if context["view"] != "create" else context.get("parent_page")
    deciding = any(isinstance(item, WorkflowMenuItem) for item in items)
    approves = (
        subject is not None
        and user_may_approve(request.user, subject)
        and any(_puts_live(item) for item in items)
    )
    kept: list[ActionMenuItem] = []
    for item in items:
        if isinstance(item, RestartWorkflowMenuItem):
            continue
        if isinstance(item, SubmitForModerationMenuItem):
            if not approves:
                kept.append(SubmitItem(order=item.order))
        elif isinstance(item, CancelWorkflowMenuItem):
            if not approves:
                kept.append(TakeBackItem(order=item.order))
        elif isinstance(item, PublishMenuItem) and deciding:
            continue
        else:
            kept.append(_named(item))
    kept.sort(key=lambda item: 0 if _comes_first(item, approves) else 1)
    items[:] = kept


def _puts_live(item: ActionMenuItem) -> bool:
    """Whether a button publishes; an approver has none for an edit that a colleague approves."""
    approving = isinstance(item, WorkflowMenuItem) and item.name == "approve"
    return approving or isinstance(item, PublishMenuItem)


def _named(item: ActionMenuItem) -> ActionMenuItem:
    """Give the two decisions our names: core appends words to "approve"."""
    if isinstance(item, WorkflowMenuItem):
        item.label = _("Approve and publish") if item.name == "approve" else _("Return")
    return item


def _comes_first(item: ActionMenuItem, approves: bool) -> bool:
    if approves:
        return isinstance(item, WorkflowMenuItem) and item.name == "approve"
    return isinstance(item, SubmitItem)
