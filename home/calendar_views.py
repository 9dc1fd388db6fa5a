"""The calendar of a site for calendar programs."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.event_selectors import EVENTS_IN_FEED, events_shown
from home.ical import calendar
from sites.frame import site_frame


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
    name = _("Calendar of %(name)s") % {"name": frame.name}
    host = urlsplit(frame.root_url).hostname or "localhost"
    response = HttpResponse(
        calendar(name, events, host), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return response
