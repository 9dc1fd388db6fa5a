"""File locks between processes: released by the kernel when a process dies, however it dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.engines.base import EngineBusy

PAUSE_SECONDS = 0.01


@contextmanager
def file_lock(path: Path, wait_seconds: float) -> Iterator[None]:
    """Hold an exclusive lock on a file; raise `EngineBusy` when it is not free in time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    deadline = time.monotonic() + wait_seconds
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise EngineBusy(f"{path.name} is held by another process") from None
                time.sleep(PAUSE_SECONDS)
        yield
    finally:
        os.close(handle)
