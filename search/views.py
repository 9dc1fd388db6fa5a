"""The results page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from search.forms import MOST_PAGES, read_address, search_request
from search.presenting import facet_groups, page_links
from search.selectors import search_results
from sites.selectors import school_for_request


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show what was found; works without script and is not for other search engines."""
    school = school_for_request(request)
    address = read_address(request.GET, on_school_site=school is not None)
    asked = search_request(address, get_language() or "vi", school.id if school else None)
    found = search_results(asked, request)
    response = render(
        request,
        "search/results.html",
        {
            "address": address,
            "school": school,
            "results": found,
            "facet_groups": facet_groups(found.facets, address, request.GET),
            "pages": page_links(found.total, asked, request.GET, MOST_PAGES),
        },
    )
    response["X-Robots-Tag"] = "noindex"
    return response
