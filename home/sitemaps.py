"""Sitemaps: one a site, and an index of all on the portal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from core.visibility import visible
from home.directory import open_schools
from news.filing_selectors import topics_with_a_list

MOST_ADDRESSES = 50_000
"""What the sitemap protocol allows in one file."""

Version = tuple[str, str, Page]
"""One language of a page: its code, the full address, the page."""


@dataclass(slots=True)
class Address:
    """One page with its other languages."""

    url: str
    changed: date | None
    alternates: list[tuple[str, str]]


@require_safe
@cache_control(public=True, max_age=5)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page of the site in all its languages. Raises `Http404` without a site."""
    site = _site(request)
    return _xml(request, "home/sitemap.xml", {"addresses": site_addresses(site, request)})


@require_safe
@cache_control(public=True, max_age=5)
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The portal's own sitemap and that of every open school. Raises `Http404` elsewhere."""
    site = _site(request)
    schools = open_schools()
    if any(card.site_id == site.pk for card in schools) or getattr(site, "school", None):
        raise Http404
    maps = [f"{site.root_url}/sitemap.xml", *(f"{card.root_url}/sitemap.xml" for card in schools)]
    return _xml(request, "home/sitemap_index.xml", {"maps": maps})


def site_addresses(site: Site, request: HttpRequest) -> list[Address]:
    """Return the public pages and topics of a site; a fixed number of queries."""
    roots = Page.objects.filter(translation_key=site.root_page.translation_key, depth=2)
    pages = Page.objects.none()
    for path in roots.values_list("path", flat=True):
        pages |= Page.objects.filter(path__startswith=path)
    found = visible(pages).select_related("locale").order_by("path")[:MOST_ADDRESSES]
    by_key: dict[Any, list[Version]] = {site.root_page.translation_key: []}
    for page in found:
        address = page.get_full_url(request) or ""
        by_key.setdefault(page.translation_key, []).append(
            (page.locale.language_code, address, page)
        )
    return _page_addresses(by_key) + _topic_addresses(site, by_key[site.root_page.translation_key])


def _page_addresses(by_key: dict[Any, list[Version]]) -> list[Address]:
    return [
        Address(
            address,
            page.last_published_at.date() if page.last_published_at else None,
            [(code, url) for code, url, _page in versions] if len(versions) > 1 else [],
        )
        for versions in by_key.values()
        for _code, address, page in versions
    ]


def _topic_addresses(site: Site, roots: list[Version]) -> list[Address]:
    """Return the lists of topics that other search engines may keep, in the site's languages."""
    is_portal = getattr(site, "school", None) is None
    by_slug: dict[str, list[tuple[str, str]]] = {}
    for code, _address, root in roots:
        with translation.override(code):
            for topic in topics_with_a_list(root.path, is_portal=is_portal):
                address = f"{site.root_url}{reverse('public:topic', args=[topic.slug])}"
                by_slug.setdefault(topic.slug, []).append((code, address))
    return [
        Address(address, None, versions if len(versions) > 1 else [])
        for versions in by_slug.values()
        for _code, address in versions
    ]


def _site(request: HttpRequest) -> Site:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site


def _xml(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml")
