"""Running the process that reads one file, and understanding what it says.

The file may be anything that somebody uploaded. So it is read by a process that has limits on time,
memory and what it writes, no database, and none of our environment's secrets; and what it says is
taken with the same limits once more.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from library.extraction.limits import (
    MOST_CHARACTERS,
    MOST_FILE_BYTES,
    WALL_SECONDS,
    WRITTEN_BYTES,
)
from library.models import CustomDocument

logger = logging.getLogger(__name__)

ENDS = frozenset({"done", "scan", "empty", "locked", "broken", "too_big", "other"})
PASSED_ON = ("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX", "LD_LIBRARY_PATH")
"""Of our environment; it also holds passwords, which a reader of files does not need."""


class Interrupted(Exception):
    """Our own process is about to end; the file was not read."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page, or a part of one; number 0 where the file has no pages."""

    number: int
    text: str
    recognised: bool = False


@dataclass(slots=True)
class Found:
    """What came of a file. `end` is one of `ENDS`, or "failed"."""

    end: str = "failed"
    pages: list[FoundPage] = field(default_factory=list)
    page_count: int = 0
    unread: int = 0
    cut: bool = False


_running: set[subprocess.Popen[bytes]] = set()
_stopping = threading.Event()


def stop() -> None:
    """End the readers that this process has started; it is going to end itself."""
    _stopping.set()
    for process in list(_running):
        _end(process)


def document_read(document: CustomDocument, *, seconds: float = WALL_SECONDS) -> Found:
    """Read a document's file in a process of its own; never raises for what the file is.

    Raises `Interrupted` when `stop` was called meanwhile.
    """
    with tempfile.TemporaryDirectory(prefix="document-") as folder:
        path = Path(folder) / "file"
        try:
            with document.file.storage.open(document.file.name) as source, path.open("wb") as copy:
                size = source.size
                if size <= MOST_FILE_BYTES:
                    shutil.copyfileobj(source, copy)
        except OSError as error:
            logger.warning("Document %s has no file to read: %s", document.pk, error)
            return Found(end="broken")
        if size > MOST_FILE_BYTES:
            return Found(end="too_big")
        said = Path(folder) / "said"
        _run(path, document.file_extension.lower(), said, seconds)
        with said.open(encoding="utf-8", errors="replace") as lines:
            return understood(lines)


def _run(path: Path, kind: str, said: Path, seconds: float) -> None:
    """Let the process write to a file: a pipe would have to be read while it runs."""
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    environment |= {"TMPDIR": str(path.parent), "OMP_THREAD_LIMIT": "1", "PYTHONUTF8": "1"}
    complaints = said.with_suffix(".err")
    with said.open("wb") as out, complaints.open("wb") as errors:
        process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "library.extraction", str(path), kind],
            cwd=settings.BASE_DIR,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=errors,
            start_new_session=True,
        )
        _running.add(process)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            logger.warning("Reading a document took longer than %s s and was ended", seconds)
        finally:
            _end(process)
            _running.discard(process)
    if _stopping.is_set():
        raise Interrupted
    if process.returncode:
        last = complaints.read_bytes()[-300:].decode("utf-8", "replace").strip()
        logger.warning("The reader of a document ended with %s: %s", process.returncode, last)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and whatever it has started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def understood(said: IO[str]) -> Found:
    """Put together what was said; without a last word, what came before it is kept."""
    found = Found()
    for line in _lines(said):
        if "end" in line:
            found.end = line["end"] if line["end"] in ENDS else "failed"
            found.page_count = _number(line.get("pages"))
            found.unread = _number(line.get("unread"))
            found.cut = bool(line.get("cut"))
            return found
        found.pages.append(
            FoundPage(
                _number(line.get("page")), str(line.get("text", "")), bool(line.get("recognised"))
            )
        )
    if found.pages:
        found.end, found.cut = "done", True
        found.page_count = max(page.number for page in found.pages)
    return found


def _lines(said: IO[str]) -> Iterator[dict[str, Any]]:
    characters = 0
    for line in said:
        characters += len(line)
        if characters > WRITTEN_BYTES:
            return
        try:
            read = json.loads(line)
        except ValueError:
            return
        if not isinstance(read, dict):
            return
        yield read


def _number(value: Any) -> int:
    return value if isinstance(value, int) and 0 <= value < MOST_CHARACTERS else 0
