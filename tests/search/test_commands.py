"""`search_index` and `search_eval` from the command line."""

from __future__ import annotations

import json
import tempfile
import time
from contextlib import ExitStack
from io import StringIO
from pathlib import Path
from unittest import mock

from django.core.management import CommandError, call_command
from django.test import TestCase

from search import changes
from search.engines import PUBLIC, get_engine
from search.engines.tantivy_engine.engine import TantivyEngine
from search.engines.tantivy_engine.rebuilding import TantivyRebuild
from search.selectors import SearchRequest, search_results
from tests.support.searching import SearchTestCase
from tests.support.stories import make_story


def run(*args: str) -> str:
    """Run a command and return what it printed."""
    out = StringIO()
    call_command(*args, stdout=out, stderr=StringIO())
    return out.getvalue()


class SearchIndexTest(SearchTestCase):
    """Rebuild, repair and status."""

    def test_status_rebuild_and_a_lost_index(self) -> None:
        self.assertIn("public: tantivy, ready", run("search_index", "status"))
        get_engine(PUBLIC).drop()
        self.assertIn("to be rebuilt", run("search_index", "status"))
        make_story(self.district.schools[0], "Robocon")
        self.assertIn("public:", run("search_index", "rebuild"))
        self.assertEqual(search_results(SearchRequest("robocon")).total, 1)

    def test_repair_finds_what_no_note_told_of(self) -> None:
        with changes.unnoted():
            story = make_story(self.district.schools[0], "Robocon")
        self.follow()
        self.assertEqual(search_results(SearchRequest("robocon")).total, 0)
        self.assertIn("public: 1 missing, 0 needless", run("search_index", "repair"))
        self.assertEqual(search_results(SearchRequest("robocon")).total, 1)
        with changes.unnoted():
            story.unpublish()
        self.assertIn("public: 0 missing, 1 needless", run("search_index", "repair"))

    def test_rebuild_waits_for_tantivy_before_it_writes_what_changed(self) -> None:
        make_story(self.district.schools[0], "Robocon")
        rebuilding = "search.engines.tantivy_engine.rebuilding"
        join = TantivyRebuild._join

        def slowly(fresh: TantivyRebuild, locks: ExitStack) -> None:
            time.sleep(0.2)
            join(fresh, locks)

        with (
            mock.patch(f"{rebuilding}.QUICK_SECONDS", 0.0),
            mock.patch("search.engines.tantivy_engine.engine.WRITER_WAIT_SECONDS", 0.0),
            mock.patch.object(TantivyRebuild, "_join", slowly),
        ):
            run("search_index", "rebuild")
        self.assertIn("\n0 changes pending", run("search_index", "status"))
        self.assertEqual(search_results(SearchRequest("robocon")).total, 1)

    def test_repair_finds_damage_that_no_question_stumbles_over(self) -> None:
        make_story(self.district.schools[0], "Robocon")
        self.follow()
        self.assertNotIn("damaged", run("search_index", "repair"))
        engine = get_engine(PUBLIC)
        assert isinstance(engine, TantivyEngine)
        path = next(engine.folder.glob("g*/*.fieldnorm"))
        content = path.read_bytes()
        path.write_bytes(bytes([content[0] ^ 0xFF]) + content[1:])
        self.assertEqual(search_results(SearchRequest("robocon")).total, 1)
        self.assertIn("public: files are damaged", run("search_index", "repair"))
        self.assertNotIn("damaged", run("search_index", "repair"))
        self.assertEqual(search_results(SearchRequest("robocon")).total, 1)


class SearchEvalTest(TestCase):
    """The measures, on a tiny set whose figures are known."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "tiny"
        self.folder.mkdir()
        self.write(
            "docs",
            [
                {"id": "a", "title": "Tuyển sinh", "body": "Lớp 1"},
                {"id": "b", "title": "Thực đơn", "body": "Tuần này"},
            ],
        )
        self.write(
            "queries",
            [
                {
                    "id": "1",
                    "text": "tuyển sinh",
                    "text_nodia": "tuyen sinh",
                    "text_typo": "tuyểnn sinh",
                },
                {"id": "2", "text": "thực đơn", "text_nodia": "thuc don"},
            ],
        )
        self.write(
            "qrels", [{"qid": "1", "did": "a", "rel": 1}, {"qid": "2", "did": "b", "rel": 1}]
        )

    def write(self, name: str, rows: list[dict[str, object]]) -> None:
        """Write one file of the set."""
        lines = "\n".join(json.dumps(row) for row in rows)
        (self.folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")

    def test_one_object_a_line(self) -> None:
        lines = run("search_eval", str(self.folder), "--engine", "tantivy", "--json").splitlines()
        rows = [json.loads(line) for line in lines]
        self.assertEqual([row["variant"] for row in rows], ["text", "text_nodia", "text_typo"])
        self.assertEqual([row["n"] for row in rows], [2, 2, 1])
        self.assertEqual({row["ndcg10"] for row in rows}, {1.0})
        self.assertEqual(
            list(rows[0]),
            "set engine variant n ndcg10 mrr10 recall10 recall100 empty index_seconds index_mb"
            " p50_ms p95_ms".split(),
        )

    def test_a_folder_of_sets_a_limit_and_variants(self) -> None:
        text = run(
            "search_eval",
            str(self.folder.parent),
            "--engine",
            "tantivy",
            "--variants",
            "text",
            "--limit",
            "1",
        )
        self.assertIn("tiny tantivy text: n=1", text)

    def test_a_broken_file_is_named_with_its_line(self) -> None:
        (self.folder / "qrels.jsonl").write_text('{"qid": "1", "did": "a"}\n{oops\n')
        with self.assertRaisesMessage(CommandError, "qrels.jsonl:2"):
            run("search_eval", str(self.folder), "--engine", "tantivy")

    def test_an_empty_folder_is_an_error(self) -> None:
        with tempfile.TemporaryDirectory() as empty, self.assertRaises(CommandError):
            run("search_eval", empty, "--engine", "tantivy")
