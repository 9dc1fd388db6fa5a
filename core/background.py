"""A thread of the process for work that nobody should wait for."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import close_old_connections, connections

COLLECT_SECONDS = 0.05
"""A pause before working, so that what belongs together is done together."""

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 30.0
"""Pause after a failure; doubled each time."""


class BackgroundWorker:
    """Runs `work` after each wake; at most one thread runs in a process.

    `work` does everything that is pending and tells whether it came to an end; if not, it is called
    again after growing pauses. It may not raise.
    """

    def __init__(self, name: str, work: Callable[[], bool]) -> None:
        self._name = name
        self._work = work
        self._mutex = threading.Lock()
        self._wanted = threading.Event()
        self._leaving = threading.Event()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Make sure that the work begins after now; returns at once."""
        self._wanted.set()
        with self._mutex:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until the thread has nothing left to do; tell whether it came to that."""
        thread = self._thread
        if thread is None:
            return True
        thread.join(seconds)
        return not thread.is_alive()

    def leave(self, seconds: float) -> None:
        """Finish what is pending before the process ends, but wait no longer than that."""
        self._leaving.set()
        self.wait(seconds)

    def _run(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        try:
            while True:
                self._leaving.wait(COLLECT_SECONDS)
                self._wanted.clear()
                close_old_connections()
                if self._work():
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
