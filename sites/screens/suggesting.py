"""Suggest a code for a school from its name."""

from __future__ import annotations

import re

from core.text import clean, fold
from sites.models import Level
from sites.school_data import CODE_LENGTH

PREFIXES = {Level.KINDERGARTEN: "mn", Level.PRIMARY: "th", Level.LOWER_SECONDARY: "thcs"}
_GENERIC = re.compile(
    r"^(truong\s+)?(mam non|mau giao|tieu hoc|trung hoc co so|thcs)?\s*", re.IGNORECASE
)


def code_suggestion(name: str, level: str) -> str:
    """Return for example ``mnhoasua`` for “Trường Mầm non Hoa Sữa”; empty if there is no name."""
    folded = fold(clean(name)).lower().strip()
    own = re.sub(r"[^a-z0-9]", "", _GENERIC.sub("", folded, count=1))
    if not own:
        return ""
    prefix = PREFIXES[Level(level)] if level in Level.values else ""
    return (prefix + own)[:CODE_LENGTH]
