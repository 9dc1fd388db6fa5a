"""The end of the one workflow.

A module of its own without imports of models: Wagtail imports it while it defines `WorkflowState`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


def workflow_finish(workflow_state: WorkflowState, user: Any) -> None:
    """Publish what was approved, on behalf of the approver.

    Named by `WAGTAIL_FINISH_WORKFLOW_ACTION`. Whether the person may approve was decided by the
    task; publishing rights are not asked again, so nobody needs them who should only approve.
    """
    if revision := workflow_state.current_task_state.revision:
        revision.publish(user=user, skip_permission_checks=True)
