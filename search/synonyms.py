"""Other words for what was typed: abbreviations and synonyms of the school world.

Search asks registered providers; the words themselves are data that others keep.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """A text that means the same as `length` words of a question from `place` on."""

    text: str
    place: int
    length: int


Provider = Callable[[Sequence[str]], Iterator[Meaning]]
"""Takes the folded words of a question in order, yields what parts of it mean as well."""

MOST_SYNONYMS = 8
"""Texts that one question is widened by."""

_providers: dict[str, Provider] = {}


def register_synonyms(name: str, provider: Provider) -> None:
    """Add a provider; call it in `ready()`. The same name again replaces it."""
    _providers[name] = provider


def synonyms_of(row: Sequence[str]) -> list[Meaning]:
    """Return what words of a question mean as well, no text twice."""
    found: dict[str, Meaning] = {}
    for provider in _providers.values():
        for meaning in provider(row):
            found.setdefault(meaning.text, meaning)
            if len(found) >= MOST_SYNONYMS:
                return list(found.values())
    return list(found.values())
