"""Search as data: the JSON of results and of suggestions. `docs/reference/search-api.md` says it.

It is made of the same `SearchResults` as the page, so it cannot hold what the page would not show.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from html import unescape
from typing import Any
from urllib.parse import urljoin

from core.facets import facet_labels
from search.forms import MOST_PAGES, PARAMETERS, SCOPE_ALL, SCOPE_SCHOOL, SORTS, Address
from search.hits import SearchHit
from search.limits import MACHINES
from search.passages import AttachedPassage
from search.presenting import PageLinks
from search.selectors import SearchRequest, SearchResults
from search.suggesting import Suggestion
from sites.selectors import SchoolCard

VERSION = 1
LARGEST_PAGE = 50
_MARK = re.compile(r"</?mark>")


def plain(marked: str) -> str:
    """Return a marked, escaped passage as plain text."""
    return unescape(_MARK.sub("", marked))


def description(url: str) -> dict[str, Any]:
    """Return what the interface says of itself when nothing is asked."""
    return {
        "version": VERSION,
        "about": "Search over the public pages of the education office and its schools.",
        "example": f"{url}?q=tuyen+sinh+lop+1&kind=story&size=20",
        "parameters": {
            "q": "words, with or without diacritics; at most 1000 characters",
            "scope": f"{SCOPE_ALL}, or {SCOPE_SCHOOL} on a school's host",
            "sort": " or ".join(SORTS),
            "page": f"1 to {MOST_PAGES}",
            "size": f"results a page, 1 to {LARGEST_PAGE}",
            "exact": "1 = slips are taken at their word",
            "filters": [*PARAMETERS.values()],
        },
        "limit": f"{MACHINES.most} requests a minute and address; then 429 with Retry-After",
    }


def results_data(
    results: SearchResults, address: Address, asked: SearchRequest, pages: PageLinks, url: str
) -> dict[str, Any]:
    """Return a page of results as data; fields are only ever added, never renamed."""
    size = f"&size={asked.page_size}"
    return {
        "version": VERSION,
        "query": address.text,
        "corrected": results.corrected or None,
        "language": asked.locale,
        "scope": address.scope,
        "sort": address.sort,
        "filters": {PARAMETERS[name]: list(values) for name, values in address.filters.items()},
        "titles_only": results.degraded,
        "total": results.total,
        "page": address.page,
        "pages": pages.count,
        "size": asked.page_size,
        "previous": f"{url}?{pages.previous}{size}" if pages.previous else None,
        "next": f"{url}?{pages.next}{size}" if pages.next else None,
        "results": [
            hit_data(hit, recommended=place < results.promoted)
            for place, hit in enumerate(results.hits)
        ],
        "facets": facets_data(results.facets),
    }


def hit_data(hit: SearchHit, *, recommended: bool) -> dict[str, Any]:
    """Return one result as data; `recommended`: the office put it there."""
    url = hit.page.full_url or ""
    return {
        "url": url,
        "title": hit.page.title,
        "snippet": plain(hit.snippet),
        "snippet_html": str(hit.snippet),
        "kind": hit.kind,
        "kind_label": hit.kind_label,
        "language": hit.language,
        "date": hit.date.isoformat() if hit.date else None,
        "school": _school(hit.school),
        "breadcrumb": list(hit.breadcrumb),
        "attachments": [_attachment(one, url) for one in hit.attachments],
        "recommended": recommended,
    }


def _attachment(passage: AttachedPassage, page_url: str) -> dict[str, Any]:
    """Return where an attached document answers; its address on the host of its page."""
    return {
        "title": passage.title,
        "page": passage.page or None,
        "snippet": plain(passage.snippet),
        "url": urljoin(page_url, passage.url),
    }


def _school(card: SchoolCard | None) -> dict[str, str] | None:
    if card is None:
        return None
    return {
        "code": card.code,
        "name": card.display_name,
        "level": card.level,
        "ward": card.display_ward,
        "url": f"{card.root_url}/",
    }


def facets_data(facets: dict[str, dict[str, int]]) -> dict[str, list[dict[str, Any]]]:
    """Return the counts by filter, most frequent first; values without a name are left out."""
    found = {}
    for name, counts in facets.items():
        labels = facet_labels(name, counts)
        rows = sorted(
            ((value, count) for value, count in counts.items() if value in labels),
            key=lambda row: (-row[1], row[0]),
        )
        found[PARAMETERS[name]] = [
            {"value": value, "label": labels[value], "count": count} for value, count in rows
        ]
    return found


def suggestions_data(text: str, found: Sequence[Suggestion]) -> dict[str, Any]:
    """Return suggestions as our own script reads them."""
    return {"query": text, "suggestions": [asdict(one) for one in found]}


def opensearch_suggestions(text: str, found: Sequence[Suggestion], origin: str) -> list[Any]:
    """Return suggestions as browsers read them: the text, completions, descriptions, addresses."""
    return [
        text,
        [one.text for one in found],
        [" – ".join(filter(None, (one.label, one.detail))) for one in found],
        [one.url if "://" in one.url else f"{origin}{one.url}" for one in found],
    ]
