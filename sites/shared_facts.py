"""Facts about all sites that nearly every request needs: read once, kept for a moment, shared.

Two tiers. The shared cache keeps a fact for `CACHE_SECONDS`; it bounds what a reader that raced
with a commit may have stored. Each process keeps its own copy for `MEMO_SECONDS`, because a page
asks once a card. Together they stay below the five seconds of promise 1, and a change drops both at
once in the process that made it.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Generic, TypeVar

from django.core.cache import cache

CACHE_SECONDS = 3
MEMO_SECONDS = 1

Fact = TypeVar("Fact")

_facts: list[SharedFact] = []


class SharedFact(Generic[Fact]):
    """One fact under one cache key; `read` fetches it from the database. Treat it as read-only."""

    def __init__(self, key: str, read: Callable[[], Fact]) -> None:
        self.key = key
        self._read = read
        self._memo: tuple[float, Fact] | None = None
        _facts.append(self)

    def get(self) -> Fact:
        """Return the fact; no query unless both tiers are empty."""
        now = monotonic()
        if self._memo is not None and self._memo[0] > now:
            return self._memo[1]
        fact: Fact | None = cache.get(self.key)
        if fact is None:
            fact = self._read()
            cache.set(self.key, fact, CACHE_SECONDS)
        self._memo = (now + MEMO_SECONDS, fact)
        return fact

    def forget(self) -> None:
        """Drop both tiers."""
        self._memo = None
        cache.delete(self.key)


def facts_forget() -> None:
    """Drop every shared fact, of whatever app."""
    for fact in _facts:
        fact.forget()
