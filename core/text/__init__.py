"""Vietnamese text for search: one normaliser, used for indexing and asking alike. No Django.

`tokens()` gives the canonical and folded forms of a text, `document_numbers()` the numbers of
official documents in it, `word_places()` where its words stand, for highlighting, `repair()` undoes
legacy encodings, `is_syllable()` tells a possible Vietnamese syllable from a slip,
`without_controls()` makes a text fit for XML, calendars and spreadsheets.
"""

from __future__ import annotations

from core.text.legacy import repair
from core.text.letters import clean, fold, lower, split_tone, without_controls
from core.text.numbers import document_numbers, number_guesses, written_numbers
from core.text.syllables import canonical, is_syllable
from core.text.tokens import (
    Tokens,
    canonical_word,
    canonical_words,
    folded_word,
    folded_words,
    pairs,
    tokens,
    word_places,
)

__all__ = [
    "Tokens",
    "canonical",
    "canonical_word",
    "canonical_words",
    "clean",
    "document_numbers",
    "fold",
    "folded_word",
    "folded_words",
    "is_syllable",
    "lower",
    "number_guesses",
    "pairs",
    "repair",
    "split_tone",
    "tokens",
    "without_controls",
    "word_places",
    "written_numbers",
]
