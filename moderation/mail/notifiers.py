"""Wagtail's notifier machinery, pointed at our letters.

Core's notifiers send while the editor waits and to whoever submitted, also when that person has
left; its submission mail knows groups only. Ours take the same signals (and the same dispatch ids,
so core's stay out) and put the letter on its way after the commit.
"""

from __future__ import annotations

from typing import Any

from django.dispatch import Signal
from wagtail.admin.mail import Notifier
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from moderation.mail.outbox import mail_later


class PageNotifier(Notifier):
    """Sends one kind of letter about a page in the workflow; features have letters of their own."""

    def __init__(self, event: str, sender: type[TaskState | WorkflowState]) -> None:
        super().__init__((sender,))
        self.event = event

    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        """Whether the event is about a page."""
        return super().can_handle(instance, **kwargs) and isinstance(
            self._state(instance).content_object, Page
        )

    def __call__(self, instance: Any = None, **kwargs: Any) -> bool:
        """Take the signal."""
        if not self.can_handle(instance, **kwargs):
            return False
        mail_later(self.event, self._state(instance), kwargs.get("user"))
        return True

    @staticmethod
    def _state(instance: Any) -> WorkflowState:
        return instance.workflow_state if isinstance(instance, TaskState) else instance


NOTIFIERS: tuple[tuple[Signal, PageNotifier, type, str], ...] = (
    (
        task_submitted,
        PageNotifier("submitted", TaskState),
        TaskState,
        "group_approval_task_submitted_email_notification",
    ),
    (
        workflow_approved,
        PageNotifier("approved", WorkflowState),
        WorkflowState,
        "workflow_state_approved_email_notification",
    ),
    (
        workflow_rejected,
        PageNotifier("rejected", WorkflowState),
        WorkflowState,
        "workflow_state_rejected_email_notification",
    ),
)


def notifiers_connect() -> None:
    """Connect ours under core's dispatch ids: whichever came first, only ours remain."""
    for signal, notifier, sender, dispatch_uid in NOTIFIERS:
        signal.disconnect(sender=sender, dispatch_uid=dispatch_uid)
        signal.connect(notifier, sender=sender, dispatch_uid=dispatch_uid)
