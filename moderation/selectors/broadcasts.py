"""The office's notices to schools, as the office sees them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q

from news.models import Broadcast, BroadcastReceipt, BroadcastState
from sites.models import School

PAST_SHOWN = 30


@dataclass(slots=True)
class BroadcastLists:
    """What the office has to send, what stands, and what is over."""

    open: list[Broadcast]
    current: list[Broadcast]
    past: list[Broadcast]


def broadcast_lists() -> BroadcastLists:
    """Return all three lists, with `reached` and `placed` counted; three queries."""
    rows = Broadcast.objects.annotate(
        reached=Count("receipts"),
        placed=Count("receipts", filter=Q(receipts__placed_at__isnull=False)),
    ).select_related("sent_by", "created_by", "recalled_by", "confirmed_by")
    current = rows.current().newest_first()
    unsent = (BroadcastState.DRAFT, BroadcastState.WAITING)
    return BroadcastLists(
        open=list(rows.filter(state__in=unsent).order_by("-updated_at")),
        current=list(current),
        past=list(
            rows.exclude(state__in=unsent)
            .exclude(pk__in=[broadcast.pk for broadcast in current])
            .newest_first()[:PAST_SHOWN]
        ),
    )


def broadcast_schools(broadcast: Broadcast) -> list[School]:
    """Return whom it reached once it was sent; before that, whom it would reach now."""
    if broadcast.state in (BroadcastState.SENT, BroadcastState.RECALLED):
        reached = School.objects.filter(broadcast_receipts__broadcast=broadcast)
        return list(reached.select_related("ward").order_by("ward__name", "name"))
    return list(broadcast.audience())


def schools_by_ward(schools: list[School]) -> list[tuple[str, list[School]]]:
    """Group schools (ordered by ward) by the name of their ward."""
    return [
        (name, list(group)) for name, group in groupby(schools, lambda one: one.ward.display_name)
    ]


def placed_ids(broadcast: Broadcast) -> set[int]:
    """Return the ids of the schools that have placed an ordinary notice."""
    placed = BroadcastReceipt.objects.filter(broadcast=broadcast, placed_at__isnull=False)
    return set(placed.values_list("school", flat=True))
