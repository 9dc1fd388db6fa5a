"""How often one network address may ask, counted by ourselves in the shared cache.

A whole school asks from one address, so readers have much room; what keeps one robot from asking
for everybody is that there is a limit at all. Kept is a keyed hash of the address, for a minute.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.login.addresses import client_address

WINDOW_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests of one kind a minute and address."""

    name: str
    most: int


READERS = Limit("page", 600)
"""Results pages: some hundred people behind one school's address."""

TYPING = Limit("typing", 1_200)
"""Suggestions: a person who types asks about twice a second."""

MACHINES = Limit("json", 60)
"""The JSON interface."""


def seconds_to_wait(request: HttpRequest, limit: Limit) -> int:
    """Count a request; return 0 when it may be answered, else the seconds until it may."""
    now = time.time()
    window = int(now // WINDOW_SECONDS)
    address = salted_hmac("search.limits", client_address(request) or "?").hexdigest()[:24]
    key = f"search.limit.{limit.name}.{window}.{address}"
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        count = cache.incr(key)
    except ValueError:
        # Thrown out between two lines: an emptied cache starts counting again.
        return 0
    return 0 if count <= limit.most else max(int((window + 1) * WINDOW_SECONDS - now) + 1, 1)
