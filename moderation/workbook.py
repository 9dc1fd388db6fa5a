"""The figures as a spreadsheet."""

from __future__ import annotations

from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from core.spreadsheets import plain_cell
from moderation.selectors.figures import Figures, Line
from news.models import ReasonCode


def figures_workbook(figures: Figures) -> bytes:
    """Return an XLSX file with one sheet a table; numbers are numbers, dates are in its title."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = (
        (_("Schools"), _("School"), figures.schools),
        (_("Topics"), _("Topic"), figures.topics),
        (_("Months"), _("Month"), figures.months),
    )
    for title, first, lines in sheets:
        sheet = book.create_sheet(title)
        _fill(sheet, first, lines, figures)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(sheet: Worksheet, first: str, lines: list[Line], figures: Figures) -> None:
    period = f"{figures.since:%d/%m/%Y} – {figures.until:%d/%m/%Y}"
    sheet.append([_("Stories offered to the district, %(period)s") % {"period": period}])
    sheet.append([])
    sheet.append(
        [
            first,
            _("Offered"),
            _("Accepted"),
            _("Declined"),
            _("Returned"),
            _("Withdrawn"),
            _("Waiting"),
            _("Per cent accepted"),
            _("Hours to decision (median)"),
            *(str(label) for label in ReasonCode.labels),
        ]
    )
    for line in lines:
        sheet.append([plain_cell(line.name), *_numbers(line)])
    sheet.append([_("Total"), *_numbers(figures.total)])
    sheet["A1"].font = Font(bold=True, size=14)
    for row in (3, sheet.max_row):
        for cell in sheet[row]:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=row == 3, vertical="top")
    sheet.column_dimensions["A"].width = 44
    for column in range(2, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 14
    sheet.freeze_panes = "B4"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _numbers(line: Line) -> list[int | None]:
    return [
        line.offered,
        line.accepted,
        line.declined,
        line.returned,
        line.withdrawn,
        line.waiting,
        line.share,
        line.median_hours,
        *line.reason_counts(),
    ]
