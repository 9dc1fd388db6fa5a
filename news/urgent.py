"""The office's urgent banners: read once for all sites, and kept in a file for the worst hour.

Every page of every site asks for them, so they are a shared fact (`sites.shared_facts`): a change
is seen everywhere within five seconds. Each server process also keeps a file of what it last saw,
from which `news.emergency` answers when the database does not.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from news.emergency import emergency_path, emergency_write
from news.models import Broadcast, BroadcastReceipt
from sites.shared_facts import SharedFact


@dataclass(frozen=True, slots=True)
class UrgentItem:
    """One urgent banner with the hosts on which it stands."""

    id: int
    title: str
    text: str
    title_en: str
    text_en: str
    link: str
    expires_at: datetime
    hosts: frozenset[str]


def urgent_items(host: str = "") -> list[UrgentItem]:
    """Return the banners that stand now, newest first: on one host, or on any."""
    items = URGENT.get()
    _keep(items)
    now = timezone.now()
    return [item for item in items if item.expires_at > now and (not host or host in item.hosts)]


def urgent_forget() -> None:
    """Drop the fact and write the file anew; call it after the commit of a change."""
    URGENT.forget()
    _kept.clear()
    _keep(URGENT.get())


_kept: dict[str, tuple[UrgentItem, ...]] = {}


def _keep(items: tuple[UrgentItem, ...]) -> None:
    """Write the file when this process sees other banners than it wrote last.

    So every machine that answers readers has the file without any job, also where several share
    nothing but the database.
    """
    folder = str(settings.URGENT_ROOT)
    if _kept.get(folder) == items and emergency_path().exists():
        return
    emergency_write([_plain(item) for item in items])
    _kept[folder] = items


def _plain(item: UrgentItem) -> dict[str, Any]:
    return {
        **asdict(item),
        "expires_at": item.expires_at.isoformat(),
        "hosts": sorted(item.hosts),
    }


def _read() -> tuple[UrgentItem, ...]:
    found = list(Broadcast.objects.current().filter(urgent=True).newest_first())
    receipts = BroadcastReceipt.objects.filter(broadcast__in=found).values_list(
        "broadcast_id", "school__site__hostname"
    )
    hosts_of: dict[int, set[str]] = defaultdict(set)
    for broadcast_id, host in receipts if found else ():
        hosts_of[broadcast_id].add(host)
    items = []
    for broadcast in found:
        hosts = hosts_of[broadcast.pk]
        if broadcast.on_portal:
            hosts.add(settings.BASE_HOST)
        items.append(
            UrgentItem(
                id=broadcast.pk,
                title=broadcast.title,
                text=broadcast.text,
                title_en=broadcast.title_en,
                text_en=broadcast.text_en,
                link=broadcast.link,
                expires_at=broadcast.expires_at,
                hosts=frozenset(hosts),
            )
        )
    return tuple(items)


URGENT = SharedFact("news.urgent", _read)
