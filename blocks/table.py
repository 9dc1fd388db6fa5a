"""A table of plain texts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock

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


class TableBlock(WagtailTableBlock):
    """A table whose cells are plain text, with header row and caption for screen readers."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("table_options", TABLE_OPTIONS)
        super().__init__(**kwargs)

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
