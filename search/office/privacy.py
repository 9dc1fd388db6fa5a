"""Which questions may be kept: words that many may have typed, nothing that points to one person.

Nobody can tell a name from a word for sure. So short questions only, none with the shape of a
number, a mail address or a birthday, and what few have asked is never shown (`SHOWN_FROM`).
"""

from __future__ import annotations

import re

from search.office.models import LONGEST_WORDS

SHOWN_FROM = 3
"""A question is shown only after so many askings on the sites and days that are looked at."""

LONGEST_KEPT = 60
MOST_WORDS = 8

MOST_DIGITS = 6
"""A telephone number has 10 digits, a citizen's number 12, a pupil's number 10, an account 8."""

LONGEST_NUMBER = 5
"""Digits typed as one number: of documents and of classes; six are a code or a day of birth."""

_APART = re.compile(r"(?<=\d) (?=\d)")
_YEARS = re.compile(r"\b(19|20)\d{2} (19|20)\d{2}\b")
_YEARS_TOGETHER = re.compile(r"(?<!\d)20(?:1[3-9]|[2-9]\d)20\d{2}(?!\d)")
_DIGITS = re.compile(r"\d+")
_DAY = re.compile(r"\b\d{1,2} (thang )?\d{1,2} (nam )?((19|20)\d{2}|\d{2})\b")
_ADDRESS = re.compile(r"[@＠]|://|\bwww\.", re.IGNORECASE)
_ADDRESS_IN_WORDS = re.compile(
    r"\b(gmail|yahoo|hotmail|outlook|icloud) com\b"
    r"|\b(so nha|ngo|hem|ngach) \d"
    r"|\bso \d+[a-z]? (pho|duong|ngo|hem|ngach)\b"
)
_ROBOT = re.compile(
    r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python|java/|go-http|scrapy|headless|http",
    re.IGNORECASE,
)


def may_be_kept(text: str, words: list[str]) -> bool:
    """Whether a question with these folded words may be counted.

    Numbers are looked for in the words: whatever sign stood between the digits is gone there.
    """
    if not words or len(words) > MOST_WORDS or len(text) > LONGEST_KEPT:
        return False
    row = " ".join(words)
    if len(row) > LONGEST_WORDS or _ADDRESS.search(text):
        return False
    if _DAY.search(row) or _ADDRESS_IN_WORDS.search(row):
        return False
    row = _YEARS.sub("-", _YEARS_TOGETHER.sub(_without_school_year, row))
    if any(len(run) > LONGEST_NUMBER for run in _DIGITS.findall(row)):
        return False
    joined = _APART.sub("", row)
    return all(len(run) <= MOST_DIGITS for run in _DIGITS.findall(joined))


def _without_school_year(found: re.Match[str]) -> str:
    """Return a dash for a school year such as 20262027, everything else as it was.

    20122013 stays: it is also the 20th of December 2013.
    """
    first, second = int(found[0][:4]), int(found[0][4:])
    return "-" if second == first + 1 else found[0]


def is_robot(agent: str) -> bool:
    """Whether a program asks that says so, or that does not say what it is."""
    return not agent or bool(_ROBOT.search(agent))
