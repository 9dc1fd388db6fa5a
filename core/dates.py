"""Dates as readers write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def plain_date(day: date | None) -> str:
    """Return a date as ``22/11/2026`` in Vietnamese and ``22 November 2026`` in English."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    if get_language() == "en":
        return date_format(day, "j F Y")
    return day.strftime("%d/%m/%Y")


def near_date(day: date | None, today: date | None = None) -> str:
    """Return "today" or "yesterday" where that is true, the plain date otherwise."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    now = today or timezone.localdate()
    if day == now:
        return _("today")
    if day == now - timedelta(days=1):
        return _("yesterday")
    return plain_date(day)
