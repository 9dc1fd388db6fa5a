"""Office administrators look after everybody, save superusers."""

from __future__ import annotations

import re
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from accounts.selectors import office_group
from tests.people.test_school import PeopleTestCase, url
from tests.support.district import PASSWORD, client_of, make_person


class OfficeTest(PeopleTestCase):
    """The same screens, for all places."""

    def setUp(self) -> None:
        super().setUp()
        self.administrator = self.district.administrator
        self.client: Client = client_of(self.administrator)

    def invite_to(self, school: Any, role: str) -> Any:
        """Invite by the form; no school is the office."""
        return self.invite("moi@example.test", role, school=school.pk if school else "")

    def test_everybody_with_filters(self) -> None:
        answer = self.client.get(url("index"))
        for person in (self.editor, self.other.webmaster, self.district.moderator):
            self.assertContains(answer, person.email)
        query = f"?school={self.other.school.pk}&role=school_webmaster"
        answer = self.client.get(url("index") + query)
        self.assertContains(answer, self.other.webmaster.email)
        for person in (self.other.editor, self.webmaster, self.district.moderator):
            self.assertNotContains(answer, person.email)

    def test_inviting_to_a_school_and_to_the_office(self) -> None:
        for school, role, group in (
            (self.other.school, "school_webmaster", self.other.school.webmasters),
            (None, "office_moderator", office_group(Role.OFFICE_MODERATOR)),
            (None, "office_administrator", office_group(Role.OFFICE_ADMINISTRATOR)),
        ):
            self.invite_to(school, role)
            person = User.objects.get(email="moi@example.test")
            self.assertEqual(list(person.groups.all()), [group])
            self.assertFalse(person.is_superuser or person.is_staff)
            person.delete()
        self.assertEqual(len(mail.outbox), 3)

    def test_a_role_that_does_not_exist_there(self) -> None:
        self.assert_told(self.invite_to(None, "school_editor"), "vai trò của trường")
        self.assert_told(self.invite_to(self.own.school, "office_moderator"), "vai trò của phòng")
        self.assertFalse(User.objects.filter(email="moi@example.test").exists())

    def test_a_second_school(self) -> None:
        data = {"school": self.other.school.pk, "role": "school_webmaster"}
        self.post(url("join", self.editor.pk), data)
        self.assertEqual(
            set(self.editor.groups.all()), {self.own.school.editors, self.other.school.webmasters}
        )
        self.assertIn(self.other.school.name, mail.outbox[0].subject)
        answer = self.post(url("join", self.editor.pk), data)
        self.assert_told(answer, "đã làm ở đó rồi")

    def test_moving_to_the_same_place_or_from_a_strange_one(self) -> None:
        for data in (
            {"source": self.own.school.pk, "school": self.own.school.pk},
            {"source": self.other.school.pk, "school": self.own.school.pk},
            {"source": "0", "school": self.own.school.pk},
        ):
            self.post(url("move", self.editor.pk), {**data, "role": "school_webmaster"})
            self.assertEqual(list(self.editor.groups.all()), [self.own.school.editors])

    def test_the_last_administrator_stays(self) -> None:
        second = make_person("second", office_group(Role.OFFICE_ADMINISTRATOR))
        User.objects.filter(pk=second.pk).update(password="!")
        theirs = client_of(User.objects.get(pk=second.pk))
        address = url("deactivate", self.administrator.pk)
        self.assert_told(theirs.post(address, follow=True), "cuối cùng")
        self.administrator.refresh_from_db()
        self.assertTrue(self.administrator.is_active)
        field = {"name": "Ai Đó", "role_0": "office_moderator"}
        theirs.post(url("edit", self.administrator.pk), field)
        theirs.post(url("leave_office", self.administrator.pk))
        self.assertTrue(
            self.administrator.groups.filter(role_group__role="office_administrator").exists()
        )

    def test_not_oneself(self) -> None:
        make_person("second", office_group(Role.OFFICE_ADMINISTRATOR))
        self.assert_told(self.post(url("deactivate", self.administrator.pk)), "chính bạn")

    def test_another_address(self) -> None:
        """The office changes it; an old link is worthless, and nobody gets a taken one."""
        self.invite_to(self.own.school, "school_editor")
        person = User.objects.get(email="moi@example.test")
        old_link = re.search(r"http://[^/]+(/\S+)", mail.outbox[-1].body).group(1)
        form = {"name": "Trần Thị Mới", f"role_{self.own.school.pk}": "school_editor"}
        edit = url("edit", person.pk)
        answer = self.post(edit, {**form, "email": self.editor.email.upper()})
        self.assert_told(answer, "đã thuộc về một người khác")
        self.post(edit, {**form, "email": "Dung@example.test"})
        person.refresh_from_db()
        self.assertEqual(person.email, "dung@example.test")
        self.assertEqual(mail.outbox[-1].to, ["dung@example.test"])
        self.assertContains(client_of().get(old_link, follow=True), "không còn dùng được")
        self.assertContains(self.client.get(url("history", person.pk)), "Đã đổi địa chỉ e-mail")

    def test_superusers_do_not_exist_here(self) -> None:
        boss = User.objects.create_superuser("boss", "boss@example.test", PASSWORD)
        self.assertNotContains(self.client.get(url("index")), boss.email)
        for name in ("edit", "again", "join", "move", "deactivate", "reactivate", "leave_office"):
            self.assertEqual(self.client.post(url(name, boss.pk)).status_code, 404, name)
        self.assert_told(self.invite(boss.email, "office_moderator", school=""), "Không thêm được")

    def test_the_stock_screens_are_closed(self) -> None:
        names = ("edit", "delete", "history", "usage")
        addresses = [reverse(f"wagtailusers_users:{name}", args=[self.editor.pk]) for name in names]
        addresses += [reverse(f"wagtailusers_users:{name}") for name in ("index", "add")]
        addresses += [
            reverse("wagtail_bulk_action", args=["accounts", "user", action])
            + f"?id={self.editor.pk}"
            for action in ("assign_role", "delete", "set_active_state")
        ]
        form = {"username": "x", "email": "x@example.test", "is_superuser": "on", "is_active": ""}
        for address in addresses:
            for answer in (self.client.get(address), self.client.post(address, form)):
                self.assertIn(answer.status_code, (302, 404), address)
        self.editor.refresh_from_db()
        self.assertTrue(self.editor.is_active and not self.editor.is_superuser)
        self.assertFalse(User.objects.filter(username="x").exists())
        home = self.client.get(reverse("wagtailadmin_home"))
        self.assertNotContains(home, reverse("wagtailusers_users:index"))

    def test_leaving_the_office(self) -> None:
        moderator = self.district.moderator
        moderator.groups.add(self.own.school.editors)
        self.post(url("leave_office", moderator.pk))
        self.assertEqual(list(moderator.groups.all()), [self.own.school.editors])


class ModeratorTest(PeopleTestCase):
    """Moderators look after nobody; as a school's webmaster they look after that school only."""

    STEPS = ("edit", "again", "deactivate", "reactivate", "join", "move", "leave_office")

    def setUp(self) -> None:
        super().setUp()
        self.moderator = self.district.moderator
        self.client = client_of(self.moderator)
        self.second = make_person("second", office_group(Role.OFFICE_ADMINISTRATOR))

    def try_everything(self, person: User) -> None:
        """Post every step about a person, and whatever would make somebody more than they are."""
        form = {
            "name": "Trộm",
            "email": "trom@example.test",
            "role": "office_administrator",
            "role_0": "office_administrator",
            "school": "",
            "source": "0",
        }
        before = (person.email, person.first_name, person.is_active, person.password)
        groups = set(person.groups.all())
        for step in self.STEPS:
            self.assertIn(self.client.post(url(step, person.pk), form).status_code, (302, 404))
        self.client.post(reverse("second_factor_reset", args=[person.pk]))
        for role in Role:
            self.invite(person.email, role.value, school="")
        person.refresh_from_db()
        after = (person.email, person.first_name, person.is_active, person.password)
        self.assertEqual((after, set(person.groups.all())), (before, groups))

    def test_not_administrators_nor_anybody_nor_themselves(self) -> None:
        for person in (self.district.administrator, self.second, self.moderator, self.editor):
            self.try_everything(person)

    def test_not_administrators_as_a_school_s_webmaster_either(self) -> None:
        self.moderator.groups.add(self.own.school.webmasters)
        self.client = client_of(User.objects.get(pk=self.moderator.pk))
        for person in (self.district.administrator, self.second, self.moderator):
            self.try_everything(person)
        boss = User.objects.create_superuser("boss", "boss@example.test", PASSWORD)
        self.try_everything(boss)

    def test_as_a_school_s_webmaster_they_ask_like_one(self) -> None:
        self.moderator.groups.add(self.own.school.webmasters)
        self.client = client_of(User.objects.get(pk=self.moderator.pk))
        self.assert_told(self.invite(self.other.editor.email), "Đã mời")
        self.assertEqual(list(self.other.editor.groups.all()), [self.other.school.editors])

    def test_as_a_school_s_webmaster_they_leave_a_school_its_last_one(self) -> None:
        """Nobody but an administrator leaves a school without a webmaster who can sign in."""
        self.moderator.groups.add(self.own.school.webmasters)
        self.client = client_of(User.objects.get(pk=self.moderator.pk))
        User.objects.filter(pk=self.moderator.pk).update(password="!")
        self.client.force_login(User.objects.get(pk=self.moderator.pk))
        self.assert_told(self.post(url("deactivate", self.webmaster.pk)), "cuối cùng")
        self.webmaster.refresh_from_db()
        self.assertTrue(self.webmaster.is_active)
