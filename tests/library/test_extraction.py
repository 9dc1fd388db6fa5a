"""Text comes out of every kind of file, page by page, and hostile files end in a clear way."""

from __future__ import annotations

import json
import os
import shutil
import unittest
import unittest.mock
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.test import SimpleTestCase

from library.extraction import limits
from library.extraction.formats import read_file
from library.extraction.report import Report, parts_of, tidy
from library.extraction.scans import recogniser
from tests.library import papers
from tests.library.files import archive, pdf


def read(content: bytes, kind: str) -> tuple[list[tuple[int, str]], dict[str, Any]]:
    """Return the pages found in a file, and its end."""
    out = StringIO()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        read_file(path, kind, Report(out))
    *pages, end = [json.loads(line) for line in out.getvalue().splitlines()]
    return [(page["page"], page["text"]) for page in pages], end


class KindTests(SimpleTestCase):
    """What a reader of the file sees is what is found, on its page."""

    def test_pdf(self) -> None:
        pages, end = read(
            papers.printed_pdf("Kế hoạch tuyển sinh lớp 1", "", "Hồ sơ nộp trước 15/7"), "pdf"
        )
        self.assertEqual(pages, [(1, "Kế hoạch tuyển sinh lớp 1"), (3, "Hồ sơ nộp trước 15/7")])
        self.assertEqual((end["end"], end["pages"], end["cut"]), ("done", 3, False))

    def test_word_with_noted_pages_and_without(self) -> None:
        pages, _end = read(papers.word("Trang đầu\nđoạn hai", "Trang sau"), "docx")
        self.assertEqual(pages, [(1, "Trang đầu\nđoạn hai"), (2, "Trang sau")])
        pages, end = read(papers.word("Chỉ một dòng"), "docx")
        self.assertEqual((pages, end["end"]), ([(0, "Chỉ một dòng")], "done"))

    def test_slides_in_the_order_in_which_they_are_shown(self) -> None:
        pages, _end = read(papers.presentation("Mở đầu", "Kết quả", "Cảm ơn"), "pptx")
        self.assertEqual(pages, [(1, "Mở đầu"), (2, "Kết quả"), (3, "Cảm ơn")])

    def test_open_text_without_its_comments(self) -> None:
        content = papers.open_text("Trang một", "Trang hai", comment="đừng cho ai xem")
        pages, _end = read(content, "odt")
        self.assertEqual(pages, [(1, "Trang một"), (2, "Trang hai")])

    def test_open_sheets(self) -> None:
        pages, _end = read(papers.open_sheets(Khoi1="An Nhiên", Khoi2="Bảo Bình"), "ods")
        self.assertEqual(pages, [(1, "Khoi1\nAn Nhiên"), (2, "Khoi2\nBảo Bình")])

    def test_sheets_without_the_hidden_ones(self) -> None:
        content = papers.workbook(
            hidden="Lương",
            **{
                "Khối 1": [["Lớp", "Sĩ số"], ["1A", 35.0]],
                "Lương": [["bí mật"]],
                "Khối 2": [["2A", 40]],
            },
        )
        pages, _end = read(content, "xlsx")
        self.assertEqual(pages, [(1, "Khối 1\nLớp Sĩ số\n1A 35"), (2, "Khối 2\n2A 40")])

    def test_plain_text_in_any_encoding(self) -> None:
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            pages, _end = read("Giáo dục".encode(encoding), "txt")
            self.assertEqual(pages, [(0, "Giáo dục")], encoding)

    def test_a_long_text_comes_in_parts(self) -> None:
        text = "một đoạn văn dài\n" * 2_000
        parts = parts_of(text.strip())
        self.assertGreater(len(parts), 4)
        self.assertLessEqual(max(map(len, parts)), limits.PART_CHARACTERS)
        self.assertEqual("\n".join(parts), text.strip())
        self.assertEqual(len("".join(parts_of("x" * 50_000))), 50_000)

    def test_signs_that_no_database_takes_are_left_out(self) -> None:
        self.assertEqual(tidy("a\0b\ud800c\ufffe  d\r\n\r\n\t e"), "abc d\ne")


class HostileTests(SimpleTestCase):
    """Never an exception; a word for each."""

    def test_each_ends_with_the_right_word(self) -> None:
        for name, content, kind, end in (
            ("nothing", b"", "pdf", "broken"),
            ("nothing at all in Word", b"", "docx", "broken"),
            ("only called a PDF", pdf(b"x" * 100), "pdf", "broken"),
            ("half a PDF", papers.printed_pdf("x" * 400)[:900], "pdf", "broken"),
            ("locked PDF", papers.printed_pdf("mật", password="sen"), "pdf", "locked"),
            ("locked Word", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "docx", "locked"),
            ("Word called Excel", papers.word("x"), "xlsx", "broken"),
            ("Excel called Word", papers.workbook(A=[["x"]]), "docx", "broken"),
            ("PDF called Word", papers.printed_pdf("x"), "docx", "broken"),
            ("entities", papers.word_with_entities(), "docx", "broken"),
            ("archive of nothing", archive(), "odt", "broken"),
            ("no text", papers.printed_pdf(""), "pdf", "empty"),
            ("old Word", bytes.fromhex("d0cf11e0a1b11ae1"), "doc", "other"),
            ("archive", archive(("a.txt", b"x")), "zip", "other"),
        ):
            with self.subTest(name):
                pages, last = read(content, kind)
                self.assertEqual((pages, last["end"]), ([], end))

    @unittest.mock.patch("library.extraction.office.MOST_UNPACKED_BYTES", 4 * 1024 * 1024)
    def test_what_would_unpack_into_too_much_is_not_unpacked(self) -> None:
        _pages, end = read(papers.exploding_word(5), "docx")
        self.assertEqual(end["end"], "too_big")

    def test_a_bomb_below_the_limit_stops_at_the_most_characters(self) -> None:
        pages, end = read(papers.exploding_word(5), "docx")
        self.assertEqual((end["end"], end["cut"]), ("done", True))
        characters = sum(len(text) for _number, text in pages)
        self.assertLessEqual(characters, limits.MOST_CHARACTERS)
        self.assertGreater(characters, limits.MOST_CHARACTERS - limits.PART_CHARACTERS)

    def test_empty_lines_without_end_are_left_before_the_end(self) -> None:
        """What is broken behind the most that is read is never met."""
        lines = "<w:p/>" * (limits.MOST_CHARACTERS + 200_000)
        body = f'<w:document xmlns:w="w"><w:body>{lines}<broken </'
        _pages, end = read(archive(("word/document.xml", body.encode())), "docx")
        self.assertEqual((end["end"], end["cut"]), ("empty", True))

    def test_nested_without_end(self) -> None:
        _pages, end = read(papers.deep_word(), "docx")
        self.assertIn(end["end"], ("empty", "broken"))


class ScanTests(SimpleTestCase):
    """Pages that are pictures."""

    SCAN = papers.scanned_pdf(
        "KẾ HOẠCH\nTruyền thông về giáo dục và đào tạo\nHọc sinh và giáo viên các trường"
    )

    def test_without_tesseract_the_scan_is_counted(self) -> None:
        with unittest.mock.patch("library.extraction.scans.recogniser", return_value=""):
            pages, end = read(self.SCAN, "pdf")
        self.assertEqual((pages, end["end"], end["unread"]), ([], "scan", 1))

    def test_a_program_that_never_answers_costs_its_time_only(self) -> None:
        with TemporaryDirectory() as folder:
            program = Path(folder) / "tesseract"
            program.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
            program.chmod(0o700)
            with (
                unittest.mock.patch(
                    "library.extraction.scans.recogniser", return_value=str(program)
                ),
                unittest.mock.patch("library.extraction.scans.SCANNED_PAGE_SECONDS", 0.2),
            ):
                _pages, end = read(self.SCAN, "pdf")
        self.assertEqual((end["end"], end["unread"]), ("scan", 1))

    @unittest.skipUnless(
        shutil.which("tesseract") or os.environ.get("SCAN_TESTS"),
        "Tesseract is not installed (make test-all installs it)",
    )
    def test_letters_are_recognised(self) -> None:
        self.assertTrue(recogniser(), "Tesseract has no Vietnamese: install tesseract-ocr-vie")
        pages, end = read(self.SCAN, "pdf")
        self.assertEqual((end["end"], end["unread"], pages[0][0]), ("done", 0, 1))
        self.assertIn("giáo dục và đào tạo", pages[0][1])
