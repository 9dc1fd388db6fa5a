"""Facets, chosen filters and links as the template needs them: labels, counts, addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote_plus

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.facets import facet_labels
from search.addresses import address_query, toggled, with_filter
from search.forms import MOST_PAGES, PARAMETERS, SCOPE_ALL, SCOPE_SCHOOL, SORTS, Address
from search.selectors import FACETS, SearchRequest

MOST_CHOICES = 8
"""Choices of one facet that are shown at once; the others stand behind "show all"."""


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
    """One facet with its choices, most frequent first (years: newest first).

    `choices` are shown at once, chosen ones always; `more` on demand.
    """

    name: str
    label: str
    choices: Sequence[Choice]
    more: Sequence[Choice] = ()

    @property
    def has_chosen(self) -> bool:
        """Whether the reader has narrowed by this facet."""
        return any(choice.chosen for choice in self.choices)

    @property
    def count(self) -> int:
        """How many choices there are altogether."""
        return len(self.choices) + len(self.more)


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several places or orders to look in; `count` is None where it says nothing."""

    label: str
    query: str
    is_current: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Where the reader is in the results; the queries are None at the ends."""

    number: int
    count: int
    previous: str | None
    next: str | None
    first: str


def facet_titles() -> dict[str, str]:
    """Return the names of the facets in the reader's language."""
    return {
        "kind": _("Kind"),
        "school": _("School"),
        "level": _("Level"),
        "ward": _("Ward"),
        "topic": _("Topic"),
        "year": _("Year"),
        "locale": _("Language"),
    }


def facet_groups(
    facets: Mapping[str, Mapping[str, int]], address: Address, asked: SearchRequest
) -> list[FacetGroup]:
    """Return the facets that offer a choice, in their fixed order.

    Within one school its name, level and ward are no choice.
    """
    titles = facet_titles()
    alone = {"school", "level", "ward"} if address.scope == SCOPE_SCHOOL else set()
    groups = []
    for name in FACETS:
        counts = dict(facets.get(name, {}))
        chosen = address.filters.get(name, ())
        counts.update({value: 0 for value in chosen if value not in counts})
        if name in alone or (len(counts) < 2 and not chosen):
            continue
        taken = chosen or ((asked.locale,) if name == "locale" else ())
        choices = _choices(name, counts, taken, address)
        if name == "locale":
            choices = [_own_language(choice, address, asked.locale) for choice in choices]
        first = [one for place, one in enumerate(choices) if place < MOST_CHOICES or one.chosen]
        rest = [one for place, one in enumerate(choices) if place >= MOST_CHOICES]
        more = [one for one in rest if not one.chosen]
        groups.append(FacetGroup(name, titles[name], first, more))
    return [group for group in groups if group.choices]


def _choices(
    name: str, counts: Mapping[str, int], chosen: Sequence[str], address: Address
) -> list[Choice]:
    labels = facet_labels(name, counts)
    known = [(value, labels[value], count) for value, count in counts.items() if value in labels]
    if name == "year":
        known.sort(key=lambda row: row[0], reverse=True)
    else:
        known.sort(key=lambda row: (-row[2], row[1]))
    stem = address_query(replace(address, page=1))
    return [
        Choice(value, label, count, value in chosen, _query(address, name, value, stem))
        for value, label, count in known
    ]


def _query(address: Address, name: str, value: str, stem: str) -> str:
    """Return the address with a choice taken or given back; `stem` spares most of the work."""
    if name == "locale" or value in address.filters.get(name, ()):
        return address_query(toggled(address, name, value))
    return f"{stem}&{PARAMETERS[name]}={quote_plus(value)}"


def _own_language(choice: Choice, address: Address, locale: str) -> Choice:
    """Return a language's choice; the reader's own is what an address without a choice means."""
    if choice.value != locale:
        return choice
    return replace(choice, query=address_query(with_filter(address, "locale", ())))


def chosen_filters(address: Address) -> list[Choice]:
    """Return what the reader has narrowed by; `query` is the address without it."""
    titles = facet_titles()
    found = []
    for name, values in address.filters.items():
        labels = facet_labels(name, values)
        for value in values:
            rest = tuple(one for one in values if one != value)
            query = address_query(with_filter(address, name, rest))
            label = f"{titles[name]}: {labels.get(value, value)}"
            found.append(Choice(value, label, 0, True, query))
    return found


def without_filters(address: Address) -> Address:
    """Return an address with nothing narrowed."""
    return replace(address, page=1, filters={})


def scope_tabs(
    facets: Mapping[str, Mapping[str, int]], address: Address, school: int | None
) -> list[Tab]:
    """Return this school and all sites with their counts; nothing on the portal.

    Counts of a facet leave its own filter out, so one answer holds both.
    """
    if school is None:
        return []
    counts = facets.get("school", {})
    every = without_school(address)
    return [
        Tab(
            _("This school"),
            address_query(replace(every, scope=SCOPE_SCHOOL)),
            address.scope == SCOPE_SCHOOL,
            counts.get(str(school), 0),
        ),
        Tab(
            pgettext("search scope", "All sites"),
            address_query(replace(every, scope=SCOPE_ALL)),
            address.scope == SCOPE_ALL,
            sum(counts.values()),
        ),
    ]


def without_school(address: Address) -> Address:
    """Return the first page of an address that names no school: the scope says where to look."""
    return with_filter(address, "school", ())


def sort_tabs(address: Address) -> list[Tab]:
    """Return the orders to choose from."""
    labels = {"relevance": _("Best match"), "date": _("Newest")}
    first = replace(address, page=1)
    return [
        Tab(labels[sort], address_query(replace(first, sort=sort)), address.sort == sort)
        for sort in SORTS
    ]


def page_links(total: int, address: Address, page_size: int) -> PageLinks:
    """Return the links to the neighbouring pages."""
    count = min(max(-(-total // page_size), 1), MOST_PAGES)

    def to(number: int) -> str | None:
        return address_query(replace(address, page=number)) if 1 <= number <= count else None

    first = address_query(replace(address, page=1))
    return PageLinks(address.page, count, to(address.page - 1), to(address.page + 1), first)
