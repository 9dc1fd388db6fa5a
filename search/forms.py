"""What a reader may put into the address of the results page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.facets import facet_labels
from search.question import LONGEST_QUESTION
from search.selectors import FACETS, PAGE_SIZE, SearchRequest

if TYPE_CHECKING:
    from django.http import QueryDict

MOST_PAGES = 100
"""Nobody reads page 101; crawlers would."""

MOST_VALUES = 20
LONGEST_VALUE = 60
SORTS = ("relevance", "date")
SCOPE_ALL, SCOPE_SCHOOL = "all", "school"

PARAMETERS = {facet: {"locale": "language"}.get(facet, facet) for facet in FACETS}
"""How the facets are called in addresses."""


@dataclass(frozen=True, slots=True)
class Address:
    """The parameters of a results page, cleaned. Unknown values fall back; nothing is an error.

    `exact`: slips are taken at their word.
    """

    text: str
    scope: str
    sort: str
    page: int
    filters: dict[str, tuple[str, ...]]
    exact: bool = False


def read_address(query: QueryDict, on_school_site: bool) -> Address:
    """Read ``q``, ``scope``, ``sort``, ``page``, ``exact`` and the facet fields."""
    page = query.get("page", "1")
    sort = query.get("sort", SORTS[0])
    scope = query.get("scope", SCOPE_SCHOOL if on_school_site else SCOPE_ALL)
    filters = {
        name: tuple(
            dict.fromkeys(value[:LONGEST_VALUE] for value in query.getlist(parameter) if value)
        )[:MOST_VALUES]
        for name, parameter in PARAMETERS.items()
    }
    filters = {name: _known(name, values) for name, values in filters.items()}
    scope = SCOPE_SCHOOL if scope == SCOPE_SCHOOL and on_school_site else SCOPE_ALL
    if scope == SCOPE_SCHOOL:
        filters["school"] = ()
    return Address(
        text=" ".join(query.get("q", "").replace("\x00", " ").split())[:LONGEST_QUESTION],
        scope=scope,
        sort=sort if sort in SORTS else SORTS[0],
        page=min(max(int(page), 1), MOST_PAGES)
        if page.isascii() and page.isdigit() and len(page) < 6
        else 1,
        filters={name: values for name, values in filters.items() if values},
        exact=query.get("exact") == "1",
    )


def _known(name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values that have a name for readers; the others do not narrow anything."""
    labels = facet_labels(name, values) if values else {}
    return tuple(value for value in values if value in labels)


def search_request(
    address: Address, locale: str, school: int | None, page_size: int = PAGE_SIZE
) -> SearchRequest:
    """Turn an address into a request for the reader's language and site (None = the portal)."""
    return SearchRequest(
        text=address.text,
        locale=locale,
        school=school if address.scope == SCOPE_SCHOOL else None,
        own_school=school,
        filters=address.filters,
        sort=address.sort,
        page=address.page,
        page_size=page_size,
        exact=address.exact,
    )
