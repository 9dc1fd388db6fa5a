"""Reads of organisation charts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpRequest

from home.people_selectors import page_beside, people_source

if TYPE_CHECKING:
    from home.models.organisation import OrganisationPage, OrganisationUnit
    from home.models.staff import StaffMember


@dataclass(slots=True)
class UnitNode:
    """A unit with its people and what stands below it."""

    unit: OrganisationUnit
    head: StaffMember | None
    people: list[StaffMember]
    below: list[UnitNode] = field(default_factory=list)


def unit_tree(units: Iterable[OrganisationUnit]) -> list[UnitNode]:
    """Return ordered units as a tree: each belongs to the nearest one above that stands higher.

    A unit without a name in the reader's language is left out, and what stands below it moves up
    to whatever that unit belongs to: never to a neighbour.
    """
    tops: list[UnitNode] = []
    trail: list[UnitNode] = []
    for unit in units:
        people = [member for member in unit.people.all() if member.pk != unit.head_id]
        node = UnitNode(unit, unit.head, people)
        trail = [above for above in trail if above.unit.step < unit.step]
        if unit.display_name:
            shown = [above for above in trail if above.unit.display_name]
            (shown[-1].below if shown else tops).append(node)
        trail.append(node)
    return tops


def chart_units(page: OrganisationPage) -> Iterable[OrganisationUnit]:
    """Return the ordered units of a chart with their people.

    They are kept on the Vietnamese page of the two, as people are (`people_source`).
    """
    source = people_source(page)
    if source is None:
        return []
    units = source.units.select_related("head").order_by("sort_order")
    # A preview brings units that have no row yet; nothing can be prefetched for those.
    return list(units.prefetch_related("people") if isinstance(units, QuerySet) else units)


def organisation_context(page: OrganisationPage, request: HttpRequest) -> dict[str, Any]:
    """Return the tree and where the people's own page is.

    Four queries, six in English, however large the chart is.
    """
    return {
        "tops": unit_tree(chart_units(page)),
        "staff_url": page_beside(page, "staffpage", request),
        "summary_text": page.search_description or page.introduction,
    }
