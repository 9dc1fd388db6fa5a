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
import threading
import time

from django.conf import settings
from django.db import close_old_connections, connections
from django_tasks import task_backends
from django_tasks.backends.immediate import ImmediateBackend

from search.engines.base import EngineError

logger = logging.getLogger(__name__)

COLLECT_SECONDS = 0.05
"""A pause before draining, so that the saves of one publication make one batch."""

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 30.0
"""Pause after a failure; doubled each time."""

EXIT_SECONDS = 30.0
"""A finishing process waits so long for changes that it has noted itself."""


class Follower:
    """The thread that drains; at most one runs in a process."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._wanted = threading.Event()
        self._leaving = threading.Event()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Make sure that a drain begins after now; returns at once."""
        self._wanted.set()
        with self._mutex:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="search-index", daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until the thread has nothing left to do; tell whether it came to that."""
        thread = self._thread
        if thread is None:
            return True
        thread.join(seconds)
        return not thread.is_alive()

    def leave(self) -> None:
        """Finish what is pending before the process ends, but do not wait for a dead engine."""
        self._leaving.set()
        self.wait(EXIT_SECONDS)

    def _run(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        try:
            while True:
                self._leaving.wait(COLLECT_SECONDS)
                self._wanted.clear()
                close_old_connections()
                if self._drained():
                    pause = FIRST_PAUSE_SECONDS
                elif self._leaving.wait(pause):
                    return
                else:
                    pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
                    continue
                with self._mutex:
                    if not self._wanted.is_set():
                        self._thread = None
                        return
        finally:
            connections.close_all()

    @staticmethod
    def _drained() -> bool:
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


_follower = Follower()
_last_look = {"at": 0.0}


@atexit.register
def _leave() -> None:
    _follower.leave()


def wake() -> None:
    """See to it that pending changes are applied soon."""
    mode = getattr(settings, "SEARCH_INDEXING", "background")
    if mode == "inline":
        Follower._drained()
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
