"""Ways out of an empty page: the same question asked a little wider, with what it would find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import gettext as _

from core.facets import facet_labels
from search.addresses import address_query, with_filter
from search.forms import SCOPE_ALL, SCOPE_SCHOOL, Address, search_request
from search.presenting import without_filters, without_school
from search.selectors import search_total

MOST_WAYS = 6
"""Wider questions that are tried; each costs one question to the engine."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """A wider question that finds something."""

    label: str
    count: int
    query: str


def ways_out(address: Address, locale: str, school: int | None) -> list[WayOut]:
    """Return wider questions that find something: each filter dropped, all of them, all sites."""
    found = []
    for label, wider in list(_wider(address, locale))[:MOST_WAYS]:
        if not wider.text and not wider.filters:
            continue
        total = search_total(search_request(wider, locale, school))
        if total:
            found.append(WayOut(label, total, address_query(wider)))
    return found


def _wider(address: Address, locale: str) -> Iterator[tuple[str, Address]]:
    if address.scope == SCOPE_SCHOOL:
        yield _("Look on all sites"), replace(without_school(address), scope=SCOPE_ALL)
    for name, values in address.filters.items():
        labels = facet_labels(name, values)
        for value in values:
            rest = tuple(one for one in values if one != value)
            label = _("Without “%(filter)s”") % {"filter": labels.get(value, value)}
            yield label, with_filter(address, name, rest)
    if sum(len(values) for values in address.filters.values()) > 1:
        yield _("Without any filter"), without_filters(address)
    if "locale" not in address.filters:
        names = facet_labels("locale", [code for code, _name in settings.LANGUAGES])
        for code, name in names.items():
            if code != locale:
                label = _("Look in %(language)s") % {"language": name}
                yield label, with_filter(address, "locale", (code,))
