"""Small files that browsers and machines ask every host for."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.selectors import contact_url
from home.site_icons import manifest_icons, site_icons
from sites.frame import SiteFrame, site_frame
from sites.palettes import PALETTES, PAPER

DAY = 24 * 3600
SECURITY_DAYS = 180
"""How long the security contact is promised to be right; RFC 9116 advises less than a year."""


@require_safe
@cache_control(public=True, max_age=DAY)
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read everything but results and the admin."""
    frame = _frame(request)
    lines = ["User-agent: *", "Disallow: /search/", "Disallow: /en/search/"]
    if frame.is_portal:
        lines.append("Disallow: /admin/")
    lines += ["", f"Sitemap: {frame.root_url}/sitemap.xml"]
    if frame.is_portal:
        lines.append(f"Sitemap: {frame.root_url}/sitemap-index.xml")
    return _text(lines)


@require_safe
@cache_control(public=True, max_age=DAY)
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a weakness (RFC 9116): the office, for all sites."""
    frame = _frame(request)
    until = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    contact = contact_url()
    if not contact:
        raise Http404
    return _text(
        [
            f"Contact: {contact}",
            f"Expires: {(until + timedelta(days=SECURITY_DAYS)).isoformat()}",
            "Preferred-Languages: vi, en",
            f"Canonical: {frame.root_url}/.well-known/security.txt",
        ]
    )


@require_safe
@cache_control(public=True, max_age=DAY)
def manifest(request: HttpRequest) -> HttpResponse:
    """What a telephone needs to keep the site on its home screen."""
    frame = _frame(request)
    return JsonResponse(
        {
            "name": frame.name,
            "short_name": frame.initials,
            "lang": "vi",
            "start_url": "/",
            "display": "browser",
            "background_color": PAPER,
            "theme_color": PALETTES[frame.palette].strong,
            "icons": manifest_icons(frame),
        },
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
@cache_control(public=True, max_age=DAY)
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead old browsers, which ask for this name unasked, to the site's icon."""
    return HttpResponseRedirect(site_icons(_frame(request))[0].url)


def _frame(request: HttpRequest) -> SiteFrame:
    frame = site_frame(request)
    if frame is None:
        raise Http404
    return frame


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
