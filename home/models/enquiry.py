"""What readers ask and propose: letters to a school or to the office, and the answers."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

ANSWER_DAYS = 5
"""Within how many days the office promises an answer; later ones are shown as late."""

KEEP_DAYS = 365
"""How long a finished letter is kept: it holds personal data, which has to go after its purpose."""

SPAM_DAYS = 30
"""How long a letter that is advertising or abuse is kept, in case it was marked by mistake."""


class EnquiryTopic(models.TextChoices):
    """What a letter is about."""

    ADMISSION = "admission", _("Admission")
    TEACHING = "teaching", _("Teaching and learning")
    CARE = "care", _("Meals, boarding, health")
    SAFETY = "safety", _("Safety")
    FEES = "fees", _("Fees")
    PRAISE = "praise", _("Thanks and praise")
    OTHER = "other", _("Something else")


class EnquiryState(models.TextChoices):
    """Whether somebody still has to do something about a letter."""

    NEW = "new", _("Waiting for an answer")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed without answer")
    SPAM = "spam", _("Advertising or abuse")


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    """Letters as inbox and overview ask for them."""

    def waiting(self) -> EnquiryQuerySet:
        """Limit to letters without an answer."""
        return self.filter(state=EnquiryState.NEW)

    def late_q(self) -> models.Q:
        """Return the condition for letters that wait longer than was promised."""
        before = timezone.now() - timedelta(days=ANSWER_DAYS)
        return models.Q(state=EnquiryState.NEW, sent_at__lt=before)

    def past_keeping(self, moment: datetime | None = None) -> EnquiryQuerySet:
        """Limit to finished letters that are older than they may be kept."""
        now = moment or timezone.now()
        old = models.Q(finished_at__lt=now - timedelta(days=KEEP_DAYS))
        old |= models.Q(state=EnquiryState.SPAM, finished_at__lt=now - timedelta(days=SPAM_DAYS))
        return self.exclude(state=EnquiryState.NEW).filter(old)

    def unsent_answers(self) -> EnquiryQuerySet:
        """Limit to letters whose answer has not left yet: the mail server did not take it."""
        return self.filter(state=EnquiryState.ANSWERED, answer_sent_at__isnull=True)


class Enquiry(models.Model):
    """One letter. Written by `home.services.enquiries` and by nothing else."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="enquiries")
    reference = models.CharField(_("reference"), max_length=9, unique=True)
    topic = models.CharField(_("topic"), max_length=12, choices=EnquiryTopic.choices)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    text = models.TextField(_("message"), max_length=4000)
    language = models.CharField(max_length=5, default="vi")
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, db_index=True)

    state = models.CharField(
        _("state"), max_length=10, choices=EnquiryState.choices, default=EnquiryState.NEW
    )
    answer = models.TextField(_("answer"), max_length=6000, blank=True)
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("answered by"),
    )
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    answer_sent_at = models.DateTimeField(_("answer sent"), null=True, blank=True)
    sent_key = models.CharField(
        max_length=32,
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text=_("Hash of form and content: the same letter is taken once only."),
    )

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter from a reader")
        verbose_name_plural = _("letters from readers")
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["site", "state", "sent_at"], name="enquiry_inbox")]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_late(self) -> bool:
        """Whether it waits longer than was promised."""
        limit = timezone.now() - timedelta(days=ANSWER_DAYS)
        return self.state == EnquiryState.NEW and self.sent_at < limit

    @property
    def answer_waits(self) -> bool:
        """Whether its answer is written but has not left yet."""
        return self.state == EnquiryState.ANSWERED and self.answer_sent_at is None
