"""Facets and page links as the template needs them: labels, counts, addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from core.facets import facet_labels
from search.forms import Address
from search.selectors import FACETS, SearchRequest

MOST_CHOICES = 12
"""Choices of one facet that are shown; chosen ones always are."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet. `query` is the address with the choice taken or given back."""

    value: str
    label: str
    count: int
    chosen: bool
    query: str


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """One facet with its choices, most frequent first (years: newest first)."""

    name: str
    label: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Where the reader is in the results; the queries are None at the ends."""

    number: int
    count: int
    previous: str | None
    next: str | None


def _toggled(query: QueryDict, name: str, value: str) -> str:
    changed = query.copy()
    changed.pop("page", None)
    values = changed.getlist(name)
    changed.setlist(
        name, [v for v in values if v != value] if value in values else [*values, value]
    )
    return changed.urlencode()


def facet_groups(
    facets: Mapping[str, Mapping[str, int]], address: Address, query: QueryDict
) -> list[FacetGroup]:
    """Return the facets that offer a choice, in their fixed order."""
    titles = {
        "kind": _("Kind"),
        "school": _("School"),
        "level": _("Level"),
        "ward": _("Ward"),
        "topic": _("Topic"),
        "year": _("Year"),
    }
    groups = []
    for name in FACETS:
        counts = dict(facets.get(name, {}))
        chosen = address.filters.get(name, ())
        counts.update({value: 0 for value in chosen if value not in counts})
        if len(counts) < 2 and not chosen:
            continue
        groups.append(FacetGroup(name, titles[name], _choices(name, counts, chosen, query)))
    return groups


def _choices(
    name: str, counts: Mapping[str, int], chosen: Sequence[str], query: QueryDict
) -> list[Choice]:
    labels = facet_labels(name, counts)
    known = [(value, labels[value], count) for value, count in counts.items() if value in labels]
    if name == "year":
        known.sort(key=lambda row: row[0], reverse=True)
    else:
        known.sort(key=lambda row: (-row[2], row[1]))
    shown = [row for index, row in enumerate(known) if index < MOST_CHOICES or row[0] in chosen]
    return [
        Choice(value, label, count, value in chosen, _toggled(query, name, value))
        for value, label, count in shown
    ]


def page_links(total: int, asked: SearchRequest, query: QueryDict, most_pages: int) -> PageLinks:
    """Return the links to the neighbouring pages."""
    count = min(max(-(-total // asked.page_size), 1), most_pages)

    def to(number: int) -> str | None:
        if not 1 <= number <= count:
            return None
        changed = query.copy()
        changed["page"] = str(number)
        return changed.urlencode()

    return PageLinks(asked.page, count, to(asked.page - 1), to(asked.page + 1))
