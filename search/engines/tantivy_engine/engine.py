"""Tantivy behind the engine interface."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import tantivy

from search.engines.base import (
    Analysed,
    Answer,
    Engine,
    EngineError,
    Hit,
    IndexMissing,
    Plan,
    Rebuild,
    Status,
)
from search.engines.tantivy_engine.failures import is_tantivys
from search.engines.tantivy_engine.locks import file_lock
from search.engines.tantivy_engine.queries import Translator
from search.engines.tantivy_engine.rebuilding import (
    WRITER_BYTES,
    TantivyRebuild,
    remove_old_generations,
)
from search.engines.tantivy_engine.schema import GENERATION_PREFIX, document
from search.engines.tantivy_engine.soundness import is_sound

WRITER_WAIT_SECONDS = 10.0
"""Longest wait for another writer: a batch takes some ten milliseconds, joining the segments of a
fresh index of 60,000 items some five seconds."""

DRAIN_WAIT_SECONDS = 60.0
"""Longest wait for another process to bring the index up to the truth."""

DAMAGE = ("corrupt", "Unsupported dictionary")
"""What Tantivy says of files that are no longer what it wrote. Only that, or files that their
checksums contradict, makes us rebuild: no question and no full disk may."""

CHECK_PAUSE_SECONDS = 60.0
"""After files were found sound, a process reads them no sooner again, whatever fails."""

CHECK_WAIT_SECONDS = 2.0
"""Longest wait for a batch that is being written; after that the next failure checks."""


def _size_of(folder: Path) -> int:
    """Return the bytes in a folder whose files may vanish while they are counted."""
    size = 0
    for path in folder.glob("*"):
        with suppress(FileNotFoundError):
            size += path.stat().st_size
    return size


class TantivyEngine(Engine):
    """One area in one folder. Readers reopen for a new generation and reload after writes."""

    name = "tantivy"

    def __init__(self, folder: str, area: str) -> None:
        self.folder = Path(folder) / area
        self._pointer = self.folder / "current"
        self._mutex = threading.Lock()
        self._index: tantivy.Index | None = None
        self._identity: tuple[int, int] | None = None
        self._meta: tuple[int, int] | None = None
        self._path = self.folder
        self._sound_until = 0.0

    # Opening

    def _generation(self) -> Path:
        try:
            name = self._pointer.read_text(errors="replace").strip()
        except FileNotFoundError:
            raise IndexMissing("there is no index yet") from None
        except OSError as error:
            raise EngineError(f"the index cannot be read: {error}") from error
        folder = self.folder / name
        if not name.startswith(GENERATION_PREFIX):
            raise IndexMissing("the index has another schema")
        if not (folder / "meta.json").exists():
            raise IndexMissing("the index folder was lost")
        return folder

    @staticmethod
    def _identity_of(path: Path) -> tuple[int, int]:
        try:
            found = path.stat()
        except FileNotFoundError:
            raise IndexMissing("there is no index") from None
        except OSError as error:
            raise EngineError(f"the index cannot be read: {error}") from error
        return found.st_ino, found.st_mtime_ns

    def _open(self) -> tantivy.Index:
        """Return the index in use; look twice, for a swap may happen between two looks."""
        try:
            return self._open_once()
        except IndexMissing:
            self._index = None
            try:
                return self._open_once()
            except IndexMissing:
                self._tell_others()
                raise

    def _tell_others(self) -> None:
        """Let processes that had opened the index before it was damaged see that it is lost."""
        with suppress(EngineError, OSError):
            self._is_damaged(self._generation(), "")

    def _open_once(self) -> tantivy.Index:
        """Return the index in use, reopened or reloaded when somebody changed it."""
        with self._mutex:
            identity = self._identity_of(self._pointer)
            if self._index is None or identity != self._identity:
                generation = self._generation()
                self._index = self._opened(generation)
                self._path = generation
                self._identity, self._meta = identity, None
            meta = self._identity_of(self._path / "meta.json")
            if meta != self._meta:
                self._reload(self._index)
                self._meta = meta
            return self._index

    @staticmethod
    def _opened(generation: Path) -> tantivy.Index:
        try:
            index = tantivy.Index.open(str(generation))
            index.config_reader("manual")
            return index
        except BaseException as error:
            if not is_tantivys(error):
                raise
            raise IndexMissing(f"the index cannot be opened: {error}") from error

    @staticmethod
    def _reload(index: tantivy.Index) -> None:
        try:
            index.reload()
        except BaseException as error:
            if not is_tantivys(error):
                raise
            raise IndexMissing(f"the index cannot be read: {error}") from error

    @contextmanager
    def _searching(self) -> Iterator[tuple[tantivy.Index, tantivy.Searcher]]:
        index = self._open()
        with self._watched(self._path):
            yield index, index.searcher()

    @contextmanager
    def _watched(self, generation: Path) -> Iterator[None]:
        """Turn what Tantivy raises into our errors; a damaged generation is given up."""
        try:
            yield
        except BaseException as error:
            if not is_tantivys(error):
                raise
            if self._is_damaged(generation, str(error)):
                raise IndexMissing(f"the index is damaged: {error}") from error
            raise EngineError(f"Tantivy gave up: {error}") from error

    def _is_damaged(self, generation: Path, message: str) -> bool:
        """Tell whether files are to blame; if so let every process see that they are lost.

        Under the writer's lock, which a swap takes too: a fresh generation is never given up.
        """
        certain = any(sign in message for sign in DAMAGE)
        if not certain and time.monotonic() < self._sound_until:
            return False
        with file_lock(self.folder / "writer.lock", CHECK_WAIT_SECONDS):
            if self._generation() != generation:
                return False
            if not certain and is_sound(generation):
                self._sound_until = time.monotonic() + CHECK_PAUSE_SECONDS
                return False
            self._pointer.unlink(missing_ok=True)
        return True

    def damaged(self) -> bool:
        """Compare all files with their checksums: some damage only spoils the order of answers."""
        self._sound_until = 0.0
        try:
            return self._is_damaged(self._generation(), "")
        except IndexMissing:
            return False

    def usable(self) -> bool:
        """Tell whether the index can be opened."""
        try:
            self._open()
        except IndexMissing:
            return False
        return True

    # Writing

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the drain lock, shared by all areas of the index."""
        with file_lock(self.folder.parent / "drain.lock", DRAIN_WAIT_SECONDS):
            yield

    def write(self, items: Sequence[Analysed], deleted: Mapping[int, int] | None = None) -> None:
        """Write one batch: lock, open a writer, write, commit, close."""
        documents = [document(item) for item in items]
        gone = {*(deleted or ()), *(item.key for item in items)}
        generation = self._generation()
        with (
            self._watched(generation),
            file_lock(self.folder / "writer.lock", WRITER_WAIT_SECONDS),
        ):
            writer = self._opened(self._generation()).writer(WRITER_BYTES, 1)
            for key in gone:
                writer.delete_documents_by_term("key", key)
            for doc in documents:
                writer.add_document(doc)
            writer.commit()
            writer.wait_merging_threads()

    def rebuild(self) -> Rebuild:
        """Begin a fresh generation."""
        return TantivyRebuild(self.folder)

    def drop(self) -> None:
        """Remove the area's folder."""
        with self._mutex:
            shutil.rmtree(self.folder, ignore_errors=True)
            self._index = self._identity = self._meta = None

    # Asking

    def ask(self, plan: Plan) -> Answer:
        """Answer a plan; see `Plan`."""
        with self._searching() as (index, searcher):
            translator = Translator(index.schema, searcher, plan)
            order = {"date": "recency", "key": "key"}.get(plan.sort)
            found = searcher.search(
                translator.query(),
                limit=max(plan.limit, 1),
                offset=plan.offset,
                count=True,
                order_by_field=order,
                order=tantivy.Order.Asc if plan.sort == "key" else tantivy.Order.Desc,
            )
            best = found.hits[: plan.limit]
            addresses = [address for _, address in best]
            columns = [
                searcher.fast_field_values(name, addresses)
                for name in ("key", "day", "place", "timely")
            ]
            hits = [
                Hit(key, score if order is None else 0.0, day, place, bool(timely))
                for (score, _), key, day, place, timely in zip(best, *columns, strict=True)
            ]
            total = int(getattr(found, "count", 0) or 0)
            return Answer(hits, total, self._facets(translator, searcher, plan))

    @staticmethod
    def _facets(
        translator: Translator, searcher: tantivy.Searcher, plan: Plan
    ) -> dict[str, dict[str, int]]:
        counts: dict[str, dict[str, int]] = {}
        shared = [field for field in plan.facets if field not in plan.filters]
        runs = [(translator.counting(), shared)] if shared else []
        runs += [
            (translator.counting(field), [field]) for field in plan.facets if field in plan.filters
        ]
        for run_query, fields in runs:
            wanted = {
                field: {"terms": {"field": field, "size": plan.facet_size}} for field in fields
            }
            result = searcher.aggregate(run_query, wanted)
            for field in fields:
                buckets = result[field]["buckets"]
                counts[field] = {bucket["key"]: int(bucket["doc_count"]) for bucket in buckets}
        return counts

    def frequencies(self, wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, int]]:
        """Look tokens up in the dictionaries of fields."""
        with self._searching() as (_, searcher):
            return {
                field: {token: searcher.doc_freq(field, token) for token in tokens}
                for field, tokens in wanted.items()
            }

    def size(self) -> int:
        """Return the number of items."""
        with self._searching() as (_, searcher):
            return searcher.num_docs

    def status(self) -> Status:
        """Describe the index."""
        try:
            items = self.size()
        except IndexMissing as error:
            return Status(self._pointer.exists(), False, detail=str(error))
        except EngineError as error:
            return Status(True, True, detail=str(error))
        return Status(True, True, items, round(_size_of(self._path) / 1_000_000, 1))

    def remove_leftovers(self) -> None:
        """Delete generations that nobody uses any more."""
        remove_old_generations(self.folder)
