"""The decision about a page in the workflow, from the review screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from moderation.approvers import user_may_approve
from moderation.services.errors import ModerationError
from sites.tenancy.four_eyes import may_approve_edit

if TYPE_CHECKING:
    from wagtail.models import Page

DECISIONS = {"approve": "approve", "return": "reject"}
"""Our words for Wagtail's actions."""


class ApprovalConflictError(ModerationError):
    """Somebody decided or edited meanwhile; the person's comment is kept."""


@transaction.atomic
def page_decide(
    *,
    page: Page,
    task_state_id: int,
    revision_id: int,
    user: Any,
    decision: str,
    comment: str = "",
) -> None:
    """Approve and publish, or return, the revision that the person has read.

    The task state's row is locked, so of two webmasters one decides and the other is told. Raises
    `PermissionDenied` and `ApprovalConflictError`.
    """
    if not user_may_approve(user, page):
        raise PermissionDenied
    task_state = (
        TaskState.objects.select_for_update(of=("self",))
        .for_instance(page)
        .filter(pk=task_state_id)
        .first()
    )
    if task_state is None:
        raise PermissionDenied
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        raise ApprovalConflictError(_who_was_first(task_state))
    page.refresh_from_db(fields=["latest_revision"])
    if page.latest_revision_id != revision_id:
        raise ApprovalConflictError(
            _("The text was changed after you opened it. Read it again below, then decide.")
        )
    if decision == "approve" and not may_approve_edit(user=user, page=page):
        raise ApprovalConflictError(
            _("You made the last change yourself, so somebody else has to approve it.")
        )
    task = task_state.task.specific
    task.on_action(task_state.specific, user, DECISIONS[decision], comment=comment)


def _who_was_first(task_state: TaskState) -> str:
    facts = {
        "who": task_state.finished_by.get_full_name() or task_state.finished_by.get_username()
        if task_state.finished_by
        else _("Somebody"),
        "what": task_state.get_status_display(),
        "when": date_format(timezone.localtime(task_state.finished_at), "H:i d/m/Y")
        if task_state.finished_at
        else "",
    }
    return _("%(who)s was first, at %(when)s: %(what)s. Nothing was changed.") % facts
