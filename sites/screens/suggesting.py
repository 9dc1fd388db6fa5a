"""Suggest a code for a school from its name."""

from __future__ import annotations

import re

from core.text import fold
from sites.school_data import CODE_LENGTH
from sites.short_names import short_name


def code_suggestion(name: str, level: str) -> str:
    """Return for example ``mnhoasua`` for “Trường Mầm non Hoa Sữa”; empty if there is no name."""
    return re.sub(r"[^a-z0-9]", "", fold(short_name(name, level)).lower())[:CODE_LENGTH]
