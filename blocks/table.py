"""A table of plain texts."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock

from core.text import without_controls

TABLE_OPTIONS = {
    "minSpareRows": 0,
    "startRows": 3,
    "startCols": 3,
    "renderer": "text",
    "contextMenu": [
        "row_above",
        "row_below",
        "---------",
        "col_left",
        "col_right",
        "---------",
        "remove_row",
        "remove_col",
        "---------",
        "undo",
        "redo",
    ],
}


HEADERS = ("row", "column", "both", "neither")
"""What the editor of the table writes about its headers."""


def table_of(text: str) -> dict[str, Any] | None:
    """Return the table that was posted as JSON; None for what is none.

    Whatever else was posted is left out, so that no page can be saved which then cannot be shown:
    cells are texts, and there is nothing in our menu that merges or aligns them.
    """
    try:
        raw = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return None
    if not isinstance(raw, dict) or not isinstance(raw.get("data"), list):
        return None
    headers = raw.get("table_header_choice")
    table: dict[str, Any] = {
        "data": [[_cell(cell) for cell in row] for row in raw["data"] if isinstance(row, list)],
        "table_caption": _cell(raw.get("table_caption")) or "",
        "table_header_choice": headers if headers in HEADERS else "",
    }
    for name in ("first_row_is_table_header", "first_col_is_header"):
        table[name] = raw.get(name) is True
    return table


def _cell(value: Any) -> str | None:
    """Return a cell's text without control letters; an empty one is None in the editor."""
    if isinstance(value, str):
        return without_controls(value)
    return str(value) if isinstance(value, int | float) else None


class TableBlock(WagtailTableBlock):
    """A table whose cells are plain text, with header row and caption for screen readers."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("table_options", TABLE_OPTIONS)
        super().__init__(**kwargs)

    def value_from_form(self, value: str) -> dict[str, Any] | None:
        """Read what was posted."""
        return table_of(value)

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns, for example dates and places.")
        template = "blocks/table.html"
        preview_value = {
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_caption": "",
            "data": [["7:30", "8:15", "9:00"], ["4A", "4B", "4C"], ["5A", "5B", "5C"]],
        }
