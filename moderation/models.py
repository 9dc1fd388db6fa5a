"""The one task type of the one workflow, and what moderation remembers of offered texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import LockableMixin, Page, Task, TaskState

from core.plain_input import PlainInput
from moderation.approvers import task_states_for, user_may_approve
from sites.tenancy.four_eyes import may_approve_edit

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from wagtail.models import WorkflowState


class ReturnForm(PlainInput, forms.Form):
    """What the editor reads when a page comes back."""

    comment = forms.CharField(
        label=_("What should change?"), widget=forms.Textarea({"rows": 4}), max_length=2000
    )


class ApprovalTask(Task):
    """Approval by whoever answers for the object; found from the object, not stored on the task.

    A page of a school is approved by that school's webmasters; a page of the portal and a `Feature`
    by the office's moderators. So one task serves ninety schools, and a dashboard pays for one.
    """

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Begin; a lock held by somebody who cannot approve would block everybody: lift it."""
        obj = workflow_state.content_object
        if (
            isinstance(obj, LockableMixin)
            and obj.locked_by
            and not user_may_approve(obj.locked_by, obj)
        ):
            obj.locked, obj.locked_by, obj.locked_at = False, None, None
            obj.save(update_fields=["locked", "locked_by", "locked_at"])
        return super().start(workflow_state, user=user)

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Approve or return, asking again about the object of the task state itself.

        Core checks the page of the address and acts on the task state of the address: without this,
        a webmaster could decide about another school's story. Raises `PermissionDenied`.
        """
        obj = task_state.workflow_state.content_object
        if obj is None or not user_may_approve(user, obj):
            raise PermissionDenied
        approves = action_name == "approve" and isinstance(obj, Page)
        if approves and not may_approve_edit(user=user, page=obj):
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    def user_can_access_editor(self, obj: Model, user: Any) -> bool:
        """Whether the task opens the editor to somebody: to those who approve."""
        return self._may(obj, user)

    def locked_for_user(self, obj: Model, user: Any) -> bool:
        """Whether somebody may only look: everybody but those who approve."""
        return not self._may(obj, user)

    def user_can_lock(self, obj: Model, user: Any) -> bool:
        """Whether somebody may lock the object for colleagues."""
        return self._may(obj, user)

    def user_can_unlock(self, obj: Model, user: Any) -> bool:
        """Whether somebody may lift a colleague's lock: a webmaster on leave blocks nobody."""
        return self._may(obj, user)

    def get_actions(self, obj: Model, user: Any) -> list[tuple[str, Any, bool]]:
        """Return the decisions: (name, label, whether a comment is asked for).

        Whoever made the newest edit may return it; approving it is for somebody else.
        """
        if not self._may(obj, user):
            return []
        decisions = [("reject", _("Return"), True), ("approve", _("Approve and publish"), False)]
        own_edit = isinstance(obj, Page) and not may_approve_edit(user=user, page=obj)
        return decisions[:1] if own_edit else decisions

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """Return what waits for somebody; the cost does not grow with the number of schools."""
        return task_states_for(user, self.task_states.all())

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """Ask for a comment; returning something without saying why is not offered."""
        return ReturnForm if action == "reject" else super().get_form_for_action(action)

    @classmethod
    def get_description(cls) -> str:
        """Say who approves."""
        return str(
            _("The school's webmasters approve pages of the school, the office everything else.")
        )

    def _may(self, obj: Model, user: Any) -> bool:
        return user_may_approve(user, obj)


class TextMark(models.Model):
    """One band of an offered text's fingerprint (`moderation.fingerprints`)."""

    feature = models.ForeignKey("news.Feature", on_delete=models.CASCADE, related_name="text_marks")
    band = models.PositiveSmallIntegerField()
    value = models.BigIntegerField()

    class Meta:
        verbose_name = _("mark of a text")
        verbose_name_plural = _("marks of texts")
        constraints = [models.UniqueConstraint(fields=["feature", "band"], name="one_value_a_band")]
        indexes = [models.Index(fields=["value", "band"], name="same_band")]

    def __str__(self) -> str:
        return f"{self.feature_id}:{self.band}"


class LetterMode(models.TextChoices):
    """How somebody wants to hear of stories and offers."""

    EACH = "each", _("One letter for each event")
    DAILY = "daily", _("One letter a day")
    NONE = "none", _("No letters")


class LetterChoice(models.Model):
    """A person's choice; who has no row gets one letter for each event."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letter_choice"
    )
    mode = models.CharField(
        _("letters"), max_length=5, choices=LetterMode.choices, default=LetterMode.EACH
    )
    digest_on = models.DateField(null=True, editable=False)
    """The last day of a daily letter: the command may run twice, the letter comes once."""

    class Meta:
        verbose_name = _("choice of letters")
        verbose_name_plural = _("choices of letters")

    def __str__(self) -> str:
        return f"{self.person}: {self.get_mode_display()}"


class QueuedLetter(models.Model):
    """An event that waits for somebody's daily letter; only ids, words are found on sending."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="queued_letters"
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    event = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("letter that waits for the day's end")
        verbose_name_plural = _("letters that wait for the day's end")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.event} {self.object_id}"
