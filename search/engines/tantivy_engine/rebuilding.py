"""Building a fresh Tantivy generation beside the one in use."""

from __future__ import annotations

import json
import logging
import os
import shutil
import threading
import uuid
from collections import deque
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path

import tantivy

from search.engines.base import Analysed, EngineError, Rebuild
from search.engines.tantivy_engine.failures import is_tantivys
from search.engines.tantivy_engine.locks import file_lock
from search.engines.tantivy_engine.memory import give_back
from search.engines.tantivy_engine.schema import GENERATION_PREFIX, build_schema, document

logger = logging.getLogger(__name__)

SWAP_WAIT_SECONDS = 30.0
"""Longest wait for a batch that is being written to the old generation."""

QUICK_SECONDS = 0.5
"""So long a rebuild waits for what a small index needs; a large one is in use meanwhile."""

WRITER_BYTES = 15_000_000
"""Memory of a writer for a few items: the least that Tantivy allows."""

BUILD_BYTES = 185_000_000
"""Memory of the writer that fills a whole index, shared by its threads. With less, Tantivy writes
more and smaller segments and spends longer on joining them."""


JOINED_FROM = 8
SMALL_SEGMENT = 16_000
"""Tantivy joins segments when it finds so many of one size; below so many items all are of one."""

FEW_SEGMENTS = 2
"""Not worth joining: each segment of six costs a question half a millisecond."""


def remove_old_generations(folder: Path) -> None:
    """Delete all generations but the one in use; open readers keep their files till they close."""
    try:
        current = (folder / "current").read_text(errors="replace").strip()
    except FileNotFoundError:
        current = ""
    for path in folder.glob("g*-*"):
        if path.is_dir() and path.name != current:
            shutil.rmtree(path, ignore_errors=True)


class TantivyRebuild(Rebuild):
    """Fills a fresh generation; the lock keeps a second rebuild out and dies with the process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._joined = threading.Event()
        self._stack = ExitStack()
        self._stack.enter_context(file_lock(folder / "rebuild.lock", 0.0))
        remove_old_generations(folder)
        self.name = f"{GENERATION_PREFIX}{uuid.uuid4().hex[:12]}"
        self._fresh_pointer = folder / f"current.{self.name}"
        path = folder / self.name
        path.mkdir(parents=True)
        try:
            self._index = tantivy.Index(build_schema(), str(path))
            self._writer = self._index.writer(BUILD_BYTES, min(os.cpu_count() or 1, 4))
        except (ValueError, OSError) as error:
            self.abandon()
            raise EngineError(str(error)) from error
        self._written: set[int] = set()
        self._last: deque[Analysed] = deque(maxlen=2 * JOINED_FROM)

    def add(self, items: Iterable[Analysed]) -> None:
        """Write items; a key that came before is replaced."""
        try:
            for item in items:
                if item.key in self._written:
                    self._writer.delete_documents_by_term("key", item.key)
                self._written.add(item.key)
                self._writer.add_document(document(item))
                self._last.append(item)
        except (ValueError, OSError) as error:
            raise EngineError(str(error)) from error

    def delete(self, keys: Iterable[int]) -> None:
        """Remove keys."""
        gone = set(keys)
        self._last = deque((one for one in self._last if one.key not in gone), self._last.maxlen)
        for key in gone:
            self._writer.delete_documents_by_term("key", key)

    def finish(self) -> int:
        """Commit, point ``current`` at the fresh generation in one step, tidy up.

        From then on everything is found. Tantivy may go on joining small segments to large ones,
        which makes answers faster: only writers, the next rebuild and `wait` wait for that.
        """
        try:
            self._writer.commit()
            self._index.reload()
            count = self._index.searcher().num_docs
            self._swap()
        except (ValueError, OSError) as error:
            raise EngineError(str(error)) from error
        finally:
            self._stack.close()
        self._joined.wait(QUICK_SECONDS)
        return count

    def _swap(self) -> None:
        """Put the generation into use; the locks stay until Tantivy has done with it."""
        with ExitStack() as stack:
            stack.enter_context(self._stack.pop_all())
            stack.enter_context(file_lock(self.folder / "writer.lock", SWAP_WAIT_SECONDS))
            self._fresh_pointer.write_text(self.name)
            self._fresh_pointer.replace(self.folder / "current")
            with suppress(OSError):
                remove_old_generations(self.folder)
            locks = stack.pop_all()
        try:
            threading.Thread(target=self._join, args=(locks,)).start()
        except RuntimeError:  # No more threads are to be had.
            self._join(locks)

    def _join(self, locks: ExitStack) -> None:
        """Wait for Tantivy's own threads; the index is whole without them, too."""
        writer = self._writer
        del self._writer
        try:
            writer.wait_merging_threads()
            self._join_the_rest()
        except BaseException as error:
            if not is_tantivys(error):
                raise
            logger.warning("Tantivy did not join the segments of %s: %s", self.name, str(error))
        finally:
            del writer
            locks.close()
            self._joined.set()
        give_back()

    def _join_the_rest(self) -> None:
        """Let Tantivy join what is left apart because it is not enough.

        It has no order to join, only a rule for when. So the last items are written once more, each
        as a segment of its own, until the rule holds.
        """
        apart = self._small_segments()
        if not FEW_SEGMENTS < apart < JOINED_FROM:
            return
        writer = self._index.writer(WRITER_BYTES, 1)
        for item in {item.key: item for item in self._last}.values():
            writer.delete_documents_by_term("key", item.key)
            writer.add_document(document(item))
            writer.commit()
            before, apart = apart, self._small_segments()
            if apart >= JOINED_FROM or apart < before:
                break
        writer.wait_merging_threads()

    def _small_segments(self) -> int:
        meta = json.loads((self.folder / self.name / "meta.json").read_bytes())
        return sum(segment["max_doc"] < SMALL_SEGMENT for segment in meta["segments"])

    def wait(self) -> None:
        """Wait until a finished generation is as fast as it will be."""
        self._joined.wait()

    def abandon(self) -> None:
        """Remove the unfinished generation; one that is in use, or may be, stays."""
        with suppress(AttributeError):
            del self._writer  # Its threads end with it: nobody writes into the folder any more.
        if not self._may_be_in_use():
            shutil.rmtree(self.folder / self.name, ignore_errors=True)
            self._fresh_pointer.unlink(missing_ok=True)
        self._stack.close()

    def _may_be_in_use(self) -> bool:
        try:
            return (self.folder / "current").read_text(errors="replace").strip() == self.name
        except FileNotFoundError:
            return False
        except OSError:
            return True
