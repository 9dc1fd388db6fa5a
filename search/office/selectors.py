"""What people ask for: the office's and the webmasters' figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from search.office.models import PORTAL, QuestionCount, QuestionDone
from search.office.privacy import SHOWN_FROM
from sites.selectors import school_map

MOST_LINES = 200
"""Lines of a list; whoever wants the tail shortens the time."""

KEPT_FOR = timedelta(days=365)
RARE_KEPT_FOR = timedelta(days=90)
"""What so few have asked that nobody is shown it goes earlier."""


@dataclass(frozen=True, slots=True)
class Line:
    """One question in a time: how often it was asked, how often in vain, and last when."""

    key: str
    text: str
    asked: int
    empty: int
    last_empty: date | None


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a time: the most frequent, and those to deal with."""

    since: date
    until: date
    top: Sequence[Line]
    empty: Sequence[Line]
    asked: int
    in_vain: int


def questions_between(since: date, until: date, school: int | None = None) -> Questions:
    """Return what was asked from one day to another: everywhere, or on one school's site.

    Only what was asked `SHOWN_FROM` times there is listed; the sums count everything.
    """
    rows = QuestionCount.objects.filter(day__range=(since, until))
    if school is not None:
        rows = rows.filter(school=school)
    sums = rows.aggregate(asked=Sum("asked"), empty=Sum("empty"))
    grouped = _grouped(rows)
    done = dict(QuestionDone.objects.values_list("key", "done_on"))
    waiting = [
        line
        for line in _lines(grouped.filter(times_empty__gt=0).order_by("-times_empty", "key"))
        if line.key not in done or (line.last_empty and done[line.key] < line.last_empty)
    ]
    return Questions(
        since,
        until,
        _lines(grouped.order_by("-times", "key")[:MOST_LINES]),
        waiting[:MOST_LINES],
        sums["asked"] or 0,
        sums["empty"] or 0,
    )


def _grouped(rows: QuerySet[QuestionCount]) -> Any:
    return (
        rows.values("key")
        .annotate(
            wording=Max("text"),
            times=Sum("asked"),
            times_empty=Sum("empty"),
            last_empty=Max("day", filter=Q(empty__gt=0)),
        )
        .filter(times__gte=SHOWN_FROM)
    )


def _lines(rows: Any) -> list[Line]:
    return [
        Line(row["key"], row["wording"], row["times"], row["times_empty"], row["last_empty"])
        for row in rows
    ]


def asked_sites() -> list[tuple[int, str]]:
    """Return (number, name) of the sites on which something was asked: the portal first."""
    numbers = set(QuestionCount.objects.values_list("school", flat=True).distinct())
    names = {card.id: card.display_name for card in school_map().values()}
    schools = sorted((names[number], number) for number in numbers if number in names)
    portal = [(PORTAL, _("District portal"))] if PORTAL in numbers else []
    return portal + [(number, name) for name, number in schools]


def past_keeping(today: date | None = None) -> QuerySet[QuestionCount]:
    """Return the counts that may not be kept any longer."""
    day = today or timezone.localdate()
    rare = (
        QuestionCount.objects.values("key")
        .annotate(times=Sum("asked"), last=Max("day"))
        .filter(times__lt=SHOWN_FROM, last__lt=day - RARE_KEPT_FOR)
        .values("key")
    )
    return QuestionCount.objects.filter(Q(day__lt=day - KEPT_FOR) | Q(key__in=rare))
