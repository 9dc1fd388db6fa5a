"""Tantivy keeps the engines' contract, and what only an embedded engine has to do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any
from unittest import mock

from django.conf import settings
from django.test import SimpleTestCase, TestCase

from search.analysis import analyse
from search.engines.base import EngineBusy, EngineError, IndexMissing, Plan, Record
from search.engines.tantivy_engine.engine import TantivyEngine
from search.engines.tantivy_engine.soundness import COMPONENTS, is_sound
from tests.search.contract import EngineContract


class TantivyContractTest(EngineContract, TestCase):
    """The contract on an index in a folder of its own."""

    def new_engine(self) -> TantivyEngine:
        folder = tempfile.TemporaryDirectory(prefix="tantivy-")
        self.addCleanup(folder.cleanup)
        return TantivyEngine(folder.name, "public")


def panic() -> BaseException:
    """Return what Rust's panics look like from Python."""
    return type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})("no bounds")


def panicking() -> Any:
    """Let every question end in a panic."""
    return mock.patch.object(TantivyEngine, "_facets", side_effect=panic())


class Panicking:
    """A writer that gives up while segments are joined."""

    def __init__(self, writer: Any) -> None:
        self.commit = writer.commit

    def wait_merging_threads(self) -> None:
        """Raise what Rust raises."""
        raise panic()


def damage(folder: str, ending: str) -> None:
    """Change a byte in a file of the index in use, as a bad disk does."""
    path = next((Path(folder) / "public").glob(f"g*/*.{ending}"))
    content = bytearray(path.read_bytes())
    content[0] ^= 0xFF
    with path.open("r+b") as file:
        file.write(content)


def _write_many(folder: str, start: int, count: int, die_at: int | None) -> None:
    engine = TantivyEngine(folder, "public")
    for number in range(start, start + count):
        if number == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        engine.write([analyse(Record(number, f"Tin chung {number}"))])


class TantivyFolderTest(SimpleTestCase):
    """Generations, schema versions, loss, and several processes."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="tantivy-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.engine = TantivyEngine(self.folder, "public")
        self.engine.rebuild().finish()

    def test_another_process_sees_a_rebuild(self) -> None:
        reader = TantivyEngine(self.folder, "public")
        self.assertEqual(reader.size(), 0)
        fresh = self.engine.rebuild()
        fresh.add([analyse(Record(1, "Tin"))])
        fresh.finish()
        self.assertEqual(reader.size(), 1)

    def test_all_is_found_while_tantivy_still_joins_segments_and_writers_wait(self) -> None:
        joining = threading.Event()
        fresh = self.engine.rebuild()
        fresh.add([analyse(Record(1, "Tin"))])
        writer = fresh._writer
        fresh._writer = mock.Mock(wraps=writer)
        fresh._writer.wait_merging_threads.side_effect = lambda: (
            joining.wait(10) and writer.wait_merging_threads()
        )
        fresh.finish()
        self.assertEqual(self.engine.size(), 1)
        wait = "search.engines.tantivy_engine.engine.WRITER_WAIT_SECONDS"
        with mock.patch(wait, 0.0), self.assertRaises(EngineBusy):
            self.engine.write([analyse(Record(2, "Tin"))])
        joining.set()
        fresh.wait()
        self.engine.write([analyse(Record(2, "Tin"))])
        self.assertEqual(self.engine.size(), 2)

    def test_whatever_fails_after_the_swap_takes_no_index_away(self) -> None:
        tidying = "search.engines.tantivy_engine.rebuilding.remove_old_generations"
        for error in (KeyboardInterrupt(), MemoryError()):
            fresh = self.engine.rebuild()
            fresh.add([analyse(Record(1, "Tin"))])
            with mock.patch(tidying, side_effect=error), self.assertRaises(type(error)):
                fresh.finish()
            fresh.abandon()
            self.assertEqual(self.engine.size(), 1)

    def test_a_panic_while_segments_are_joined_locks_nobody_out(self) -> None:
        fresh = self.engine.rebuild()
        fresh._writer = Panicking(fresh._writer)
        with self.assertLogs("search.engines.tantivy_engine.rebuilding"):
            fresh.finish()
            fresh.wait()
        self.engine.write([analyse(Record(1, "Tin"))])
        self.engine.rebuild().finish()

    def test_segments_that_are_too_few_for_tantivys_rule_are_joined_too(self) -> None:
        for few, expected in ((0, 1), (20, 2)):
            fresh = self.engine.rebuild()
            with mock.patch("search.engines.tantivy_engine.rebuilding.FEW_SEGMENTS", few):
                fresh.add([analyse(Record(number, "Tin")) for number in range(1, 41)])
                fresh.delete([39])
                fresh.finish()
                fresh.wait()
            with self.engine._searching() as (_index, searcher):
                self.assertLessEqual(searcher.num_segments, expected)
            self.assertEqual(self.engine.keys(), {*range(1, 39), 40})

    def test_an_abandoned_rebuild_leaves_no_files(self) -> None:
        before = sorted((Path(self.folder) / "public").iterdir())
        fresh = self.engine.rebuild()
        fresh.add([analyse(Record(1, "Tin"))])
        fresh.abandon()
        self.assertEqual(sorted((Path(self.folder) / "public").iterdir()), before)

    def test_a_second_rebuild_is_refused_while_one_runs(self) -> None:
        fresh = self.engine.rebuild()
        with self.assertRaises(EngineBusy):
            TantivyEngine(self.folder, "public").rebuild()
        fresh.abandon()
        self.engine.rebuild().abandon()

    def test_an_index_of_another_schema_is_noticed(self) -> None:
        pointer = Path(self.folder) / "public" / "current"
        pointer.write_text("g0-old")
        self.assertFalse(self.engine.status().current_schema)
        with self.assertRaises(IndexMissing):
            self.engine.ask(Plan())

    def test_a_lost_folder_is_noticed(self) -> None:
        self.assertEqual(self.engine.size(), 0)
        for path in sorted((Path(self.folder) / "public").rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
        with self.assertRaises(IndexMissing):
            self.engine.ask(Plan())

    def test_a_damaged_index_is_noticed(self) -> None:
        meta = next((Path(self.folder) / "public").glob("g*/meta.json"))
        meta.write_text("{")
        with self.assertRaises(IndexMissing):
            TantivyEngine(self.folder, "public").ask(Plan())

    def test_a_damaged_pointer_is_noticed(self) -> None:
        pointer = Path(self.folder) / "public" / "current"
        pointer.write_bytes(b"\xff\xfe\x00")
        with self.assertRaises(IndexMissing):
            TantivyEngine(self.folder, "public").ask(Plan())
        self.engine.rebuild().finish()
        self.assertEqual(TantivyEngine(self.folder, "public").size(), 0)

    def test_files_that_are_damaged_later_make_it_rebuild_itself(self) -> None:
        self.engine.write([analyse(Record(1, "Tin mới"))])
        self.assertEqual(self.engine.frequencies({"text_f": ["tin"]}), {"text_f": {"tin": 1}})
        for path in (Path(self.folder) / "public").glob("g*/*.pos"):
            path.unlink()
        reader = TantivyEngine(self.folder, "public")
        self.assertTrue(reader.usable())
        with self.assertRaises(IndexMissing):
            reader.frequencies({"text_f": ["tin"]})
        self.assertFalse(TantivyEngine(self.folder, "public").usable())

    def test_a_panic_of_rust_is_an_error_of_the_engine(self) -> None:
        self.engine.write([analyse(Record(1, "Tin mới"))])
        with panicking(), self.assertRaises(EngineError) as caught:
            self.engine.ask(Plan())
        self.assertNotIsInstance(caught.exception, IndexMissing)
        self.assertTrue(self.engine.usable())
        self.assertEqual(self.engine.size(), 1)

    def test_a_panic_over_damaged_files_makes_it_rebuild_itself(self) -> None:
        other = TantivyEngine(self.folder, "public")
        for ending in COMPONENTS:
            self.engine.write([analyse(Record(1, "Tin mới"))])
            self.assertEqual(other.size(), 1)
            damage(self.folder, ending)
            with panicking(), self.assertRaises(IndexMissing):
                self.engine.ask(Plan())
            self.assertFalse(self.engine.usable(), ending)
            self.assertFalse(other.usable(), ending)
            self.engine.rebuild().finish()
            self.assertTrue(other.usable(), ending)

    def test_an_old_reader_never_gives_a_fresh_index_up(self) -> None:
        self.engine.write([analyse(Record(1, "Tin mới"))])
        self.assertEqual(self.engine.size(), 1)

        def swap(*_args: object) -> None:
            TantivyEngine(self.folder, "public").rebuild().finish()
            raise ValueError("corrupt")

        swapped = mock.patch.object(TantivyEngine, "_facets", side_effect=swap)
        with swapped, self.assertRaises(EngineError):
            self.engine.ask(Plan())
        self.assertTrue(self.engine.usable())

    def test_sound_files_are_not_read_at_every_failure(self) -> None:
        path = "search.engines.tantivy_engine.engine.is_sound"
        with panicking(), mock.patch(path, return_value=True) as check:
            for _ in range(3):
                with self.assertRaises(EngineError):
                    self.engine.ask(Plan())
        check.assert_called_once()

    def test_a_write_that_meets_damaged_files_makes_it_rebuild_itself(self) -> None:
        self.engine.write([analyse(Record(1, "Tin mới"))])
        damage(self.folder, "idx")
        opened = mock.patch.object(TantivyEngine, "_opened", side_effect=panic())
        with opened, self.assertRaises(IndexMissing):
            TantivyEngine(self.folder, "public").write([analyse(Record(2, "Tin"))])
        self.assertFalse(TantivyEngine(self.folder, "public").usable())

    def test_a_sound_index_with_deleted_items_is_sound(self) -> None:
        for number in (1, 2, 3):
            self.engine.write([analyse(Record(number, f"Tin {number}"))])
        self.engine.write([], {2: 9})
        generation = next((Path(self.folder) / "public").glob("g*-*"))
        self.assertTrue(is_sound(generation))
        (generation / "meta.json").write_text("{")
        self.assertFalse(is_sound(generation))

    def test_a_folder_that_cannot_be_read_fails_as_an_engine_does(self) -> None:
        pointer = Path(self.folder) / "public" / "current"
        pointer.unlink()
        pointer.mkdir()
        with self.assertRaises(EngineError):
            TantivyEngine(self.folder, "public").ask(Plan())

    def test_four_processes_write_at_once_and_a_killed_one_stops_nobody(self) -> None:
        # Programs of their own: the processes of a parallel test run may not have children.
        call = "from tests.search.test_tantivy import _write_many; _write_many({!r}, {}, 15, {})"
        jobs = [
            subprocess.Popen(
                [
                    sys.executable,
                    "-c",
                    call.format(self.folder, worker * 100 + 1, 208 if worker == 2 else None),
                ],
                cwd=settings.BASE_DIR,
                env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test"},
            )
            for worker in range(4)
        ]
        deadline = time.monotonic() + 60
        while any(job.poll() is None for job in jobs) and time.monotonic() < deadline:
            self.engine.ask(Plan())
            time.sleep(0.02)
        for job in jobs:
            job.wait(10)
        wanted = {worker * 100 + offset for worker in (0, 1, 3) for offset in range(1, 16)}
        wanted |= {200 + offset for offset in range(1, 8)}
        self.assertEqual(self.engine.keys(), wanted)
        self.assertEqual(self.engine.size(), len(wanted))
