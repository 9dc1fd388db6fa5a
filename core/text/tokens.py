"""From text to tokens: the one normaliser for indexing and asking, before every engine.

A language has few syllables. So a text is cut at white space (which C does), and what each piece
becomes is looked up in a table that fills itself: the costly part - Unicode, canonical spelling,
folding - runs once for every different piece. 2,400 characters take about 0.15 ms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from core.text.legacy import repair
from core.text.letters import clean, fold, lower
from core.text.syllables import canonical

LONGEST_TOKEN = 40
"""Longer runs of letters are cut: no word of any language here is longer, hostile input is."""

LONGEST_PIECE = 80
"""Pieces between blanks longer than this are normalised but not remembered."""

MOST_REMEMBERED = 300_000
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


class _Table(dict[str, str]):
    """White-space piece -> its tokens joined by blanks; fills itself and its twin."""

    def __init__(self, form: int) -> None:
        super().__init__()
        self.form = form
        self.twin: _Table

    def __missing__(self, piece: str) -> str:
        words = [canonical(word) for word in _words(piece)]
        forms = (" ".join(words), " ".join(fold(word) for word in words))
        if len(piece) <= LONGEST_PIECE:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
                self.twin.clear()
            self[piece] = forms[self.form]
            self.twin[piece] = forms[self.twin.form]
        return forms[self.form]


_canonical_table, _folded_table = _Table(0), _Table(1)
_canonical_table.twin, _folded_table.twin = _folded_table, _canonical_table


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in the forms that engines see; blank-separated, ready to be indexed."""

    canonical: str
    folded: str

    @property
    def pairs(self) -> str:
        """Neighbouring folded syllables as one token each (``hoc_sinh``)."""
        return pairs(self.folded.split())


def pairs(folded: list[str]) -> str:
    """Join neighbours: most Vietnamese words have two syllables, so a pair is close to a word."""
    return " ".join([f"{left}_{right}" for left, right in pairwise(folded)])


def tokens(text: str) -> Tokens:
    """Normalise a text of any length, language and cleanliness."""
    pieces = repair(text).split()
    return Tokens(
        canonical=" ".join(map(_canonical_table.__getitem__, pieces)),
        folded=" ".join(map(_folded_table.__getitem__, pieces)),
    )


def canonical_words(text: str) -> list[str]:
    """Return the canonical words of a text, in order."""
    return " ".join(map(_canonical_table.__getitem__, repair(text).split())).split()


def folded_words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return " ".join(map(_folded_table.__getitem__, repair(text).split())).split()


_SPAN = re.compile(r"[\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+")


def word_places(text: str) -> list[tuple[int, int]]:
    """Return where each word of the original text begins and ends."""
    return [match.span() for match in _SPAN.finditer(text)]


def canonical_word(word: str) -> str:
    """Return the canonical form of one word; rarely it becomes several, with blanks between."""
    return _canonical_table[word]


def folded_word(word: str) -> str:
    """Return the folded form of one word; rarely it becomes several, with blanks between."""
    return _folded_table[word]
