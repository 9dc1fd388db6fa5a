"""Other words for what was typed: abbreviations and synonyms of the school world.

Search asks registered providers; the words themselves are data that others keep.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

Provider = Callable[[Sequence[str]], Iterator[str]]
"""Takes the folded words of a question in order, yields texts that mean the same as parts of it."""

MOST_SYNONYMS = 8
"""Texts that one question is widened by."""

_providers: dict[str, Provider] = {}


def register_synonyms(name: str, provider: Provider) -> None:
    """Add a provider; call it in `ready()`. The same name again replaces it."""
    _providers[name] = provider


def synonyms_of(row: Sequence[str]) -> list[str]:
    """Return texts that mean the same as words of a question, without repetition."""
    found: dict[str, None] = {}
    for provider in _providers.values():
        for text in provider(row):
            found[text] = None
            if len(found) >= MOST_SYNONYMS:
                return list(found)
    return list(found)
