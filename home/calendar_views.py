"""The calendar of a site for calendar programs."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.event_selectors import EVENTS_IN_FEED, events_shown
from home.ical import calendar
from home.models.event import EventPage
from sites.frame import SiteFrame, site_frame


@require_safe
@cache_control(public=True, max_age=300)
def calendar_file(request: HttpRequest) -> HttpResponse:
    """Every event of the site, latest first, the district's among a school's. Raises `Http404`."""
    frame = site_frame(request)
    if frame is None:
        raise Http404
    found = events_shown(frame.root_path).order_by("-starts_at", "-pk")[:EVENTS_IN_FEED]
    events = [
        (event, urljoin(f"{frame.root_url}/", event.get_url(request) or "")) for event in found
    ]
    return _file(frame, _("Calendar of %(name)s") % {"name": frame.name}, events)


@require_safe
@cache_control(public=True, max_age=5)
def event_file(request: HttpRequest, event_id: int) -> HttpResponse:
    """One public event that the site's calendar shows. Raises `Http404` for others."""
    frame = site_frame(request)
    # `id`, not `pk`: the page's own number knows that one of twenty digits is nobody's.
    event = events_shown(frame.root_path).filter(id=event_id).first() if frame else None
    if frame is None or event is None:
        raise Http404
    address = urljoin(f"{frame.root_url}/", event.get_url(request) or "")
    return _file(frame, event.title, [(event, address)])


def _file(frame: SiteFrame, name: str, events: list[tuple[EventPage, str]]) -> HttpResponse:
    host = urlsplit(frame.root_url).hostname or "localhost"
    response = HttpResponse(
        calendar(name, events, host), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return response
