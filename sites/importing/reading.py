"""Read a table of schools from CSV or XLSX into rows that remember their line numbers."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import ParseError  # nosec B405  # the error only

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from sites.importing.words import COLUMNS, REQUIRED_COLUMNS, column_read

BYTES_LIMIT = 5_000_000
"""Largest file that is read; a thousand schools take some 100 kB."""

ROWS_LIMIT = 5_000
_XLSX_START = b"PK\x03\x04"
_XLS_START = b"\xd0\xcf\x11\xe0"
_UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff")


class FileProblem(Exception):
    """The file as a whole cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One school as it stands in the file; `line` counts from 1, the header included."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing to mend in the file. `column` is empty when the whole row is wrong."""

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        if self.column:
            return _("Line %(line)d, column “%(column)s”: %(message)s") % {
                "line": self.line,
                "column": self.column,
                "message": self.message,
            }
        return _("Line %(line)d: %(message)s") % {"line": self.line, "message": self.message}


@dataclass(slots=True)
class Table:
    """The readable rows, and what is wrong with the others.

    `headers` maps our column names to what the file calls them, for messages.
    """

    rows: list[Row] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)


_Line = tuple[int, list[str] | None]
"""Line number and cells; None for a line that the CSV reader could not take apart."""


def table_read(stream: IO[bytes]) -> Table:
    """Read a CSV or XLSX file. Raises `FileProblem` when there is no usable table in it."""
    raw = stream.read(BYTES_LIMIT + 1)
    if len(raw) > BYTES_LIMIT:
        raise FileProblem(_("The file is larger than 5 MB. Split it."))
    if not raw.strip():
        raise FileProblem(_("The file is empty."))
    if raw.startswith(_XLS_START):
        raise FileProblem(_("This is an old Excel file (.xls). Save it as .xlsx or .csv."))
    lines = _xlsx_lines(raw) if raw.startswith(_XLSX_START) else _csv_lines(raw)
    filled = (line for line in lines if line[1] is None or any(cell.strip() for cell in line[1]))
    return _table(filled)


def _table(lines: Iterator[_Line]) -> Table:
    first = next(lines, None)
    if first is None or first[1] is None:
        raise FileProblem(_("The file has no header line."))
    columns, headers = _header_read(first[1])
    table = Table(headers=headers)
    for count, (number, cells) in enumerate(lines, start=1):
        if count > ROWS_LIMIT:
            raise FileProblem(_("The file has more than 5,000 rows. Split it."))
        if cells is None:
            message = _("A quotation mark is not closed.")
            table.problems.append(RowProblem(number, "", message))
        elif problem := _row_problem(number, cells, len(columns)):
            table.problems.append(problem)
        else:
            named = zip(columns, cells, strict=False)
            table.rows.append(Row(number, {column: cell.strip() for column, cell in named}))
    return table


def _header_read(cells: list[str]) -> tuple[list[str], dict[str, str]]:
    """Return our column names in the file's order, and what the file calls them."""
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    columns: list[str] = []
    headers: dict[str, str] = {}
    for cell in cells:
        column = column_read(cell)
        if column is None:
            message = _("Line 1: unknown column “%(column)s”. Known columns: %(known)s.")
            raise FileProblem(message % {"column": _printable(cell), "known": ", ".join(COLUMNS)})
        if column in headers:
            message = _("Line 1: the column “%(column)s” stands there twice.")
            raise FileProblem(message % {"column": cell.strip()})
        columns.append(column)
        headers[column] = cell.strip()
    if missing := [column for column in REQUIRED_COLUMNS if column not in headers]:
        message = _("Line 1: these columns are missing: %(missing)s.")
        raise FileProblem(message % {"missing": ", ".join(missing)})
    return columns, headers


def _row_problem(number: int, cells: list[str], wanted: int) -> RowProblem | None:
    if any("\ufffd" in cell or _has_stray_bytes(cell) for cell in cells):
        return RowProblem(number, "", _("The row is not UTF-8 text. Save the file as “CSV UTF-8”."))
    surplus = any(cell.strip() for cell in cells[wanted:])
    if len(cells) < wanted or surplus:
        message = _("The row has %(found)d columns instead of %(wanted)d.")
        return RowProblem(number, "", message % {"found": len(cells), "wanted": wanted})
    return None


def _has_stray_bytes(text: str) -> bool:
    """Whether the text holds bytes that `surrogateescape` could not decode."""
    return any("\udc80" <= char <= "\udcff" for char in text)


def _printable(text: str) -> str:
    return text.strip().encode("utf-8", "replace").decode()


def _csv_lines(raw: bytes) -> Iterator[_Line]:
    if raw.startswith(_UTF16_STARTS):
        text = raw.decode("utf-16", "replace")
    else:
        text = raw.decode("utf-8-sig", "surrogateescape")
    header = text.splitlines()[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield number, None


def _xlsx_lines(raw: bytes) -> Iterator[_Line]:
    damaged = _("The Excel file cannot be read. Open it in Excel and save it again.")
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        width = 0
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            texts = [_cell_text(cell) for cell in cells]
            width = width or len(texts)
            yield number, texts + [""] * (width - len(texts))
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ParseError, IndexError) as error:
        raise FileProblem(damaged) from error


def _cell_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
