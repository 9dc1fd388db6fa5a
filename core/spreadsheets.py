"""What every spreadsheet of ours minds."""

from __future__ import annotations

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run as a formula by the reader's program."""


def plain_cell(text: str) -> str:
    """Return a text that a spreadsheet program shows and does not run."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
