"""What a result quotes: the original's words, marked, and readable where passages meet."""

from __future__ import annotations

from django.test import SimpleTestCase

from search.highlighting import snippet
from search.question import words_of


class SnippetTests(SimpleTestCase):
    """As a reader sees it below a title."""

    def test_a_heading_stays_apart_from_what_follows(self) -> None:
        passages = ["Lớp 1, lớp 6.", "Ai học trường nào", "Trẻ học theo tuyến."]
        self.assertEqual(
            snippet(passages, words_of("tuyen sinh")),
            "Lớp 1, lớp 6. Ai học trường nào · Trẻ học theo <mark>tuyến</mark>.",
        )

    def test_empty_passages_leave_no_trace(self) -> None:
        self.assertEqual(snippet(["", "Một", "  ", "Hai"], words_of("ba")), "Một · Hai")

    def test_the_pages_own_signs_are_escaped(self) -> None:
        self.assertEqual(
            snippet(["<b>thi", "cử</b>"], words_of("thi")),
            "&lt;b&gt;<mark>thi</mark> · cử&lt;/b&gt;",
        )

    def test_a_run_of_letters_longer_than_a_snippet_is_cut(self) -> None:
        """Somebody leans on a key, and every answer that holds the text must still be shown."""
        run = "x" * 400
        self.assertEqual(snippet([run], words_of("thi")), f"{'x' * 240} …")
        self.assertIn("<mark>thi</mark>", snippet([f"thi {run}"], words_of("thi")))
        self.assertTrue(snippet([f"a {run}"], words_of(run)).startswith("a"))

    def test_the_passage_with_most_different_words_is_taken(self) -> None:
        """The same word three times is worth less than two words of the question."""
        far = "bên lề " * 60
        text = f"thi thi thi. {far}. Tuyển sinh lớp sáu. {far}"
        shown = snippet([text], words_of("tuyển sinh thi"))
        self.assertIn("<mark>Tuyển sinh</mark>", shown)
        self.assertNotIn("thi", shown.replace("sinh", ""))
