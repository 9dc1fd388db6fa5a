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
