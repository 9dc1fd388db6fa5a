"""The terms by which attached documents answer a question."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from search import weights
from search.engines.base import Term

if TYPE_CHECKING:
    from search.question import Understanding


def attached_terms(understood: Understanding) -> Iterator[tuple[Term, bool]]:
    """Yield the question's words in attached documents, and whether each alone is an answer.

    Every word has a fixed score by its rarity, which is BM25's, over the whole item: where a word
    stands must not make it rarer. Forms that a scan made of a pair are as rare as what was meant.
    """
    common = max(weights.COMMON_SHARE * understood.size, weights.FEWEST_COMMON)
    typed = {*understood.words.folded, *understood.words.pairs}
    alone = {*typed, *(one.words.row[0] for one in understood.synonyms if not one.words.pairs)}
    for name, tokens in _asked(understood).items():
        for token in tokens:
            if understood.frequencies[name].get(token):
                frequency = _frequency(understood, name, token)
                factor = weights.ATTACHED * (1.0 if token in typed else weights.SYNONYM)
                term = Term(name, token, factor * rarity(frequency, understood.size), constant=True)
                answers = token in alone and frequency <= common
                yield term, name == "attached_p" or answers
    for one in understood.misreadings:
        frequency = _frequency(understood, one.field, one.meant) + one.items
        weight = weights.MISREAD * weights.ATTACHED * rarity(frequency, understood.size)
        yield Term(one.field, one.token, weight, constant=True), True


def rarity(frequency: int, size: int) -> float:
    """Return BM25's weight of a token that stands in so many of all items."""
    frequency = min(frequency, size)
    return math.log(1.0 + (size - frequency + 0.5) / (frequency + 0.5))


def _asked(understood: Understanding) -> dict[str, list[str]]:
    everything = (understood.words, *(synonym.words for synonym in understood.synonyms))
    return {
        "attached_f": list(dict.fromkeys(token for one in everything for token in one.folded)),
        "attached_p": list(dict.fromkeys(pair for one in everything for pair in one.pairs)),
    }


def _frequency(understood: Understanding, name: str, token: str) -> int:
    on_pages = understood.frequencies[f"text_{name[-1]}"].get(token, 0)
    return understood.frequencies[name].get(token, 0) + on_pages
