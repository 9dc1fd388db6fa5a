"""Who reads, and when.

With a real task queue (`TASKS`), tasks, one file each, behind everything more urgent. Without one,
a thread of this process that starts the reading processes one after the other. A process that dies
leaves its rows in the table: the next upload takes them, and so does any request minutes later.
"""

from __future__ import annotations

import atexit
import logging
import time
from typing import Any

from django.conf import settings
from django_tasks import task_backends
from django_tasks.backends.immediate import ImmediateBackend

from core.background import BackgroundWorker

logger = logging.getLogger(__name__)

LOOK_SECONDS = 300.0
"""A process that serves requests looks so often for rows that somebody left behind."""

EXIT_SECONDS = 5.0
_last_look = {"at": time.monotonic()}


def drained() -> bool:
    """Read what waits; tell whether nothing went wrong that trying again may mend."""
    from library.reading.draining import drain

    try:
        drain()
    except Exception:
        logger.exception("Reading documents failed")
        return False
    return True


_worker = BackgroundWorker("document-reading", drained)


@atexit.register
def _leave() -> None:
    from library.reading.child import stop

    stop()
    _worker.leave(EXIT_SECONDS)


def wake() -> None:
    """See to it that waiting documents are read soon; returns at once."""
    mode = getattr(settings, "DOCUMENT_READING", "background")
    if mode == "inline":
        drained()
    elif mode == "background":
        if _without_queue():
            _worker.wake()
        else:
            from library.tasks import read_next_document

            read_next_document.enqueue()


def look_sometimes(**kwargs: Any) -> None:
    """Wake the thread if the last look was long ago; called at every request, so nearly free."""
    now = time.monotonic()
    if now - _last_look["at"] < LOOK_SECONDS:
        return
    _last_look["at"] = now
    if getattr(settings, "DOCUMENT_READING", "background") == "background" and _without_queue():
        _worker.wake()


def _without_queue() -> bool:
    return isinstance(task_backends["default"], ImmediateBackend)


def wait_until_read(seconds: float) -> bool:
    """Wait for this process's own thread; for commands and tests."""
    return _worker.wait(seconds)
