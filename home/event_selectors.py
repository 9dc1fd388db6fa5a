"""Reads of calendars: a site's own events and, over a school's, the district's."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from core.pagination import page_of
from home.models.event import EventPage, EventPageQuerySet
from sites.portal import portal_root_in_language
from sites.selectors import ROOT_PATH_LENGTH

if TYPE_CHECKING:
    from home.models.event import EventIndexPage

EVENTS_A_PAGE = 30
EVENTS_ON_HOME = 4
EVENTS_IN_FEED = 200


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in a list."""

    page: EventPage
    url: str
    of_district: bool


def events_shown(root_path: str) -> EventPageQuerySet:
    """Return the public events that the calendar of one site shows, in no order."""
    places = Q(path__startswith=root_path)
    portal = portal_root_in_language()
    if portal is not None:
        places |= Q(path__startswith=portal.path)
    return EventPage.objects.filter(places).visible()


def event_rows(events: Any, root_path: str, request: HttpRequest | None) -> list[EventRow]:
    """Turn events into rows that know whose they are."""
    return [
        EventRow(event, event.get_url(request) or "", not event.path.startswith(root_path))
        for event in events
    ]


def coming_events(page: Page, request: HttpRequest) -> list[EventRow]:
    """Return the next events for a home page."""
    root = page.path[:ROOT_PATH_LENGTH]
    return event_rows(events_shown(root).coming()[:EVENTS_ON_HOME], root, request)


def event_index_context(page: EventIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return coming events by month, or past ones with ``?past=1``."""
    root, past = page.path[:ROOT_PATH_LENGTH], request.GET.get("past") == "1"
    events = events_shown(root)
    pages = page_of(events.past() if past else events.coming(), request, EVENTS_A_PAGE)
    rows = event_rows(pages.object_list, root, request)
    months = [
        (month, list(group))
        for month, group in groupby(rows, key=lambda row: _month(row.page.starts_at))
    ]
    return {
        "pages": pages,
        "months": months,
        "past": past,
        "summary_text": page.search_description or page.introduction,
    }


def event_context(page: EventPage, request: HttpRequest) -> dict[str, Any]:
    """Return other coming events of the same site."""
    root = page.path[:ROOT_PATH_LENGTH]
    others = events_shown(root).exclude(pk=page.pk).coming()[:EVENTS_ON_HOME]
    return {"others": event_rows(others, root, request)}


def _month(moment: Any) -> Any:
    return timezone.localtime(moment).date().replace(day=1)
