"""Finding texts that are nearly the same, without comparing each with all.

A text becomes the set of its runs of four folded words; min-wise hashing turns the set into 64
numbers such that two texts share about as many numbers as their sets overlap. Sixteen bands of four
numbers are stored: texts whose overlap is a half or more share a band with a high probability, so
one indexed look-up finds the candidates, and only those are compared in earnest.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable

from core.text.tokens import folded_words

RUN = 4
"""Words in a run: long enough that set phrases do not count, short enough for corrected words."""

FEWEST_WORDS = 20
"""A text shorter than this says too little to be called the same as another."""

BANDS, ROWS = 16, 4
PRIME = (1 << 61) - 1
SAME_FROM = 0.5
"""The share of common runs from which on the desk is warned."""

_dice = random.Random(20260000)  # noqa: S311  # nosec B311  # fixed, not secret
_COEFFICIENTS = [(_dice.randrange(1, PRIME), _dice.randrange(PRIME)) for _ in range(BANDS * ROWS)]


def runs(text: str) -> frozenset[int]:
    """Return the hashed runs of a text; empty for a text that is too short."""
    words = folded_words(text)
    if len(words) < FEWEST_WORDS:
        return frozenset()
    joined = (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return frozenset(_number(run) for run in joined)


def bands(text_runs: frozenset[int]) -> list[int]:
    """Return one number a band, each small enough for a database's 64-bit integer."""
    if not text_runs:
        return []
    least = [min((a * run + b) % PRIME for run in text_runs) for a, b in _COEFFICIENTS]
    return [_number(repr(least[at * ROWS : (at + 1) * ROWS])) for at in range(BANDS)]


def overlap(left: Iterable[int], right: Iterable[int]) -> float:
    """Return the share of runs that two texts have in common, 0 to 1."""
    one, other = set(left), set(right)
    together = one | other
    return len(one & other) / len(together) if together else 0.0


def _number(text: str) -> int:
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 2
