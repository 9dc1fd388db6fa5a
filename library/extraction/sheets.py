"""Excel: every sheet that is not hidden is a page, every row a line."""

from __future__ import annotations

import datetime as dt
import warnings
from pathlib import Path
from typing import Any

import openpyxl

from library.extraction.office import opened
from library.extraction.report import Report, Unreadable

EMPTY_ROWS = 5_000
"""After so many empty rows in a row a sheet is over, whatever size it claims."""


def read_xlsx(path: Path, report: Report) -> None:
    """Report every sheet. Raises `Unreadable`."""
    with opened(path), path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        except (ValueError, TypeError) as error:
            raise Unreadable("broken") from error
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for number, sheet in enumerate(shown, start=1):
            _read_sheet(sheet, number, report)


def _read_sheet(sheet: Any, number: int, report: Report) -> None:
    lines, length, empty = [sheet.title], 0, 0
    for row in sheet.iter_rows(values_only=True):
        line = "\t".join(_written(value) for value in row if value is not None)
        empty = 0 if line else empty + 1
        if empty > EMPTY_ROWS:
            break
        if line:
            lines.append(line)
            length += len(line)
        if length > 50_000:
            report.page(number, "\n".join(lines))
            lines, length = [], 0
    report.page(number, "\n".join(lines))


def _written(value: Any) -> str:
    """Return a cell's value as a Vietnamese reader writes it."""
    if isinstance(value, dt.datetime):
        day = f"{value:%d/%m/%Y}"
        return day if value.time() == dt.time() else f"{day} {value:%H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
