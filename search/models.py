"""What changed and has not reached the index yet."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.office.models import (
    PromotedPage,
    Promotion,
    QuestionCount,
    QuestionDone,
    Synonym,
)

__all__ = [
    "IndexChange",
    "PromotedPage",
    "Promotion",
    "QuestionCount",
    "QuestionDone",
    "Synonym",
]


class IndexChangeQuerySet(models.QuerySet["IndexChange"]):
    """Changes as the drain asks for them."""

    def pending(self) -> IndexChangeQuerySet:
        """Limit to changes that no index has taken yet."""
        return self.filter(applied_at__isnull=True)

    def due(self, now: datetime) -> IndexChangeQuerySet:
        """Limit to pending changes whose waiting time after a failure is over."""
        return self.pending().filter(Q(due_at__isnull=True) | Q(due_at__lte=now))


class IndexChange(models.Model):
    """A note that a thing may have changed, written in the same transaction as the change.

    The note does not say what changed: whoever applies it reads the truth from the database at
    that time. So notes may be repeated, applied twice or by another process after a crash.
    Applied notes stay for a day, because a rebuild running meanwhile has to look at them again.
    """

    model = models.CharField(_("model"), max_length=100)
    object_id = models.BigIntegerField(_("object"))
    noted_at = models.DateTimeField(_("noted at"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("failed attempts"), default=0)
    due_at = models.DateTimeField(_("not before"), null=True, blank=True)
    applied_at = models.DateTimeField(_("applied at"), null=True, blank=True)

    objects: ClassVar[Any] = IndexChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("index change")
        verbose_name_plural = _("index changes")
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["model", "object_id"],
                condition=Q(applied_at__isnull=True),
                name="index_change_pending",
            ),
            models.Index(fields=["applied_at"], name="index_change_applied"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}"
