"""The results page."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from search.addresses import address_query
from search.advising import ways_out
from search.forms import read_address, search_request
from search.limits import READERS, seconds_to_wait
from search.office.asked import question_note, worth_counting
from search.presenting import (
    chosen_filters,
    facet_groups,
    page_links,
    scope_tabs,
    sort_tabs,
    without_filters,
)
from search.selectors import search_results
from sites.selectors import school_for_request


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show what was found; works without script and is not for other search engines."""
    wait = seconds_to_wait(request, READERS)
    if wait:
        refusal = render(request, "429.html", status=429)
        refusal["Retry-After"] = str(wait)
        return refusal
    school = school_for_request(request)
    school_id = school.id if school else None
    address = read_address(request.GET, on_school_site=school is not None)
    locale = get_language() or "vi"
    asked = search_request(address, locale, school_id)
    found = search_results(asked, request)
    asked_in_vain = not found.total and bool(address.text or address.filters)
    corrected = replace(address, text=found.corrected, page=1)
    response = render(
        request,
        "search/results.html",
        {
            "address": address,
            "school": school,
            "results": found,
            "scopes": scope_tabs(found.facets, address, school_id),
            "sorts": sort_tabs(address),
            "chosen": chosen_filters(address),
            "unfiltered_query": address_query(without_filters(address)),
            "corrected_query": address_query(corrected),
            "exact_query": address_query(replace(address, exact=True, page=1)),
            "facet_groups": facet_groups(found.facets, address, asked),
            "pages": page_links(found.total, address, asked.page_size),
            "ways_out": ways_out(address, locale, school_id) if asked_in_vain else [],
        },
    )
    response["X-Robots-Tag"] = "noindex"
    if worth_counting(request, address):
        question_note(
            text=address.text,
            school=asked.own_school,
            language=asked.locale,
            empty=not found.total and not found.degraded,
        )
    return response
