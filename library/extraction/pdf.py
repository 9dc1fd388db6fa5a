"""PDF: the text layer of each page, or the letters of its picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from library.extraction.report import Report, Unreadable
from library.extraction.scans import Recogniser

FEW_LETTERS = 25
"""A page with fewer letters and with a picture on it is a scan; stamps and page numbers remain."""

PICTURES_LOOKED_FOR = 200
"""Objects of a page among which a picture is looked for."""


def read_pdf(path: Path, report: Report) -> None:
    """Report every page. Raises `Unreadable` for what is locked or broken."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise Unreadable("locked" if locked else "broken") from error
    recognise = Recogniser()
    for index in range(len(document)):
        _read_page(document, index, report, recognise)


def _read_page(document: Any, index: int, report: Report, recognise: Recogniser) -> None:
    try:
        page = document[index]
        text = page.get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError:  # one damaged page; the others may be fine
        report.page(index + 1, "")
        return
    if _letters(text) >= FEW_LETTERS or not _has_picture(page):
        report.page(index + 1, text)
    else:
        _read_picture(page, index + 1, text, report, recognise)
    page.close()


def _read_picture(page: Any, number: int, text: str, report: Report, recognise: Recogniser) -> None:
    recognised = recognise.text_of(page)
    if recognised is None:
        report.page(number, text)
        report.page_without_text(number)
    else:
        report.page(number, recognised, recognised=True)


def _letters(text: str) -> int:
    return sum(sign.isalnum() for sign in text)


def _has_picture(page: Any) -> bool:
    objects = page.get_objects(max_depth=4)
    return any(
        item.type == raw.FPDF_PAGEOBJ_IMAGE
        for _count, item in zip(range(PICTURES_LOOKED_FOR), objects, strict=False)
    )
