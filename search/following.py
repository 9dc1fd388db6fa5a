"""Who applies the changes, and when.

With a real task queue (`TASKS`), a task. Without one, a thread of this process: it starts at the
first change, collects what comes within a moment, retries with growing pauses while an engine is
away, and ends when nothing is left. Either way nobody waits: neither the editor for the engine nor
the engine for the editor. A process that dies leaves its changes in the table; the next wake - any
change, any search, any start - takes them.
"""

from __future__ import annotations

import atexit
import logging
import time

from django.conf import settings
from django_tasks import task_backends
from django_tasks.backends.immediate import ImmediateBackend

from core.background import BackgroundWorker
from search.engines.base import EngineError

logger = logging.getLogger(__name__)

EXIT_SECONDS = 30.0
"""A finishing process waits so long for changes that it has noted itself."""


def drained() -> bool:
    """Drain once; tell whether the engine took everything."""
    from search.draining import drain
    from search.rebuilding import rebuild_missing

    try:
        if not rebuild_missing():
            return False
        drain()
    except EngineError as error:
        logger.warning("The search index cannot take changes now: %s", error)
        return False
    except Exception:
        logger.exception("Following changes failed")
        return False
    return True


_follower = BackgroundWorker("search-index", drained)
_last_look = {"at": 0.0}


@atexit.register
def _leave() -> None:
    _follower.leave(EXIT_SECONDS)


def wake() -> None:
    """See to it that pending changes are applied soon."""
    mode = getattr(settings, "SEARCH_INDEXING", "background")
    if mode == "inline":
        drained()
    elif mode == "background":
        if isinstance(task_backends["default"], ImmediateBackend):
            _follower.wake()
        else:
            from search.tasks import follow_changes

            follow_changes.enqueue()


def wake_sometimes(seconds: float = 5.0) -> None:
    """Wake, but not more often than every few seconds; for callers that come often."""
    now = time.monotonic()
    if now - _last_look["at"] >= seconds:
        _last_look["at"] = now
        wake()


def wait_until_followed(seconds: float = 10.0) -> bool:
    """Wait for this process's own thread; for commands and tests."""
    return _follower.wait(seconds)
