"""The page about roles is the catalogue's, and what it says is so."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.test import SimpleTestCase
from django.utils import timezone
from wagtail.models import Page

from accounts.roles import ROLES, Role
from home.models import StandardPage
from sites.tenancy.roles_page import ACTIONS, Place, roles_page
from tests.fence.deeds import DEEDS, Deed, Doer, Ground
from tests.fence.world import (
    MARKER,
    OFFICE_WORD,
    OWN_WORD,
    Holding,
    furnish,
    furnish_office,
    open_marked,
)
from tests.support.district import DistrictTestCase, make_person
from tests.support.stories import make_section, make_story


class PageTest(SimpleTestCase):
    """The file in docs."""

    def test_it_is_up_to_date(self) -> None:
        written = (Path(settings.BASE_DIR) / "docs/reference/roles.md").read_text("utf-8")
        self.assertEqual(written, roles_page(), "Run manage.py write_roles_page.")

    def test_no_action_is_left_to_nobody(self) -> None:
        for action in ACTIONS:
            self.assertTrue(any(map(action.holds, ROLES.values())), action.label)

    def test_every_action_is_proved(self) -> None:
        self.assertEqual(DEEDS.keys(), {action.label for action in ACTIONS})


class TruthTest(DistrictTestCase):
    """Every cell is tried: what is *yes* happens, what is *no* or *404* does not."""

    school_count = 1

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        own, other = (open_marked(cls.district, word) for word in (OWN_WORD, MARKER))
        section = make_section(cls.district)
        cls.own, cls.other, cls.office = (
            ground_of(holding, section)
            for holding in (
                furnish(own, OWN_WORD),
                furnish(other, MARKER),
                furnish_office(cls.district, OFFICE_WORD),
            )
        )
        cls.people = {
            Role.SCHOOL_EDITOR: own.editor,
            Role.SCHOOL_WEBMASTER: own.webmaster,
            Role.OFFICE_MODERATOR: cls.district.moderator,
            Role.OFFICE_ADMINISTRATOR: cls.district.administrator,
        }

    def ground(self, role: Role, place: Place) -> Ground:
        """Return whose things somebody with a role meets in a place."""
        if place is Place.OTHER:
            return self.other
        at_office = place is Place.PORTAL or ROLES[role].is_office
        return self.office if at_office else self.own

    def outcome(self, role: Role, place: Place, deed: Deed) -> str:
        """Return what happened, and undo it."""
        doer = Doer(self.people[role])
        with transaction.atomic():
            done = deed(doer, self.ground(role, place))
            transaction.set_rollback(True)
        if done:
            return "yes"
        return "404" if doer.status == 404 else "no"

    def test_every_cell(self) -> None:
        cells = 0
        for action, (role, definition), place in product(ACTIONS, ROLES.items(), Place):
            cell = action.cell(definition, place)
            for attempt in DEEDS[action.label]:
                with self.subTest(action.label, deed=attempt.deed.__name__, role=role, place=place):
                    found = self.outcome(role, place, attempt.deed)
                    # A form that names somebody else's collection is shown again.
                    expected = {cell} if attempt.by_address else {cell, cell.replace("404", "no")}
                    self.assertIn(found, expected)
                    cells += 1
        self.assertGreaterEqual(cells, len(DEEDS) * len(ROLES) * len(Place))


def ground_of(holding: Holding, section: Page) -> Ground:
    """Add to a furnished school or portal what only the deeds need."""
    people = holding.people
    author = make_person(f"{holding.word}author", people.school.editors)
    family = StandardPage(title="Trang mẹ", summary="x", live=True)
    people.root.add_child(instance=family)
    family.add_child(instance=StandardPage(title="Trang con", summary="x", live=True))
    family.locked, family.locked_by, family.locked_at = True, people.webmaster, timezone.now()
    family.save()
    return Ground(
        holding=holding,
        fresh=make_story(people, "Bài mới viết", live=False, user=author),
        lone=make_story(people, "Bài chưa dịch"),
        family=family,
        section=section,
    )
