"""File names that are safe on every system and readable in an address."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from core.text import clean, fold

LONGEST_STEM = 60
"""Characters; a path in the database has room for a hundred."""

_UNSAFE = re.compile(r"[^a-z0-9]+")


def extension_of(name: str) -> str:
    """Return the extension in lower case, without the dot; ``""`` if there is none."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")


def safe_name(name: str, extension: str, *, fallback: str) -> str:
    """Return ``ke-hoach-thang-9.pdf`` for ``Kế hoạch tháng 9 (bản cuối).exe.PDF``-like names.

    Everything but plain letters and digits becomes a hyphen, inner dots too, so that no second
    extension survives. A name of which nothing is left becomes `fallback`.
    """
    stem = PurePosixPath(name.replace("\\", "/")).stem
    plain = _UNSAFE.sub("-", fold(clean(stem)).lower()).strip("-")[:LONGEST_STEM].strip("-")
    return f"{plain or fallback}.{extension}"
