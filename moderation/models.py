"""The one task type of the one workflow."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.models import Task


class ApprovalTask(Task):
    """Approval by whoever answers for the object; found from the object, not stored on the task.

    A page of a school is approved by that school's webmasters; a page of the portal and a `Feature`
    by the office's moderators. So one task serves ninety schools, and a dashboard pays for one.
    """

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
