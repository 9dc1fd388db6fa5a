"""Addresses that lead from one results page to another: a filter more or less, another order."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from search.forms import PARAMETERS, SORTS, Address


def address_query(address: Address) -> str:
    """Return an address as a query string: only what the page knows, in a fixed order."""
    pairs = [("q", address.text)] if address.text else []
    pairs.append(("scope", address.scope))
    if address.sort != SORTS[0]:
        pairs.append(("sort", address.sort))
    if address.exact:
        pairs.append(("exact", "1"))
    for facet, values in address.filters.items():
        pairs += [(PARAMETERS[facet], value) for value in values]
    if address.page > 1:
        pairs.append(("page", str(address.page)))
    return urlencode(pairs, errors="replace")


def with_filter(address: Address, facet: str, values: tuple[str, ...]) -> Address:
    """Return the first page of an address with other values for one facet."""
    filters = {**address.filters, facet: values}
    return replace(address, page=1, filters={name: kept for name, kept in filters.items() if kept})


def toggled(address: Address, facet: str, value: str) -> Address:
    """Return an address with a value taken, or given back when it was taken.

    Languages replace one another: hardly anybody wants to read both at once.
    """
    chosen = address.filters.get(facet, ())
    if value in chosen:
        return with_filter(address, facet, tuple(one for one in chosen if one != value))
    return with_filter(address, facet, (value,) if facet == "locale" else (*chosen, value))
