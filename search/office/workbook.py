"""What people ask for, as a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from core.spreadsheets import plain_cell
from search.office.selectors import Line, Questions


def questions_workbook(questions: Questions, where: str) -> bytes:
    """Return an XLSX file: the most frequent questions, and those without results."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, lines in (
        (_("Questions"), questions.top),
        (_("Without results"), questions.empty),
    ):
        _fill(book.create_sheet(title), f"{title}: {where}", lines, questions)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(sheet: Worksheet, title: str, lines: Sequence[Line], questions: Questions) -> None:
    period = f"{questions.since:%d/%m/%Y} – {questions.until:%d/%m/%Y}"
    sheet.append([f"{title}, {period}"])
    sheet.append([])
    sheet.append([_("Question"), _("Asked"), _("Without a result")])
    for line in lines:
        sheet.append([plain_cell(line.text), line.asked, line.empty])
    sheet["A1"].font = Font(bold=True, size=14)
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    sheet.column_dimensions["A"].width = 60
    for column in ("B", "C"):
        sheet.column_dimensions[column].width = 16
    sheet.freeze_panes = "B4"
