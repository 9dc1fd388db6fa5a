"""How long something has been waiting, in working days, and how loudly to say so."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LATE_AFTER = timedelta(days=2)
"""Nothing waits longer than two working days without a reminder."""

SOON_AFTER = timedelta(days=1)
SATURDAY = 5
WEEKEND = timedelta(days=2)
"""No four days hold less than two working days, so only what lies between is counted day by day."""


def working_time(since: datetime, until: datetime | None = None) -> timedelta:
    """Return the time between two moments without Saturdays and Sundays."""
    start, end = timezone.localtime(since), timezone.localtime(until or timezone.now())
    if end <= start:
        return timedelta(0)
    total = timedelta(0)
    while start < end:
        midnight = (start + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        stop = min(midnight, end)
        if start.weekday() < SATURDAY:
            total += stop - start
        start = stop
    return total


def late_before(now: datetime | None = None) -> datetime:
    """Return the moment such that whatever began before it has waited two working days."""
    moment = timezone.localtime(now or timezone.now())
    left = LATE_AFTER
    while left > timedelta(0):
        midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        step = moment - midnight or timedelta(days=1)
        day = (moment - timedelta(microseconds=1)).weekday()
        if day < SATURDAY:
            step = min(step, left)
            left -= step
        moment -= step
    return moment


def tone(since: datetime | None) -> str:
    """Return ``calm``, ``soon`` or ``late``: the colour of a waiting time."""
    if since is None:
        return "calm"
    elapsed = timezone.now() - since
    if elapsed < SOON_AFTER:
        return "calm"
    if elapsed >= LATE_AFTER + WEEKEND:
        return "late"
    waited = working_time(since)
    if waited >= LATE_AFTER:
        return "late"
    return "soon" if waited >= SOON_AFTER else "calm"


def spoken(since: datetime) -> str:
    """Return the time since a moment as people say it: minutes, hours or days, one of them."""
    seconds = max(int((timezone.now() - since).total_seconds()), 0)
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86400
    if days:
        return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
    if hours:
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    if minutes:
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    return _("a moment")
