"""Writing down what changed, in the transaction that changes it, and waking the drain after it.

Called from signal handlers. One small INSERT is all that an editor waits for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import local

from django.db import transaction
from django.db.models import Model
from wagtail.models import Page

from search import following
from search.keys import PAGE_LABEL, root_label
from search.models import IndexChange

_state = local()
_BATCH = 1_000


def note(instance: Model) -> None:
    """Note that a thing was saved or deleted."""
    if isinstance(instance.pk, int):
        note_ids(root_label(type(instance)), (instance.pk,))


def note_pages_below(path: str) -> None:
    """Note a page and everything below it: after a move, a restriction, a school's change."""
    note_ids(PAGE_LABEL, Page.objects.filter(path__startswith=path).values_list("pk", flat=True))


def note_ids(label: str, ids: Iterable[int]) -> None:
    """Note things of one root model by their ids."""
    if getattr(_state, "paused", False):
        return
    rows = [IndexChange(model=label, object_id=pk) for pk in ids]
    if not rows:
        return
    IndexChange.objects.bulk_create(rows, batch_size=_BATCH)
    transaction.on_commit(following.wake)


@contextmanager
def unnoted() -> Iterator[None]:
    """Write nothing down in this thread: for bulk loads that rebuild the index afterwards."""
    before = getattr(_state, "paused", False)
    _state.paused = True
    try:
        yield
    finally:
        _state.paused = before
