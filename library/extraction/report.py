"""What a reader tells its parent: a line for every page, and one for the end."""

from __future__ import annotations

import json
import re
from typing import IO

from library.extraction.limits import MOST_CHARACTERS, MOST_PAGES, PART_CHARACTERS

_NEVER_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Signs that no database takes, or that a PDF puts where a line was hyphenated."""

_BLANKS = re.compile(r"[ \t\xa0\u2000-\u200a\u3000]+")
_EMPTY_LINES = re.compile(r"\s*\n\s*")


class Full(Exception):
    """Enough was read: what comes now is left out."""


class Unreadable(Exception):
    """The file ends here, for a reason that `end` names."""

    def __init__(self, end: str) -> None:
        super().__init__(end)
        self.end = end


def tidy(text: str) -> str:
    """Return a page's text without signs that are none, blanks and empty lines in a row."""
    text = _NEVER_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _EMPTY_LINES.sub("\n", _BLANKS.sub(" ", text)).strip()


def parts_of(text: str) -> list[str]:
    """Cut a long page into parts, at ends of lines or between words."""
    parts, start = [], 0
    while start < len(text):
        half, end = start + PART_CHARACTERS // 2, start + PART_CHARACTERS
        cut = len(text)
        if cut > end:
            cut = max(text.rfind("\n", half, end), 0) or max(text.rfind(" ", half, end), 0) or end
        parts.append(text[start:cut].strip())
        start = cut
    return [part for part in parts if part]


class Report:
    """Writes pages as they are read, so that what was read before a sudden end is not lost."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out
        self._characters = 0
        self.pages = 0
        self.texts = 0
        self.unread = 0

    def page(self, number: int, text: str, *, recognised: bool = False) -> None:
        """Write one page; number 0 where the file has no pages. Raises `Full`."""
        self.pages = max(self.pages, number)
        if number > MOST_PAGES:
            raise Full
        for part in parts_of(tidy(text[:MOST_CHARACTERS])):
            room = MOST_CHARACTERS - self._characters
            if room <= 0:
                raise Full
            self._characters += min(len(part), room)
            self.texts += 1
            self._write(page=number, text=part[:room], recognised=recognised)
        if len(text) > MOST_CHARACTERS:
            raise Full

    def page_without_text(self, number: int) -> None:
        """Note a page that is a picture and whose letters nobody recognised."""
        self.pages = max(self.pages, number)
        self.unread += 1

    def end(self, how: str, *, cut: bool = False) -> None:
        """Write how it ended."""
        self._write(end=how, pages=self.pages, unread=self.unread, cut=cut)

    def _write(self, **line: object) -> None:
        self._out.write(json.dumps(line, ensure_ascii=True) + "\n")
        self._out.flush()
