"""What people call columns and levels, in both languages, with or without marks."""

from __future__ import annotations

from core.text import clean, fold
from sites.models import Level

REQUIRED_COLUMNS = ("code", "level", "name", "ward")
OPTIONAL_COLUMNS = ("name_en", "subdomain", "webmaster_email", "webmaster_name")
COLUMNS = REQUIRED_COLUMNS + OPTIONAL_COLUMNS

_COLUMN_WORDS = {
    "code": ("ma", "ma truong"),
    "level": ("cap", "cap hoc"),
    "name": ("ten", "ten truong"),
    "ward": ("phuong",),
    "name_en": ("ten tieng anh", "english name", "name en"),
    "subdomain": ("ten mien", "ten mien con", "host"),
    "webmaster_email": ("email", "e-mail", "email quan tri", "webmaster email"),
    "webmaster_name": ("nguoi quan tri", "ten nguoi quan tri", "webmaster name"),
}

_LEVEL_WORDS = {
    Level.KINDERGARTEN: ("mam non", "mn", "mau giao", "kindergarten", "preschool"),
    Level.PRIMARY: ("tieu hoc", "th", "cap 1", "primary", "primary school"),
    Level.LOWER_SECONDARY: (
        "trung hoc co so",
        "thcs",
        "cap 2",
        "lower_secondary",
        "lower secondary",
        "lower-secondary",
        "lower-secondary school",
    ),
}


def _key(text: str) -> str:
    return " ".join(fold(clean(text).lower()).split())


_COLUMN_OF = {word: column for column, words in _COLUMN_WORDS.items() for word in words}
_COLUMN_OF |= {column: column for column in COLUMNS}
_LEVEL_OF = {word: level for level, words in _LEVEL_WORDS.items() for word in words}


def column_read(text: str) -> str | None:
    """Return our name of a column for what stands in a header; None if it is unknown."""
    return _COLUMN_OF.get(_key(text))


def level_read(text: str) -> str:
    """Return the level that somebody wrote, or the text itself when it is none of ours."""
    level = _LEVEL_OF.get(_key(text))
    return level.value if level is not None else text
