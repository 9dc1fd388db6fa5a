"""The end of the one workflow.

A module of its own without imports of models: Wagtail imports it while it defines `WorkflowState`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


def workflow_finish(workflow_state: WorkflowState, user: Any) -> None:
    """Publish what was approved, on behalf of the approver.

    Named by `WAGTAIL_FINISH_WORKFLOW_ACTION`. The newest revision goes live: while something is in
    the workflow only its approvers can edit it, so the newest is what the approver has in front of
    them. Whether the person may approve was decided by the task; publishing rights are not asked
    again, so nobody needs them who should only approve.
    """
    revision = workflow_state.content_object.get_latest_revision()
    if revision is not None:
        revision.publish(user=user, skip_permission_checks=True)
