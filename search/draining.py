"""Bringing the index up to the truth: pending changes are read, looked up and written, in order."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.apps import apps
from django.db.models import F
from django.utils import timezone

from search.analysis import analyse
from search.engines import ADMIN, PUBLIC, get_engine
from search.engines.base import Analysed, EngineError, Record
from search.keys import PAGE_LABEL, key_of
from search.models import IndexChange
from search.records import admin_record, public_records, with_parts

logger = logging.getLogger(__name__)

BATCH = 200
"""Changes applied in one write."""

KEPT_FOR = timedelta(days=1)
"""Applied changes are kept so long for rebuilds that began before them."""

FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 2, 300
"""A change that cannot be applied waits 2, 4, 8… seconds, at most five minutes."""


def drain() -> int:
    """Apply every due change and return how many; one drainer at a time.

    Raises `EngineError` when an engine does not take the changes: they stay pending.
    """
    applied = 0
    with get_engine(PUBLIC).exclusive():
        while rows := _next_rows():
            _apply(rows)
            applied += len(rows)
    if applied:
        _forget_old()
    return applied


def _next_rows() -> list[IndexChange]:
    return list(IndexChange.objects.due(timezone.now()).order_by("pk")[:BATCH])


def _apply(rows: Sequence[IndexChange]) -> None:
    """Apply one batch; a thing that cannot be read must not hold the others up."""
    try:
        _write(rows)
    except EngineError:
        raise
    except Exception:
        logger.exception("A batch of index changes failed; trying them one by one")
        _apply_each(rows)
        return
    _mark_applied(rows)


def _apply_each(rows: Sequence[IndexChange]) -> None:
    for row in rows:
        try:
            _write([row])
        except EngineError:
            raise
        except Exception:
            logger.exception("Index change %s failed", row)
            wait = min(FIRST_WAIT_SECONDS * 2 ** min(row.attempts, 10), LONGEST_WAIT_SECONDS)
            IndexChange.objects.filter(pk=row.pk).update(
                attempts=F("attempts") + 1, due_at=timezone.now() + timedelta(seconds=wait)
            )
        else:
            _mark_applied([row])


def _mark_applied(rows: Sequence[IndexChange]) -> None:
    IndexChange.objects.filter(pk__in=[row.pk for row in rows]).update(applied_at=timezone.now())


def _forget_old() -> None:
    IndexChange.objects.filter(applied_at__lt=timezone.now() - KEPT_FOR).delete()


def _write(rows: Sequence[IndexChange]) -> None:
    """Read the truth about all things of a batch and write it to both areas."""
    versions: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        versions[row.model][row.object_id] = row.pk
    for area in (PUBLIC, ADMIN):
        items: list[Analysed] = []
        deleted: dict[int, int] = {}
        for label, objects in versions.items():
            for item, version in truth(area, label, objects):
                if isinstance(item, int):
                    deleted[item] = version
                else:
                    item.version = version
                    items.append(analyse(item))
        if items or deleted:
            get_engine(area).write(items, deleted)


def truth(area: str, label: str, objects: dict[int, int]) -> Iterable[tuple[Record | int, int]]:
    """Yield for each object id either its record, or its key when the area must not hold it.

    `objects` maps ids to versions; the version is handed back with each answer.
    """
    found: set[int] = set()
    records = public_truth(label, objects) if area == PUBLIC else admin_truth(label, objects)
    for pk, record in records:
        found.add(pk)
        yield record, objects[pk]
    if area == PUBLIC and label != PAGE_LABEL:
        return
    for pk, version in objects.items():
        if pk not in found:
            yield key_of(label, pk), version


def public_truth(label: str, ids: Iterable[int]) -> Iterable[tuple[int, Record]]:
    """Yield (id, record) of what the public may find."""
    if label == PAGE_LABEL:
        for record in public_records(ids):
            yield record.key, record


def admin_truth(label: str, ids: Iterable[int]) -> Iterable[tuple[int, Record]]:
    """Yield (id, record) of every existing thing of a root model."""
    model = apps.get_model(label)
    queryset = model._default_manager.filter(pk__in=list(ids))
    if hasattr(queryset, "specific"):
        queryset = with_parts(queryset.specific())
    for instance in queryset:
        yield instance.pk, admin_record(instance)
