"""Reads of the office's notices to schools, for public pages and for the school's board."""

from __future__ import annotations

from django.utils.translation import get_language

from news.models import Broadcast, BroadcastReceipt


def broadcasts_placed(school_id: int) -> list[Broadcast]:
    """Return the ordinary notices that a school has placed on its own site, newest first.

    In English only those that were written in English, too: no page mixes languages.
    """
    found = Broadcast.objects.current().filter(
        urgent=False, receipts__school=school_id, receipts__placed_at__isnull=False
    )
    if get_language() == "en":
        found = found.exclude(title_en="")
    return list(found.newest_first())


def receipts_of_school(school_id: int) -> list[BroadcastReceipt]:
    """Return what the office has sent to a school and still stands, urgent first; one query."""
    return list(
        BroadcastReceipt.objects.filter(school=school_id, broadcast__in=Broadcast.objects.current())
        .select_related("broadcast", "placed_by")
        .order_by("-broadcast__urgent", "-broadcast__sent_at", "-pk")
    )
