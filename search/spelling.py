"""Slips of the finger: what a syllable that cannot be right was probably meant to be.

Only syllables that no item holds, or that Vietnamese does not have and hardly any item holds, are
repaired. Readings are one slip away (a letter too many, missing, swapped, wrong), stand in the
corpus, and are judged by their neighbours: in ``giao duv``, ``duc`` wins because ``giao duc`` is
frequent.
"""

from __future__ import annotations

import math
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.text import is_syllable
from search.engines.base import Engine

SHORTEST, LONGEST = 3, 12
"""Syllables of other lengths are left alone: one slip in two letters could be anything."""

MOST_SLIPS = 6
"""Syllables of one question that are repaired; more of them and it is no slip."""

MOST_READINGS = 3
"""Readings of one syllable that are asked for."""

HARDLY_ANY = 0.0005
"""Share of items up to which an impossible syllable counts as somebody else's slip."""

_PAIR_WORTH = 2.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What was probably meant at a place of the question; shares of one place add up to 1."""

    place: int
    token: str
    share: float


def slips(token: str) -> set[str]:
    """Return everything that is one slip away from a folded word."""
    cuts = [(token[:index], token[index:]) for index in range(len(token) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    for letter in string.ascii_lowercase:
        found |= {left + letter + right[1:] for left, right in cuts if right}
        found |= {left + letter + right for left, right in cuts}
    found.discard(token)
    return found


def _word_like(token: str) -> bool:
    return SHORTEST <= len(token) <= LONGEST and token.isascii() and token.isalpha()


def _neighbours(folded: Sequence[str], place: int, token: str) -> list[str]:
    """Return the pairs that a token makes at a place of the question."""
    before = [f"{folded[place - 1]}_{token}"] if place else []
    after = [f"{token}_{folded[place + 1]}"] if place + 1 < len(folded) else []
    return before + after


def suspicious(
    folded: Sequence[str], frequencies: Mapping[str, int], pairs: Mapping[str, int], size: int
) -> list[int]:
    """Return the places of a question whose syllables are probably slips.

    A syllable that stands beside its neighbours somewhere in the corpus is none, however rare.
    """
    places = []
    for place, token in enumerate(folded):
        if not _word_like(token):
            continue
        if any(pairs.get(pair, 0) for pair in _neighbours(folded, place, token)):
            continue
        frequency = frequencies.get(token, 0)
        limit = 0 if is_syllable(token) else HARDLY_ANY * size
        if frequency <= limit:
            places.append(place)
    return places if len(places) <= MOST_SLIPS else []


def readings(
    folded: Sequence[str],
    frequencies: Mapping[str, Mapping[str, int]],
    size: int,
    engine: Engine,
) -> list[Reading]:
    """Return probable readings of the suspicious places of a question, best first by place.

    `frequencies` are those of the question's own tokens: ``text_f``, ``text_p``, ``attached_f``.
    """
    known = frequencies["text_f"]
    places = [
        place
        for place in suspicious(folded, known, frequencies["text_p"], size)
        if not frequencies["attached_f"].get(folded[place])
    ]
    if not places:
        return []
    wanted = {place: slips(folded[place]) for place in places}
    found = engine.frequencies({"text_f": sorted(set().union(*wanted.values()))})["text_f"]
    choices = {
        place: [(slip, found[slip]) for slip in options if found[slip] > known[folded[place]]]
        for place, options in wanted.items()
    }
    pairs = _pair_frequencies(folded, choices, engine)
    result: list[Reading] = []
    for place, options in choices.items():
        real = known[folded[place]] > 0
        fitting = [one for one in options if not real or _fits(folded, place, one[0], pairs)]
        result += _best(folded, place, fitting, pairs)
    return result


def _fits(folded: Sequence[str], place: int, token: str, pairs: Mapping[str, int]) -> bool:
    """Tell whether a token stands beside all neighbours of a place somewhere in the corpus."""
    beside = _neighbours(folded, place, token)
    return bool(beside) and all(pairs[pair] for pair in beside)


def _pair_frequencies(
    folded: Sequence[str], choices: Mapping[int, list[tuple[str, int]]], engine: Engine
) -> dict[str, int]:
    asked = {
        pair
        for place, options in choices.items()
        for token, _ in options
        for pair in _neighbours(folded, place, token)
    }
    return engine.frequencies({"text_p": sorted(asked)})["text_p"] if asked else {}


def _best(
    folded: Sequence[str], place: int, options: list[tuple[str, int]], pairs: Mapping[str, int]
) -> list[Reading]:
    """Weigh readings by how often they occur, alone and beside their neighbours."""
    scored = []
    for token, frequency in options:
        beside = sum(math.log1p(pairs[pair]) for pair in _neighbours(folded, place, token))
        same_start = 0.5 if token[0] == folded[place][0] else 0.0
        scored.append((0.3 * math.log1p(frequency) + _PAIR_WORTH * beside + same_start, token))
    scored.sort(key=lambda item: (-item[0], item[1]))
    best = scored[:MOST_READINGS]
    total = sum(math.exp(score - best[0][0]) for score, _ in best)
    return [Reading(place, token, math.exp(score - best[0][0]) / total) for score, token in best]
