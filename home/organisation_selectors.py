"""Reads of organisation charts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from wagtail.models import Page

from core.visibility import visible
from sites.selectors import ROOT_PATH_LENGTH

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
    """Return ordered units as a tree: each belongs to the nearest one above that stands higher."""
    tops: list[UnitNode] = []
    trail: list[UnitNode] = []
    for unit in units:
        people = [member for member in unit.people.all() if member.pk != unit.head_id]
        node = UnitNode(unit, unit.head, people)
        trail = [above for above in trail if above.unit.step < unit.step]
        (trail[-1].below if trail else tops).append(node)
        trail.append(node)
    return tops


def organisation_context(page: OrganisationPage, request: HttpRequest) -> dict[str, Any]:
    """Return the tree and where the people's own page is; four queries, however large."""
    units = page.units.select_related("head").prefetch_related("people").order_by("sort_order")
    return {
        "tops": unit_tree(units),
        "staff_url": page_beside(page, "staffpage", request),
        "summary_text": page.search_description or page.introduction,
    }


def page_beside(page: Page, model: str, request: HttpRequest) -> str:
    """Return the address of the site's public page of a type; "" without one."""
    beside = Page.objects.filter(
        depth=3, path__startswith=page.path[:ROOT_PATH_LENGTH], content_type__model=model
    )
    found = visible(beside).order_by("path").first()
    return (found.get_url(request) or "") if found else ""
