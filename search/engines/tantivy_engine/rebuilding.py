"""Building a fresh Tantivy generation beside the one in use."""

from __future__ import annotations

import os
import shutil
import threading
import uuid
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path

import tantivy

from search.engines.base import Analysed, EngineError, Rebuild
from search.engines.tantivy_engine.locks import file_lock
from search.engines.tantivy_engine.memory import give_back
from search.engines.tantivy_engine.schema import GENERATION_PREFIX, build_schema, document

SWAP_WAIT_SECONDS = 30.0
"""Longest wait for a batch that is being written to the old generation."""

BUILD_BYTES = 185_000_000
"""Memory of the writer that fills a whole index, shared by its threads. With less, Tantivy writes
more and smaller segments and spends longer on joining them."""


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
        self._joining: threading.Thread | None = None
        self._stack = ExitStack()
        self._stack.enter_context(file_lock(folder / "rebuild.lock", 0.0))
        remove_old_generations(folder)
        self.name = f"{GENERATION_PREFIX}{uuid.uuid4().hex[:12]}"
        path = folder / self.name
        path.mkdir(parents=True)
        try:
            self._index = tantivy.Index(build_schema(), str(path))
            self._writer = self._index.writer(BUILD_BYTES, min(os.cpu_count() or 1, 4))
        except (ValueError, OSError) as error:
            self.abandon()
            raise EngineError(str(error)) from error
        self._written: set[int] = set()

    def add(self, items: Iterable[Analysed]) -> None:
        """Write items; a key that came before is replaced."""
        try:
            for item in items:
                if item.key in self._written:
                    self._writer.delete_documents_by_term("key", item.key)
                self._written.add(item.key)
                self._writer.add_document(document(item))
        except (ValueError, OSError) as error:
            raise EngineError(str(error)) from error

    def delete(self, keys: Iterable[int]) -> None:
        """Remove keys."""
        for key in keys:
            self._writer.delete_documents_by_term("key", key)

    def finish(self) -> int:
        """Commit, point ``current`` at the fresh generation in one step, tidy up.

        From then on everything is found. Tantivy may go on joining small segments to large ones,
        which makes answers faster: nobody waits for that but the next writer (and `wait`).
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
        return count

    def _swap(self) -> None:
        """Put the generation into use and keep other writers out until Tantivy has done with it."""
        fresh = self.folder / f"current.{self.name}"
        fresh.write_text(self.name)
        with ExitStack() as stack:
            stack.enter_context(file_lock(self.folder / "writer.lock", SWAP_WAIT_SECONDS))
            fresh.replace(self.folder / "current")
            remove_old_generations(self.folder)
            self._joining = threading.Thread(target=self._join, args=(stack.pop_all(),))
        self._joining.start()

    def _join(self, writing: ExitStack) -> None:
        """Wait for Tantivy's own threads; without them the index is whole, too."""
        with writing, suppress(ValueError, OSError):
            self._writer.wait_merging_threads()
        give_back()

    def wait(self) -> None:
        """Wait until a finished generation is as fast as it will be."""
        if self._joining is not None:
            self._joining.join()

    def abandon(self) -> None:
        """Remove the unfinished generation; a finished one is in use and stays."""
        if self._joining is None:
            shutil.rmtree(self.folder / self.name, ignore_errors=True)
        self._stack.close()
