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

    def test_the_words_of_the_question_are_in_the_passage(self) -> None:
        """Beginning with a sentence must not push out what the passage was chosen for."""
        for words in range(1, 80):
            text = f"{'bên lề ' * 60}xa. {'gần ' * words}tuyển sinh. {'bên lề ' * 60}"
            shown = snippet([text], words_of("tuyển sinh"))
            self.assertIn("<mark>tuyển sinh</mark>", shown, words)
            self.assertLess(len(shown), 280)

    def test_a_passage_begins_with_a_sentence_near_its_first_word(self) -> None:
        far = "bên lề " * 60
        shown = snippet([f"{far}. Nay nhà trường tuyển sinh lớp sáu. {far}"], words_of("sáu"))
        self.assertTrue(shown.startswith("… Nay nhà trường tuyển sinh lớp <mark>sáu</mark>. bên"))
