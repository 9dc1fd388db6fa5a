"""Calendars as iCalendar (RFC 5545), for telephones and calendar programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from core.text import without_controls
from home.models.event import EventPage

LINE_OCTETS = 75
"""Longest line that the format allows; longer ones go on in the next, after a space."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar(name: str, events: Iterable[tuple[EventPage, str]], host: str) -> bytes:
    """Return a calendar of events, each with its absolute address."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{host}//events//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
    ]
    for event, address in events:
        lines += _event(event, address)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(event: EventPage, address: str) -> list[str]:
    """Return the lines of one event.

    Its name is the same on every host and in every language, and stays when a host is renamed
    (RFC 7986: a UUID and nothing else): whoever follows school and office sees it once.
    """
    changed = event.last_published_at or event.latest_revision_created_at or timezone.now()
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.translation_key}",
        f"DTSTAMP:{_moment(changed)}",
        *_times(event),
        f"SUMMARY:{_text(event.title)}",
        f"URL:{address}",
    ]
    if event.summary:
        lines.append(f"DESCRIPTION:{_text(event.summary)}")
    if event.place:
        lines.append(f"LOCATION:{_text(event.place)}")
    return [*lines, "END:VEVENT"]


def _times(event: EventPage) -> list[str]:
    if not event.all_day:
        return [f"DTSTART:{_moment(event.starts_at)}", f"DTEND:{_moment(event.last_moment)}"]
    first = timezone.localtime(event.starts_at).date()
    last = timezone.localtime(event.ends_at or event.starts_at).date()
    # The end of an all-day event is the first day after it.
    return [
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
    ]


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    return without_controls(value.translate(_ESCAPES))


def _folded(line: str) -> bytes:
    """Break a line into pieces of at most 75 octets without cutting a letter in two."""
    pieces, piece, room = [], b"", LINE_OCTETS
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > room:
            pieces.append(piece)
            piece, room = b"", LINE_OCTETS - 1
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
