"""Figures for leaders: what schools offered and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Any

from django.db.models import F
from django.utils import timezone

from moderation.waiting import working_time
from news.models import Feature, FeatureState, ReasonCode
from sites.models import School

DECLINED = (FeatureState.DECLINED,)
ACCEPTED = (FeatureState.ACCEPTED, FeatureState.TAKEN_DOWN)
SCHOOL_YEAR_BEGINS = 8
"""August: schools count from summer to summer."""


@dataclass(slots=True)
class Line:
    """One line of a table: a school, a topic or a month.

    `waited` holds the working hours until each decision; only their median is shown.
    """

    name: str
    offered: int = 0
    accepted: int = 0
    declined: int = 0
    returned: int = 0
    withdrawn: int = 0
    waiting: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    waited: list[float] = field(default_factory=list)

    @property
    def share(self) -> int | None:
        """Accepted per hundred decided; None before the first decision."""
        decided = self.accepted + self.declined
        return round(100 * self.accepted / decided) if decided else None

    @property
    def median_hours(self) -> int | None:
        """Median working hours until the decision; None before the first one."""
        return round(median(self.waited)) if self.waited else None

    def reason_counts(self) -> list[int]:
        """Return how often an offer was declined for each reason, in the order of `ReasonCode`."""
        return [self.reasons.get(code, 0) for code in ReasonCode.values]


@dataclass(slots=True)
class Figures:
    """The tables of one period, and their sum."""

    since: date
    until: date
    total: Line
    schools: list[Line]
    topics: list[Line]
    months: list[Line]


def school_year(day: date | None = None) -> tuple[date, date]:
    """Return the first and last day of the school year that a day belongs to (default: today)."""
    today = day or timezone.localdate()
    begins = today.year if today.month >= SCHOOL_YEAR_BEGINS else today.year - 1
    return date(begins, SCHOOL_YEAR_BEGINS, 1), date(begins + 1, SCHOOL_YEAR_BEGINS - 1, 31)


def figures_between(since: date, until: date) -> Figures:
    """Count the offers made in a period, both days included; three queries, whatever its length.

    Every open school has a line, also one that offered nothing: that is what leaders look for.
    """
    rows = list(_rows(since, until))
    schools = {school.pk: Line(school.name) for school in School.objects.open().order_by("name")}
    topics: dict[Any, Line] = {}
    months: dict[Any, Line] = {}
    total = Line("")
    for row in rows:
        month = timezone.localtime(row["offered_at"]).date().replace(day=1)
        lines = (
            total,
            schools.setdefault(row["school"], Line(row["school_name"])),
            topics.setdefault(row["topic"], Line(row["topic_name"] or "–")),
            months.setdefault(month, Line(month.strftime("%m/%Y"))),
        )
        for line in lines:
            _count(line, row)
    ordered = sorted(schools.values(), key=lambda line: (-line.accepted, -line.offered, line.name))
    return Figures(
        since=since,
        until=until,
        total=total,
        schools=ordered,
        topics=sorted(topics.values(), key=lambda line: (-line.offered, line.name)),
        months=[months[month] for month in sorted(months)],
    )


def _rows(since: date, until: date) -> Iterable[Any]:
    zone = timezone.get_current_timezone()
    begin = datetime.combine(since, time.min, zone)
    end = datetime.combine(until + timedelta(days=1), time.min, zone)
    return (
        Feature.objects.filter(offered_at__gte=begin, offered_at__lt=end, link="")
        .order_by()
        .values("school", "topic", "state", "reason", "offered_at", "decided_at", "accepted_at")
        .annotate(school_name=F("school__name"), topic_name=F("topic__name"))
        .iterator()
    )


def _count(line: Line, row: dict[str, Any]) -> None:
    state = row["state"]
    line.offered += 1
    line.accepted += state in ACCEPTED
    line.declined += state in DECLINED
    line.returned += state == FeatureState.RETURNED
    line.withdrawn += state == FeatureState.WITHDRAWN
    line.waiting += state == FeatureState.OFFERED
    if row["reason"] and state in DECLINED:
        line.reasons[row["reason"]] = line.reasons.get(row["reason"], 0) + 1
    decided = row["accepted_at"] if state in ACCEPTED else row["decided_at"]
    if decided and state in (*ACCEPTED, *DECLINED):
        line.waited.append(working_time(row["offered_at"], decided).total_seconds() / 3600)
