"""The closed gate: what the public gets of a school that is closed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from wagtail.models import Collection, Page

from sites.models import School, SchoolStatus
from sites.portal import portal_root
from sites.selectors import SchoolCard, school_for_request, school_map, school_of_path

GONE = 410


def page_gate(page: Page, request: HttpRequest) -> HttpResponse | None:
    """Return the answer for a page of a closed school; None lets the page be served."""
    card = school_of_path(page.path)
    if card is None or card.is_open:
        return None
    return _gone(request, card)


def site_gate(request: HttpRequest) -> HttpResponse | None:
    """Return the answer for what a closed school's site has besides pages; None lets it through.

    Costs nothing while no school is closed.
    """
    if all(card.is_open for card in school_map().values()):
        return None
    card = school_for_request(request)
    return None if card is None or card.is_open else _gone(request, card)


def collection_gate(collection_id: int, request: HttpRequest) -> HttpResponse | None:
    """Return the answer for a file of a closed school; None lets the file be served.

    Costs a query only while some school is closed.
    """
    closed = {card.id: card for card in school_map().values() if not card.is_open}
    if not closed:
        return None
    school_id = _school_of_collection(collection_id)
    return _gone(request, closed[school_id]) if school_id in closed else None


def _school_of_collection(collection_id: int) -> int | None:
    path = Collection.objects.values_list("path", flat=True).get(pk=collection_id)
    return (
        School.objects.filter(status=SchoolStatus.CLOSED, collection__path__in=_prefixes(path))
        .values_list("pk", flat=True)
        .first()
    )


def _prefixes(path: str) -> list[str]:
    step = Collection.steplen
    return [path[:length] for length in range(step, len(path) + 1, step)]


def _gone(request: HttpRequest, card: SchoolCard) -> HttpResponse:
    response = render(
        request,
        "school_sites/closed.html",
        {"school": card, "portal": portal_root()},
        status=GONE,
    )
    add_never_cache_headers(response)
    return response
