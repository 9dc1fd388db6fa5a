"""The one workflow, its one task, and where they are attached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, Task, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from moderation.models import ApprovalTask
from news.models import Feature

if TYPE_CHECKING:
    from django.db.models import Model

DATA_LANGUAGE = "vi"
"""Names of rows are data; the office reads them in Vietnamese."""


@transaction.atomic
def workflow_sync() -> bool:
    """Make or mend the one workflow and detach every other; return whether anything changed.

    Idempotent: `manage.py sync_roles` and `manage.py sync_workflow` run it. Workflows and tasks
    that somebody else made are switched off through Wagtail, which cancels what runs in them.
    """
    with override(DATA_LANGUAGE):
        name = _("Approval")
    changed = False
    task = ApprovalTask.objects.order_by("pk").first()
    if task is None:
        task, changed = ApprovalTask.objects.create(name=name), True
    link = WorkflowTask.objects.filter(task=task).order_by("pk").first()
    if link is None:
        workflow = Workflow.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        changed = True
    else:
        workflow = link.workflow
    changed |= _align(task, name=name, active=True)
    changed |= _align(workflow, name=name, active=True)
    changed |= _attach(workflow)
    return _retire_others(workflow, task) or changed


def _attach(workflow: Workflow) -> bool:
    """Attach the workflow to the root of the page tree and to features, and to nothing else."""
    root = Page.objects.get(depth=1)
    changed = bool(WorkflowPage.objects.exclude(page=root).delete()[0])
    at_root, made = WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})
    changed |= made or _align(at_root, workflow=workflow)
    of_features, made = WorkflowContentType.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(Feature, for_concrete_model=False),
        defaults={"workflow": workflow},
    )
    return changed or made or _align(of_features, workflow=workflow)


def _retire_others(workflow: Workflow, task: ApprovalTask) -> bool:
    others = [
        *Workflow.objects.active().exclude(pk=workflow.pk),
        *Task.objects.active().exclude(pk=task.pk).specific(),
    ]
    for other in others:
        other.deactivate()
    return bool(others)


def _align(row: Model, **values: Any) -> bool:
    """Set fields that differ and save; return whether any did."""
    different = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in different.items():
        setattr(row, name, value)
    if different:
        row.save()
    return bool(different)
