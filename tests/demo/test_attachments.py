"""Attachments open, and their Vietnamese can be read by machines."""

from __future__ import annotations

import io
import zipfile
from unittest import TestCase

import openpyxl
from pypdfium2 import PdfDocument

from demo.attachments import Paper, print_docx, print_pdf
from demo.scans import as_recognised, print_scan, print_xlsx

PAPER = Paper(
    issuer="TRƯỜNG TIỂU HỌC THỬ NGHIỆM",
    number="12/KH-TH",
    place_and_date="Hà Nội, ngày 5 tháng 9 năm 2026",
    title="Kế hoạch tuyển sinh lớp 1",
    paragraphs=("Đường đến trường, giờ giấc, hồ sơ & những điều cần biết.",),
    rows=(("Việc", "Thời gian"), ("Đăng ký trực tuyến", "01/7")),
)


class AttachmentTests(TestCase):
    """PDF and DOCX."""

    def test_the_pdf_has_a_text_layer_with_every_vietnamese_letter(self) -> None:
        text = PdfDocument(print_pdf(PAPER))[0].get_textpage().get_text_bounded()
        for words in ("Kế hoạch tuyển sinh lớp 1", "Đường đến trường", "Đăng ký trực tuyến"):
            self.assertIn(words, text)

    def test_the_word_file_holds_title_paragraph_and_table(self) -> None:
        with zipfile.ZipFile(io.BytesIO(print_docx(PAPER))) as archive:
            self.assertIsNone(archive.testzip())
            document = archive.read("word/document.xml").decode()
        for words in ("Kế hoạch tuyển sinh lớp 1", "hồ sơ &amp; những điều", "<w:tbl>"):
            self.assertIn(words, document)

    def test_the_same_paper_gives_the_same_bytes(self) -> None:
        self.assertEqual(print_pdf(PAPER), print_pdf(PAPER))
        self.assertEqual(print_docx(PAPER), print_docx(PAPER))

    def test_a_scan_has_no_letters_but_a_text_as_machines_recognise_it(self) -> None:
        page = PdfDocument(print_scan(PAPER))[0]
        self.assertEqual(page.get_textpage().get_text_bounded().strip(), "")
        self.assertIn("Ke hoach tuyen sinh lop 1", as_recognised(PAPER))

    def test_the_sheet_holds_the_table(self) -> None:
        sheet = openpyxl.load_workbook(io.BytesIO(print_xlsx(PAPER))).active
        self.assertIn(("Đăng ký trực tuyến", "01/7"), list(sheet.values))
