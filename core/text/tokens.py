"""From text to tokens: the one normaliser for indexing and asking, before every engine.

A language has few syllables. So a text is cut at white space (which C does), and what each piece
becomes is looked up in a table that fills itself: the costly part - Unicode, canonical spelling,
folding - runs once for every different piece. 2,400 characters take about 0.12 ms.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from core.text.legacy import repair
from core.text.letters import clean, fold, lower
from core.text.syllables import canonical

LONGEST_TOKEN = 40
"""Longer runs of letters are cut: no word of any language here is longer, hostile input is."""

LONGEST_PIECE = 40
"""Pieces between blanks longer than this are normalised but not remembered."""

MOST_REMEMBERED = 100_000
"""Pieces kept in the table (about 60 MB); a full table is emptied, which costs a second."""

_WORD = re.compile(r"[^\W_]+")
_IDEOGRAPHS = re.compile("([\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])")
_AMPERSAND_WORD = re.compile(r"[^\W\d_]{1,6}(?:&[^\W\d_]{1,6})+")


def _words(piece: str) -> list[str]:
    """Cut one piece (no blanks in it) into lower-case words."""
    text = lower(clean(piece))
    if not text.isascii() and _IDEOGRAPHS.search(text):
        text = _IDEOGRAPHS.sub(r" \1 ", text)
    words = [word[:LONGEST_TOKEN] for word in _WORD.findall(text)]
    if "&" in text:
        words += [match.replace("&", "") for match in _AMPERSAND_WORD.findall(text)]
    return words


_Forms = tuple[str, str, str, str]
"""What one piece becomes: its words in canonical form, folded, and its two sides of the pairs: the
first word with a blank and the pairs inside the piece, the last word with an underscore. A plain
tuple, for those are not looked through when garbage is collected."""


class _Table(dict[str, "_Forms | None"]):
    """White-space piece -> its forms, None where it holds no word; fills itself.

    "Học," and "học" share their strings, which keeps the table small and the processor's cache
    warm: looking up and joining is all that indexing does here.
    """

    def __missing__(self, piece: str) -> _Forms | None:
        forms = _forms_of(piece)
        if len(piece) <= LONGEST_PIECE:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            self[piece] = forms
        return forms


def _forms_of(piece: str) -> _Forms | None:
    words = [canonical(word) for word in _words(piece)]
    if not words:
        return None
    folded = [fold(word) for word in words]
    inside = [f"{pair} " for pair in pairs(folded).split()]
    return (
        sys.intern(" ".join(words)),
        sys.intern(" ".join(folded)),
        sys.intern(f"{folded[0]} {''.join(inside)}"),
        sys.intern(f"{folded[-1]}_"),
    )


_table = _Table()


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in the forms that engines see; blank-separated, ready to be indexed.

    `pairs` are neighbouring folded syllables as one token each (``hoc_sinh``).
    """

    canonical: str
    folded: str
    pairs: str


def pairs(folded: list[str]) -> str:
    """Join neighbours: most Vietnamese words have two syllables, so a pair is close to a word."""
    return " ".join([f"{left}_{right}" for left, right in pairwise(folded)])


def _pieces(text: str) -> Iterator[_Forms]:
    """Yield the forms of each piece of a text that holds a word, in order."""
    return filter(None, map(_table.__getitem__, repair(text).split()))


def tokens(text: str) -> Tokens:
    """Normalise a text of any length, language and cleanliness."""
    columns = tuple(zip(*_pieces(text), strict=True))
    if not columns:
        return Tokens("", "", "")
    written, folded, first, last = columns
    halves = [""] * (2 * len(first) - 1)
    halves[::2] = first
    halves[0] = first[0].partition(" ")[2]
    halves[1::2] = last[:-1]
    return Tokens(" ".join(written), " ".join(folded), "".join(halves).rstrip())


def canonical_words(text: str) -> list[str]:
    """Return the canonical words of a text, in order."""
    return " ".join([forms[0] for forms in _pieces(text)]).split()


def folded_words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return " ".join([forms[1] for forms in _pieces(text)]).split()


_SPAN = re.compile(r"[\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+")


def word_places(text: str) -> list[tuple[int, int]]:
    """Return where each word of the original text begins and ends."""
    return [match.span() for match in _SPAN.finditer(text)]


def canonical_word(word: str) -> str:
    """Return the canonical form of one word; rarely it becomes several, with blanks between."""
    forms = _table[word]
    return forms[0] if forms else ""


def folded_word(word: str) -> str:
    """Return the folded form of one word; rarely it becomes several, with blanks between."""
    forms = _table[word]
    return forms[1] if forms else ""
