"""Giving rows to readers: each to one of them, and not for ever."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from library.extraction.limits import WALL_SECONDS
from library.models import DocumentText

State = DocumentText.State

LEASE = timedelta(seconds=WALL_SECONDS + 60)
"""A reader has killed its process by then and written down what came of it. If not, it is dead."""

MOST_ATTEMPTS = 3
"""A file at which readers died so often is left alone."""

AT_ONCE = 2
"""Files read at the same time, by all processes and machines together."""


def takeable() -> QuerySet[DocumentText]:
    """Return rows that wait, and those whose reader has not been heard of for too long."""
    given_up = Q(state=State.READING, taken_at__lt=timezone.now() - LEASE)
    return DocumentText.objects.filter(Q(state=State.WAITING) | given_up)


def text_take() -> DocumentText | None:
    """Take the row that waits longest; None when there is none or enough are being read."""
    if _busy() >= AT_ONCE:
        return None
    _give_up()
    for pk in takeable().order_by("asked_at", "pk").values_list("pk", flat=True)[: AT_ONCE * 4]:
        name = uuid.uuid4().hex
        taken = (
            takeable()
            .filter(pk=pk)
            .update(
                state=State.READING,
                taken_at=timezone.now(),
                taken_by=name,
                attempts=F("attempts") + 1,
            )
        )
        if taken:
            return DocumentText.objects.select_related("document").get(pk=pk)
    return None


def text_put_back(*, text: DocumentText) -> None:
    """Let somebody else read a row; this reader has to end and the file is not to blame."""
    DocumentText.objects.filter(pk=text.pk, taken_by=text.taken_by).update(
        state=State.WAITING, taken_at=None, taken_by="", attempts=F("attempts") - 1
    )


def _busy() -> int:
    live = timezone.now() - LEASE
    return DocumentText.objects.filter(state=State.READING, taken_at__gte=live).count()


def _give_up() -> None:
    takeable().filter(attempts__gte=MOST_ATTEMPTS).update(
        state=State.FAILED, read_at=timezone.now(), taken_by=""
    )
