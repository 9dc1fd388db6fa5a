"""What machines ask: suggestions while somebody types, results as JSON, the browser's search box.

Nothing here depends on who is logged in, and no cookie is read or set.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from search.forms import SCOPE_SCHOOL, read_address, search_request
from search.limits import MACHINES, TYPING, Limit, seconds_to_wait
from search.machines import (
    LARGEST_PAGE,
    description,
    opensearch_suggestions,
    results_data,
    suggestions_data,
)
from search.opensearch import opensearch_context
from search.presenting import page_links
from search.selectors import PAGE_SIZE, search_results
from search.suggesting import LONGEST, Suggestion, Typed, suggestions
from sites.selectors import school_for_request

DAY = 24 * 3600


@require_safe
@never_cache
def suggest(request: HttpRequest) -> HttpResponse:
    """Answer our own search box."""
    refusal = _refusal(request, TYPING)
    if refusal is not None:
        return refusal
    text, found = _suggestions(request)
    return _json(suggestions_data(text, found))


@require_safe
@never_cache
def suggest_opensearch(request: HttpRequest) -> HttpResponse:
    """Answer a browser's address bar."""
    refusal = _refusal(request, TYPING)
    if refusal is not None:
        return refusal
    text, found = _suggestions(request)
    data = opensearch_suggestions(text, found, request.build_absolute_uri("/").rstrip("/"))
    return _json(data, content_type="application/x-suggestions+json; charset=utf-8")


@require_safe
@never_cache
def results_json(request: HttpRequest) -> HttpResponse:
    """Answer programs; any page of the web may read it, for it is public and knows nobody."""
    response = _refusal(request, MACHINES) or _json(_results(request))
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "Retry-After"
    return response


@require_safe
@cache_control(public=True, max_age=DAY)
def opensearch(request: HttpRequest) -> HttpResponse:
    """Tell browsers how to search this site, under its own name."""
    text = render_to_string("search/opensearch.xml", opensearch_context(request), request)
    return HttpResponse(text, content_type="application/opensearchdescription+xml; charset=utf-8")


def _results(request: HttpRequest) -> dict[str, Any]:
    url = request.build_absolute_uri(request.path)
    school = school_for_request(request)
    address = read_address(request.GET, on_school_site=school is not None)
    if not address.text and not address.filters:
        return description(url)
    asked = search_request(
        address, get_language() or "vi", school.id if school else None, _size(request)
    )
    found = search_results(asked, request)
    return results_data(
        found, address, asked, page_links(found.total, address, asked.page_size), url
    )


def _size(request: HttpRequest) -> int:
    text = request.GET.get("size", "")
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        return PAGE_SIZE
    return min(max(int(text), 1), LARGEST_PAGE)


def _suggestions(request: HttpRequest) -> tuple[str, list[Suggestion]]:
    school = school_for_request(request)
    address = read_address(request.GET, on_school_site=school is not None)
    own = school.id if school else None
    typed = Typed(
        text=address.text[:LONGEST],
        locale=get_language() or "vi",
        school=own if address.scope == SCOPE_SCHOOL else None,
        own_school=own,
    )
    return typed.text, suggestions(typed, request)


def _refusal(request: HttpRequest, limit: Limit) -> HttpResponse | None:
    """Return 429 for an address that asks too often."""
    wait = seconds_to_wait(request, limit)
    if not wait:
        return None
    response = _json({"error": "too many requests", "retry_after": wait}, status=429)
    response["Retry-After"] = str(wait)
    return response


def _json(data: Any, **options: Any) -> HttpResponse:
    response = JsonResponse(data, safe=False, json_dumps_params={"ensure_ascii": False}, **options)
    response["X-Robots-Tag"] = "noindex"
    return response
