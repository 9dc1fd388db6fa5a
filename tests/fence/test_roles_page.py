"""The page about roles is the catalogue's, and what it says is so."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase
from wagtail.models import Page

from accounts.roles import ROLES, Role
from sites.tenancy.roles_page import ACTIONS, roles_page
from tests.support.district import DistrictTestCase, client_of

PAGE_ACTIONS = {"add": "can_add_subpage", "change": "can_edit", "publish": "can_publish"}


class PageTest(SimpleTestCase):
    """The file in docs."""

    def test_it_is_up_to_date(self) -> None:
        written = (Path(settings.BASE_DIR) / "docs/reference/roles.md").read_text("utf-8")
        self.assertEqual(written, roles_page(), "Run manage.py write_roles_page.")

    def test_no_action_is_left_to_nobody(self) -> None:
        for label, holds in ACTIONS:
            self.assertTrue(any(holds(role) for role in ROLES.values()), label)


class TruthTest(DistrictTestCase):
    """Role x action x own, other, portal, through the real groups."""

    def test_page_rights(self) -> None:
        own, other = self.district.schools
        people = {
            Role.SCHOOL_EDITOR: own.editor,
            Role.SCHOOL_WEBMASTER: own.webmaster,
            Role.OFFICE_MODERATOR: self.district.moderator,
            Role.OFFICE_ADMINISTRATOR: self.district.administrator,
        }
        school, neighbour, portal = (
            root.get_children().first().specific
            for root in (own.root, other.root, self.district.portal_root)
        )
        for role, person in people.items():
            definition = ROLES[role]
            mine = portal if definition.is_office else school
            for action, question in PAGE_ACTIONS.items():
                if action == "add" and not mine.creatable_subpage_models():
                    mine_page: Page = mine.get_parent().specific
                else:
                    mine_page = mine
                with self.subTest(role=role, action=action):
                    allowed = getattr(mine_page.permissions_for_user(person), question)()
                    self.assertEqual(allowed, action in definition.page_permissions)
            closed = {school, neighbour, portal} - {mine}
            for page in closed:
                answer = client_of(person).get(f"/admin/pages/{page.pk}/edit/")
                self.assertEqual(answer.status_code, 404, (role, page))
