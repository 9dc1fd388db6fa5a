"""What every search engine of ours can do, and the plain data it takes and gives.

An engine knows no Django model, no language and no ranking policy. It stores analysed records,
answers plans and counts facets. `tests/search/contract.py` is run on every engine.
"""

from __future__ import annotations

import abc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

TEXT_FIELDS = (
    "text_x",
    "text_f",
    "text_p",
    "title_x",
    "title_f",
    "title_p",
    "attached_f",
    "attached_p",
    "number",
    "cited",
)
"""Fields of blank-separated tokens."""

FACET_FIELDS = ("kind", "school", "level", "ward", "topic", "year", "locale")
"""Fields of whole values, for filters and counts."""

SCHEMA_VERSION = 2
"""Raise it whenever fields, analysis or `weights.COPIES` change: old indexes are then rebuilt."""

FOREVER = 253_402_300_799
"""Seconds since 1970 of the last moment of the year 9999: an item that never expires."""


class EngineError(Exception):
    """The engine cannot answer or take a change now; trying later may work."""


class EngineBusy(EngineError):
    """Another process is writing; try again soon."""


class IndexMissing(EngineError):
    """There is no index, or it has another schema: it has to be rebuilt."""


@dataclass(slots=True)
class Attachment:
    """Text of one attached document, page by page."""

    document_id: int
    title: str
    pages: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Record:
    """One findable thing in plain words, before analysis.

    `key` identifies it in its area (`search.keys`). `expires` is in seconds since 1970. `version`
    orders writes of the same key: an engine that several machines write to refuses older ones.
    """

    key: int
    title: str
    summary: str = ""
    headings: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    school_name: str = ""
    kind: str = ""
    locale: str = ""
    school: int = 0
    level: str = ""
    ward: int = 0
    topics: list[int] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    date: date | None = None
    expires: int = FOREVER
    version: int = 0


@dataclass(slots=True)
class Analysed:
    """A record as engines see it: tokens, whole values, numbers."""

    key: int
    text: dict[str, str]
    facets: dict[str, list[str]]
    day: int
    expires: int
    school: int
    timely: bool
    version: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """One token in one field. `prefix` = any token that begins so; `constant` = a fixed score."""

    field: str
    token: str
    weight: float = 1.0
    prefix: bool = False
    constant: bool = False


@dataclass(slots=True)
class Plan:
    """A question in terms of fields and tokens.

    An item answers when it holds at least one term of `match` (with an empty `match`: always), one
    of each group of `required`, and passes all filters; its score is the sum over `should`.
    `filters` are any-of within a field and all-of across fields; each facet is counted under the
    filters of the *other* fields.
    """

    should: list[Term] = field(default_factory=list)
    match: list[Term] = field(default_factory=list)
    required: list[list[Term]] = field(default_factory=list)
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    excluded: Mapping[str, Sequence[str]] = field(default_factory=dict)
    excluded_keys: Sequence[int] = ()
    only_keys: Sequence[int] | None = None
    alive_at: int | None = None
    facets: Sequence[str] = ()
    facet_size: int = 120
    sort: str = "relevance"
    offset: int = 0
    limit: int = 10


class Hit(NamedTuple):
    """One answer: the key with what final ranking needs. `day` is a proleptic ordinal, 0 = none.

    Two hundred of them are made for every question, so it is the cheapest kind of object.
    """

    key: int
    score: float
    day: int
    school: int
    timely: bool


@dataclass(slots=True)
class Answer:
    """Hits of the asked slice, exact total, and counts by facet field and value."""

    hits: list[Hit]
    total: int
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Status:
    """What an engine says of its index. `megabytes` is None where the engine cannot tell."""

    exists: bool
    current_schema: bool
    items: int = 0
    megabytes: float | None = None
    detail: str = ""


Progress = Callable[[int], None]
"""Called with the number of items written so far."""


class Rebuild(abc.ABC):
    """A fresh index being filled beside the one in use; `finish` puts it into its place."""

    @abc.abstractmethod
    def add(self, items: Iterable[Analysed]) -> None:
        """Write items; the same key may come again and then replaces the earlier one."""

    @abc.abstractmethod
    def delete(self, keys: Iterable[int]) -> None:
        """Remove items that were deleted while the rebuild ran."""

    @abc.abstractmethod
    def finish(self) -> int:
        """Swap the fresh index in atomically; return how many items it holds."""

    def wait(self) -> None:
        """Wait until an engine has put a finished index into the order that answers fastest.

        Everything is found as soon as `finish` returns, but an engine may keep writers out a while.
        """
        return

    @abc.abstractmethod
    def abandon(self) -> None:
        """Throw the fresh index away, unless it is in use or may be."""


class Engine(abc.ABC):
    """One index ("area") of one engine. Instances may be shared by threads."""

    name: str

    @abc.abstractmethod
    def status(self) -> Status:
        """Describe the index; never raises for a missing one."""

    @abc.abstractmethod
    def usable(self) -> bool:
        """Tell whether there is an index of the present schema; raises `EngineError` if unknown."""

    def damaged(self) -> bool:
        """Compare the index with what was written; a damaged one is given up and counts as lost.

        An engine that looks after its own files says no. Raises `EngineBusy` or `EngineError`.
        """
        return False

    @abc.abstractmethod
    def write(self, items: Sequence[Analysed], deleted: Mapping[int, int] | None = None) -> None:
        """Add or replace items and delete keys ({key: version}), as one batch.

        Raises `EngineBusy`, `IndexMissing` or `EngineError`; then nothing is lost by repeating it.
        """

    @abc.abstractmethod
    def ask(self, plan: Plan) -> Answer:
        """Answer a plan. Raises `IndexMissing` or `EngineError`."""

    @abc.abstractmethod
    def frequencies(self, wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, int]]:
        """Return by field in how many items each token stands there (0 when nowhere)."""

    @abc.abstractmethod
    def size(self) -> int:
        """Return how many items the index holds."""

    @abc.abstractmethod
    def rebuild(self) -> Rebuild:
        """Begin a fresh index beside this one. Raises `EngineBusy` when one is being built."""

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keep other drainers out; engines that order writes by version need not.

        Raises `EngineBusy` when another process keeps it for too long.
        """
        yield

    @abc.abstractmethod
    def drop(self) -> None:
        """Remove the index and everything belonging to it."""

    def keys(self) -> set[int]:
        """Return all keys in the index."""
        found: set[int] = set()
        step = 5_000
        while True:
            answer = self.ask(Plan(sort="key", offset=len(found), limit=step))
            found.update(hit.key for hit in answer.hits)
            if len(answer.hits) < step:
                return found
