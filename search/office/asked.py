"""Counting questions: in memory while readers wait, in the database a little later.

A search never writes. It adds to a small table in memory; a thread of the process brings that into
the database every few seconds and when the process ends. A locked or lost database keeps the counts
in memory, up to a limit; a killed process loses those of the last seconds. It is a statistic.
"""

from __future__ import annotations

import atexit
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connections, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from core.text import folded_words
from search.forms import SORTS, Address
from search.office.models import PORTAL, QuestionCount
from search.office.privacy import is_robot, may_be_kept

logger = logging.getLogger(__name__)

FLUSH_SECONDS = 5.0
LONGEST_READ = 200
"""Characters looked at; whatever is longer is not kept anyway."""

MOST_WAITING = 1_000
"""Different questions kept in memory; more are not counted until the database takes these."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is counted: one question on one site on one day in one language."""

    day: date
    school: int
    language: str
    key: str


@dataclass(slots=True)
class Count:
    """How often, how often in vain, and a wording."""

    text: str
    asked: int = 0
    empty: int = 0


class Counter:
    """The counts of one process that are not in the database yet."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._counts: dict[Asked, Count] = {}
        self._thread: threading.Thread | None = None
        self._leaving = threading.Event()

    def add(self, asked: Asked, count: Count) -> None:
        """Add a count; returns at once and never fails for want of a database."""
        with self._mutex:
            self._merge(asked, count)
            if getattr(settings, "SEARCH_INDEXING", "background") == "background":
                self._start()

    def flush(self) -> int:
        """Write everything down and return how many rows; on an error it stays in memory."""
        with self._mutex:
            taken, self._counts = self._counts, {}
        if not taken:
            return 0
        try:
            counts_write(taken)
        except DatabaseError as error:
            logger.warning("Counts of questions wait for the database: %s", error)
            with self._mutex:
                for asked, count in taken.items():
                    self._merge(asked, count)
            return 0
        return len(taken)

    def clear(self) -> None:
        """Forget what is not written yet; for tests."""
        with self._mutex:
            self._counts = {}

    def leave(self) -> None:
        """Write what is left before the process ends."""
        self._leaving.set()
        thread = self._thread
        if thread is not None:
            thread.join(FLUSH_SECONDS)

    def _merge(self, asked: Asked, count: Count) -> None:
        known = self._counts.get(asked)
        if known is None:
            if len(self._counts) >= MOST_WAITING:
                return
            known = self._counts[asked] = Count(count.text)
        known.asked += count.asked
        known.empty += count.empty
        known.text = better_wording(known.text, count.text)

    def _start(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="search-asked", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        """Write every few seconds until nothing comes any more."""
        try:
            while True:
                leaving = self._leaving.wait(FLUSH_SECONDS)
                close_old_connections()
                self.flush()
                with self._mutex:
                    if leaving or not self._counts:
                        self._thread = None
                        return
        finally:
            connections.close_all()


COUNTER = Counter()
atexit.register(COUNTER.leave)


def worth_counting(request: HttpRequest, address: Address) -> bool:
    """Whether a person asks anew: no robot, no browser fetching ahead, no paging or narrowing."""
    ahead = request.headers.get("Sec-Purpose", "") or request.headers.get("Purpose", "")
    return (
        request.method == "GET"
        and "prefetch" not in ahead
        and address.page == 1
        and address.sort == SORTS[0]
        and not address.filters
        and not address.exact
        and not is_robot(request.headers.get("User-Agent", ""))
    )


def question_note(
    *, text: str, school: int | None, language: str, empty: bool, day: date | None = None
) -> bool:
    """Count a question, if it may be kept; tell whether it was. `school` None = the portal."""
    words = folded_words(text[:LONGEST_READ])
    wording = " ".join(text.split()).lower()
    if not may_be_kept(wording, words):
        return False
    asked = Asked(day or timezone.localdate(), school or PORTAL, language, " ".join(words))
    COUNTER.add(asked, Count(wording, 1, int(empty)))
    return True


def better_wording(known: str, other: str) -> str:
    """Return the wording that says more: the one with more marks."""
    marks = [sum(not char.isascii() for char in text) for text in (known, other)]
    return other if marks[1] > marks[0] else known


@transaction.atomic
def counts_write(counts: Mapping[Asked, Count]) -> None:
    """Add counts to those of other processes, in one order, so that no two wait for each other."""
    ordered = sorted(counts.items(), key=lambda item: (item[0].key, item[0].school, item[0].day))
    QuestionCount.objects.bulk_create(
        (
            QuestionCount(
                day=asked.day,
                school=asked.school,
                language=asked.language,
                key=asked.key,
                text=count.text,
            )
            for asked, count in ordered
        ),
        ignore_conflicts=True,
    )
    for asked, count in ordered:
        QuestionCount.objects.filter(
            day=asked.day, school=asked.school, language=asked.language, key=asked.key
        ).update(asked=F("asked") + count.asked, empty=F("empty") + count.empty)
