"""Building an index anew from the database, beside the one that goes on answering."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.apps import apps
from django.db.models import Max, Q
from django.utils import timezone
from modelsearch.index import get_indexed_models
from wagtail.models import Page

from search.analysis import analyse
from search.draining import truth
from search.engines import ADMIN, PUBLIC, get_engine
from search.engines.base import Engine, EngineBusy, EngineError, Rebuild, Record
from search.keys import PAGE_LABEL, root_label
from search.models import IndexChange
from search.records import CHUNK, visible_pages

logger = logging.getLogger(__name__)

BUSY_PAUSE_SECONDS = 0.2

Progress = Callable[[int, int], None]
"""Called with items done and items expected."""


def indexed_labels() -> list[str]:
    """Return the root models of everything that the admin's search finds, pages first."""
    labels = dict.fromkeys(root_label(model) for model in get_indexed_models())
    return [PAGE_LABEL, *(label for label in labels if label != PAGE_LABEL)]


def truth_ids(area: str, label: str) -> list[int]:
    """Return the ids of a root model that an area ought to hold."""
    if area == PUBLIC:
        return list(visible_pages().values_list("pk", flat=True)) if label == PAGE_LABEL else []
    model = apps.get_model(label)
    queryset = model._default_manager.all()
    if label == PAGE_LABEL:
        queryset = Page.objects.filter(depth__gt=1)
    return [pk for pk in queryset.values_list("pk", flat=True) if isinstance(pk, int)]


def _chunks(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _begun(engine: Engine, wait_seconds: float) -> Rebuild:
    """Begin a rebuild, after another one that is running. Raises `EngineBusy` after the wait."""
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            return engine.rebuild()
        except EngineBusy:
            if time.monotonic() >= deadline:
                raise
            time.sleep(BUSY_PAUSE_SECONDS)


def rebuild(area: str, progress: Progress | None = None, wait_seconds: float = 0.0) -> int:
    """Fill a fresh index of an area and put it into place; return how many items it holds.

    The old index answers and takes changes meanwhile; what changed since the start is read again
    before the swap, while drainers wait. Raises `EngineBusy` when another rebuild
    goes on for longer than `wait_seconds`.
    """
    engine = get_engine(area)
    fresh = _begun(engine, wait_seconds)
    started = timezone.now()
    floor = IndexChange.objects.aggregate(last=Max("pk"))["last"] or 0
    try:
        _fill(fresh, area, floor, progress)
        with get_engine(PUBLIC).exclusive():
            caught_up = timezone.now()
            _catch_up(fresh, area, floor, started)
            count = fresh.finish()
            _apply_again(caught_up)
        fresh.wait()
        return count
    except BaseException:
        fresh.abandon()
        raise


def _fill(fresh: Rebuild, area: str, floor: int, progress: Progress | None) -> None:
    todo = {label: truth_ids(area, label) for label in indexed_labels()}
    total, done = sum(map(len, todo.values())), 0
    for label, ids in todo.items():
        for chunk in _chunks(ids):
            _add(fresh, truth(area, label, dict.fromkeys(chunk, floor)))
            done += len(chunk)
            if progress is not None:
                progress(done, total)


def _add(fresh: Rebuild, answers: Iterable[tuple[Record | int, int]]) -> None:
    """Write records; keys without a record are removed."""
    gone: list[int] = []
    items = []
    for record, version in answers:
        if isinstance(record, int):
            gone.append(record)
        else:
            record.version = version
            items.append(analyse(record))
    fresh.add(items)
    fresh.delete(gone)


def _catch_up(fresh: Rebuild, area: str, floor: int, started: datetime) -> None:
    changed = IndexChange.objects.filter(
        Q(pk__gt=floor) | Q(applied_at__gte=started) | Q(applied_at__isnull=True)
    )
    by_label: dict[str, dict[int, int]] = {}
    for label, pk, version in changed.order_by("pk").values_list("model", "object_id", "pk"):
        by_label.setdefault(label, {})[pk] = version
    for label, objects in by_label.items():
        for chunk in _chunks(list(objects)):
            _add(fresh, truth(area, label, {pk: objects[pk] for pk in chunk}))


def _apply_again(since: datetime) -> None:
    """Let changes that another machine wrote to the old index during the swap be applied anew."""
    IndexChange.objects.filter(applied_at__gte=since).update(applied_at=None)


def rebuild_missing() -> bool:
    """Rebuild the areas without a usable index; tell whether all are usable afterwards."""
    complete = True
    for area in (PUBLIC, ADMIN):
        try:
            if get_engine(area).usable():
                continue
            logger.warning("The %s search index is missing or outdated; rebuilding it", area)
            rebuild(area)
        except EngineBusy:
            complete = False
        except EngineError as error:
            logger.warning("The %s search index cannot be rebuilt now: %s", area, error)
            complete = False
    return complete
