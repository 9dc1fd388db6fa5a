"""What everybody calls a school: “MN Hoa Sữa” for “Trường Mầm non Hoa Sữa”."""

from __future__ import annotations

import re

from core.text import clean, fold
from sites.models import Level

PREFIXES = {Level.KINDERGARTEN: "MN", Level.PRIMARY: "TH", Level.LOWER_SECONDARY: "THCS"}
_GENERIC = re.compile(
    r"^(truong\s+)?(mam non|mau giao|tieu hoc|trung hoc co so|thcs)?\s*", re.IGNORECASE
)


def own_name(name: str) -> str:
    """Return a school's name without the words that tell its level; empty if nothing is left."""
    name = " ".join(clean(name).split())
    folded = fold(name)
    generic = _GENERIC.match(folded)
    # Folding keeps one letter for each, so what was matched is as long in the name itself.
    return name[generic.end() :] if generic and len(folded) == len(name) else name


def short_name(name: str, level: str) -> str:
    """Return level and own name as people say and type them; empty if there is no own name."""
    own = own_name(name)
    prefix = PREFIXES[Level(level)] if level in Level.values else ""
    return f"{prefix} {own}".strip() if own else ""
