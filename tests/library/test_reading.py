"""A document's text is read beside the web process, once a file, whatever the file is."""

from __future__ import annotations

import os
from datetime import timedelta
from io import StringIO
from unittest import mock

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from library.models import CustomDocument, DocumentPage, DocumentText
from library.reading import taking
from library.reading.child import Found, FoundPage, Interrupted, document_read, understood
from library.reading.draining import drain, read_next
from library.reading.keeping import text_keep, text_keep_known
from library.reading.requests import text_request_again
from library.reading.taking import text_take
from tests.library import papers

State = DocumentText.State


def document(content: bytes, name: str, title: str = "Văn bản") -> CustomDocument:
    """Save a document as Wagtail's forms do."""
    made = CustomDocument(title=title, file=ContentFile(content, name))
    made._set_document_file_metadata()
    made.save()
    return made


def text_of(made: CustomDocument) -> DocumentText:
    """Return the row of a document as it is now."""
    return DocumentText.objects.get(document=made)


class ReadingTests(TestCase):
    """From the upload to the text, through the real process."""

    def test_an_upload_waits_and_is_read_by_the_next_drain(self) -> None:
        made = document(papers.printed_pdf("Trang một", "Trang hai"), "a.pdf")
        self.assertEqual(text_of(made).state, State.WAITING)
        self.assertEqual(drain(), 1)
        text = text_of(made)
        self.assertEqual((text.state, text.page_count, text.attempts), (State.DONE, 2, 1))
        self.assertEqual(made.search_pages(), ["Trang một", "Trang hai"])
        self.assertEqual(list(text.pages.values_list("number", flat=True)), [1, 2])
        self.assertEqual(drain(), 0)

    def test_what_cannot_be_read_ends_in_a_clear_state(self) -> None:
        for content, name, state in (
            (b"", "nothing.pdf", State.BROKEN),
            (papers.printed_pdf("mật", password="sen"), "locked.pdf", State.LOCKED),
            (papers.word("x"), "wrong.xlsx", State.BROKEN),
            (papers.printed_pdf(""), "blank.pdf", State.EMPTY),
            (bytes.fromhex("d0cf11e0a1b11ae1"), "old.doc", State.OTHER),
        ):
            made = document(content, name)
            drain()
            self.assertEqual(text_of(made).state, state, name)
            self.assertEqual(made.search_pages(), [])

    def test_a_file_that_is_gone_or_too_big_holds_nobody_up(self) -> None:
        gone, good = document(b"x", "gone.txt"), document(b"giao duc", "good.txt")
        gone.file.storage.delete(gone.file.name)
        with self.assertLogs("library.reading.child", "WARNING"):
            self.assertEqual(drain(), 2)
        self.assertEqual((text_of(gone).state, text_of(good).state), (State.BROKEN, State.DONE))
        big = document(b"x" * 100, "big.txt")
        with mock.patch("library.reading.child.MOST_FILE_BYTES", 50):
            drain()
        self.assertEqual(text_of(big).state, State.TOO_BIG)

    def test_a_file_that_never_ends_is_ended(self) -> None:
        made = document(papers.endless_pdf(), "endless.pdf")
        with self.assertLogs("library.reading.child", "WARNING"):
            found = document_read(made, seconds=3)
        self.assertEqual((found.end, found.pages), ("failed", []))

    def test_the_process_has_no_secrets_and_little_memory(self) -> None:
        made = document(b"x", "a.txt")
        with (
            mock.patch.dict(os.environ, {"SECRET_KEY": "geheim", "DATABASE_URL": "sqlite://"}),
            mock.patch("library.reading.child.subprocess.Popen", side_effect=OSError) as popen,
            self.assertRaises(OSError),
        ):
            document_read(made)
        self.assertNotIn("SECRET_KEY", popen.call_args.kwargs["env"])
        self.assertNotIn("DATABASE_URL", popen.call_args.kwargs["env"])

    def test_old_letters_are_repaired(self) -> None:
        made = document("Bé Gi¸o dôc vµ §µo t¹o, Kú thi tuyÓn sinh".encode(), "cu.txt")
        drain()
        self.assertIn("Giáo dục và Đào tạo", made.search_pages()[0])

    def test_the_same_file_is_read_once(self) -> None:
        content = papers.printed_pdf("Công văn gửi các trường")
        first, second = document(content, "a.pdf"), document(content, "b.pdf")
        with mock.patch("library.reading.draining.document_read", wraps=document_read) as read:
            self.assertEqual(drain(), 2)
        self.assertEqual(read.call_count, 1)
        self.assertEqual(first.search_pages(), second.search_pages())
        self.assertEqual(text_of(second).page_count, 1)


class ReplacementTests(TestCase):
    """Another file, another title, another wish."""

    def setUp(self) -> None:
        self.document = document(papers.printed_pdf("Bản cũ"), "a.pdf")
        drain()

    def test_a_replaced_file_is_read_again_and_its_old_text_is_gone_at_once(self) -> None:
        self.document.file = ContentFile(papers.printed_pdf("Bản mới"), "a.pdf")
        self.document._set_document_file_metadata()
        self.document.save()
        self.assertEqual(self.document.search_pages(), [])
        drain()
        self.assertEqual(self.document.search_pages(), ["Bản mới"])

    def test_a_new_title_does_not_make_it_read_again(self) -> None:
        self.document.title = "Tên khác"
        self.document.save()
        self.assertEqual(drain(), 0)
        self.assertEqual(self.document.search_pages(), ["Bản cũ"])

    def test_on_demand_it_is_read_again(self) -> None:
        text_request_again(document=self.document)
        self.assertEqual(text_of(self.document).state, State.WAITING)
        self.assertEqual(drain(), 1)

    def test_what_was_read_of_a_file_that_was_replaced_meanwhile_is_thrown_away(self) -> None:
        text_request_again(document=self.document)
        taken = text_take()
        text_request_again(document=self.document)
        found = Found("done", [FoundPage(1, "trễ")], 1)
        self.assertFalse(text_keep(text=taken, found=found))
        self.assertEqual(self.document.search_pages(), [])

    def test_a_deleted_document_takes_its_text_along(self) -> None:
        text_request_again(document=self.document)
        taken = text_take()
        self.document.delete()
        self.assertFalse(text_keep(text=taken, found=Found("done", [FoundPage(1, "x")], 1)))
        self.assertFalse(DocumentPage.objects.exists())


class TakingTests(TestCase):
    """Each row to one reader, and none is lost."""

    def setUp(self) -> None:
        self.documents = [document(b"giao duc", f"{number}.txt") for number in range(3)]

    def test_two_readers_never_take_the_same_and_not_too_many_at_once(self) -> None:
        first, second = text_take(), text_take()
        self.assertNotEqual(first.pk, second.pk)
        self.assertIsNone(text_take())
        text_keep(text=first, found=Found("empty"))
        self.assertNotIn(text_take().pk, (first.pk, second.pk))

    def test_a_row_of_a_reader_that_died_is_taken_again(self) -> None:
        dead = text_take()
        drain()
        self.assertEqual(text_of(dead.document).state, State.READING)
        past = timezone.now() - taking.LEASE - timedelta(seconds=1)
        DocumentText.objects.filter(pk=dead.pk).update(taken_at=past)
        self.assertEqual(drain(), 1)
        self.assertEqual(text_of(dead.document).state, State.DONE)
        self.assertFalse(text_keep(text=dead, found=Found("broken")))

    def test_a_file_at_which_readers_die_is_left_alone_in_the_end(self) -> None:
        past = timezone.now() - taking.LEASE - timedelta(seconds=1)
        DocumentText.objects.filter(document=self.documents[0]).update(
            state=State.READING, attempts=taking.MOST_ATTEMPTS, taken_at=past
        )
        self.assertEqual(drain(), 2)
        self.assertEqual(text_of(self.documents[0]).state, State.FAILED)

    def test_an_error_of_ours_ends_the_row_and_the_next_is_read(self) -> None:
        with (
            mock.patch(
                "library.reading.draining.document_read",
                side_effect=[ValueError("x"), Found("empty")],
            ),
            mock.patch("library.reading.draining.twin_of", return_value=None),
            self.assertLogs("library.reading.draining", "ERROR"),
        ):
            self.assertTrue(read_next())
            self.assertTrue(read_next())
        states = DocumentText.objects.order_by("pk").values_list("state", flat=True)
        self.assertEqual(list(states), [State.FAILED, State.EMPTY, State.WAITING])

    def test_a_process_that_ends_puts_its_row_back(self) -> None:
        with mock.patch("library.reading.draining.document_read", side_effect=Interrupted):
            self.assertFalse(read_next())
        self.assertEqual(DocumentText.objects.filter(state=State.WAITING, attempts=0).count(), 3)

    def test_documents_from_before_are_noted(self) -> None:
        DocumentText.objects.all().delete()
        self.assertEqual(drain(), 3)

    def test_what_the_process_says_is_taken_with_care(self) -> None:
        said = StringIO('{"page": -3, "text": "a"}\n{"page": 1e99}\nnonsense')
        found = understood(said)
        self.assertEqual((found.end, found.cut), ("done", True))
        self.assertEqual([page.number for page in found.pages], [0, 0])


class CommandTests(TestCase):
    """``manage.py read_documents``."""

    def run_command(self, *options: str) -> str:
        """Return what the command prints."""
        out = StringIO()
        call_command("read_documents", *options, stdout=out)
        return out.getvalue()

    def test_it_reads_what_waits_and_counts(self) -> None:
        document(b"giao duc", "a.txt")
        document(b"", "b.pdf")
        self.assertEqual(self.run_command("--status"), "waiting: 2\n")
        self.assertRegex(self.run_command(), r"2 documents read in .* s\nbroken: 1\ndone: 1\n")
        self.assertTrue(self.run_command().startswith("0 documents"))
        self.assertTrue(self.run_command("--failed").startswith("1 documents"))
        self.assertTrue(self.run_command("--all").startswith("2 documents"))

    def test_a_known_text_is_kept_without_reading(self) -> None:
        made = document(b"x", "a.txt")
        text_keep_known(document=made, pages=["một", "hai"])
        self.assertEqual(made.search_pages(), ["một", "hai"])
        self.assertEqual(drain(), 0)
