"""Figures that tests measure, shown as tables at the end of a run, parallel or not."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PLACE = "SCHOOL_GATE_TEST_FIGURES"
"""Environment variable with the file that all processes of a run write to."""


def note_row(table: str, row: Mapping[str, Any]) -> None:
    """Add a row to a table; its keys are the columns. Nothing happens outside our runner."""
    if PLACE in os.environ:
        with Path(os.environ[PLACE]).open("a", encoding="utf-8") as file:
            file.write(json.dumps([table, dict(row)]) + "\n")


@contextmanager
def figures_kept() -> Iterator[list[str]]:
    """Collect what is noted inside the block; afterwards the list holds the lines to print."""
    lines: list[str] = []
    with tempfile.TemporaryDirectory(prefix="school-gate-figures-") as folder:
        file = Path(folder) / "rows"
        os.environ[PLACE] = str(file)
        try:
            yield lines
        finally:
            del os.environ[PLACE]
            if file.exists():
                rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
                lines += tables_of(rows)


def tables_of(rows: list[tuple[str, dict[str, Any]]]) -> list[str]:
    """Return the tables as lines of text, one after the other, rows sorted by their first cell."""
    lines = []
    for table in dict.fromkeys(name for name, _ in rows):
        found = [row for name, row in rows if name == table]
        columns = list(dict.fromkeys(column for row in found for column in row))
        body = sorted([str(row.get(column, "")) for column in columns] for row in found)
        lines += ["", table, *_aligned([columns, *body])]
    return lines


def _aligned(cells: list[list[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
