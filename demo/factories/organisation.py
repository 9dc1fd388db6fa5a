"""Charts and linked sites built from drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from demo.texts.english import DUTIES, UNIT_DUTIES
from demo.texts.organisation import LinkDraft, UnitDraft
from demo.texts.pages import StaffDraft
from home.models import LinkedSite, OrganisationUnit, StaffMember


def staff_build(people: Iterable[StaffDraft]) -> list[StaffMember]:
    """Build the members of a staff page."""
    return [
        StaffMember(
            name=person.name,
            post=person.post,
            duties=person.duties,
            duties_en=DUTIES.get(person.duties, ""),
            is_leader=person.leader,
            sort_order=number,
        )
        for number, person in enumerate(people)
    ]


def units_build(units: Iterable[UnitDraft], staff: Sequence[StaffMember]) -> list[OrganisationUnit]:
    """Build the units of a chart; people whom a small school lacks are left out."""
    made = []
    for number, draft in enumerate(units):
        people = [staff[place] for place in draft.people if place < len(staff)]
        unit = OrganisationUnit(
            name=draft.name,
            step=draft.step,
            duties=draft.duties,
            duties_en=UNIT_DUTIES[draft.duties],
            head=people[0] if people else None,
            sort_order=number,
        )
        unit.people = people[1:]
        made.append(unit)
    return made


def links_build(links: Iterable[LinkDraft]) -> list[LinkedSite]:
    """Build the lines of a page of linked sites."""
    return [
        LinkedSite(
            label=link.label,
            url=link.url,
            topic=link.topic,
            for_schools=link.for_schools,
            sort_order=number,
        )
        for number, link in enumerate(links)
    ]
