"""Facts about all sites that nearly every request needs: read once, kept for a moment, shared.

Two tiers. The shared cache keeps a fact for `CACHE_SECONDS`; it bounds what a reader that raced
with a commit may have stored. Each process keeps its own copy for `MEMO_SECONDS`, because a page
asks once a card. Together they stay below the five seconds of promise 1, and a change drops both at
once in the process that made it.

Where five seconds are too long, a `VersionedFact` asks the shared cache each time whether what it
holds is still the newest: a look-up instead of a query, and a change is seen everywhere at once.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Generic, Protocol, TypeVar
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction

CACHE_SECONDS = 3
MEMO_SECONDS = 1

Fact = TypeVar("Fact")


class _Forgets(Protocol):
    def forget(self) -> None: ...


_facts: list[_Forgets] = []


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


class VersionedFact(Generic[Fact]):
    """A fact that each process keeps for as long as its version in the shared cache stays.

    The version is read before the rows, so whoever races with a commit reads again next time. Rows
    changed behind our back are read again after `CACHE_SECONDS` at the latest.
    """

    def __init__(self, key: str, read: Callable[[], Fact]) -> None:
        self.key = key
        self._read = read
        self._memo: tuple[str, float, Fact] | None = None
        _facts.append(self)

    def get(self) -> Fact:
        """Return the fact; one look into the shared cache, and no query while nothing changed."""
        version = cache.get(self.key) or self._new_version()
        memo = self._memo
        now = monotonic()
        if memo is not None and memo[0] == version and memo[1] > now:
            return memo[2]
        fact = self._read()
        self._memo = (version, now + CACHE_SECONDS, fact)
        return fact

    def forget(self) -> None:
        """Let every process read again."""
        self._memo = None
        self._new_version()

    def forget_with_commit(self) -> None:
        """Forget now, for this transaction, and after its commit, for what is read meanwhile."""
        self.forget()
        transaction.on_commit(self.forget)

    def _new_version(self) -> str:
        version = uuid4().hex
        cache.set(self.key, version, None)
        return version


def facts_forget() -> None:
    """Drop every shared fact, of whatever app."""
    for fact in _facts:
        fact.forget()
