"""Put a letter on its way: after the commit, through a task, so no editor waits for a server."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction

if TYPE_CHECKING:
    from django.db.models import Model


def mail_later(event: str, obj: Model, actor: Any) -> None:
    """Send the letters of an event once the transaction has been committed.

    Only ids travel: who gets a letter and what it says is found when it is sent, so that nobody who
    has left meanwhile gets one. A broken queue is logged by Django and undoes nothing.
    """
    send = partial(_enqueue, event, obj.pk, actor.pk if actor else None)
    transaction.on_commit(send, robust=True)


def _enqueue(event: str, object_id: int, actor_id: int | None) -> None:
    from moderation.mail.tasks import letters_send

    letters_send.enqueue(event, object_id, actor_id)
