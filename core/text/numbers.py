"""Numbers of official documents, such as ``21/2018/QĐ-UBND`` or ``68/KH-PGDĐT``.

The shape is that of Decree 30/2020/NĐ-CP (art. 8 and its annex): a number, perhaps a year, then
abbreviations of the kind of document and of who issued it.
"""

from __future__ import annotations

import re

from core.text.letters import clean, fold, lower

MOST_NUMBERS = 200
"""A text that cites more documents than this is a list; the rest is found by its parts."""

_NUMBER = re.compile(
    r"(?<![\w/])(\d{1,5})\s?((?:/\d{4})?)\s?/\s?"
    r"([^\W\d_]{1,6}\d{0,2}(?:\s?[-–&]\s?[^\W\d_]{1,8}){0,4})(?![\w/])"
)
_WORD = re.compile(r"[^\W_]+")
_AMPERSAND = re.compile(r"\s?&\s?")


def _token(match: re.Match[str]) -> str:
    number, year, letters = match.groups()
    joined = f"{int(number)} {year} {_AMPERSAND.sub('', letters)}"
    return "_".join(_WORD.findall(fold(lower(joined))))


def document_numbers(text: str) -> list[str]:
    """Return each document number of a text as one folded token (``21_2018_qd_ubnd``), in order.

    Leading zeros are dropped, ``GD&ĐT`` equals ``GDĐT``. A fraction such as ``3/4`` or a date is no
    document number: letters must follow.
    """
    return list(written_numbers(text))


def written_numbers(text: str) -> dict[str, str]:
    """Return the document numbers of a text as it writes them, by their folded tokens, in order."""
    if "/" not in text:
        return {}
    found: dict[str, str] = {}
    for match in _NUMBER.finditer(clean(text)):
        if "-" in match[3] or "–" in match[3] or match[2]:
            found.setdefault(_token(match), match[0])
            if len(found) >= MOST_NUMBERS:
                break
    return found


def number_guesses(folded: list[str]) -> list[str]:
    """Return what document numbers a row of typed, folded syllables may mean.

    ``1234 kh pgddt`` gives ``1234_kh`` and ``1234_kh_pgddt``: every run that starts with a number
    and goes on with a year or letters, up to six parts. Leading zeros are dropped.
    """
    guesses: dict[str, None] = {}
    for start, first in enumerate(folded[:64]):
        if not (first.isascii() and first.isdigit() and len(first) <= 5):
            continue
        parts = [str(int(first))]
        for part in folded[start + 1 : start + 6]:
            parts.append(part)
            guesses["_".join(parts)] = None
    return list(guesses)
