"""Invitations that are sent again, and addresses that are nobody's to invite."""

from __future__ import annotations

import re
from datetime import timedelta

from django.core import mail
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from accounts.roles import Role
from accounts.selectors import office_group
from sites.models import Invitation
from tests.people.test_school import PeopleTestCase, url
from tests.support.district import client_of, make_person


class AgainTest(PeopleTestCase):
    """By a webmaster, from the screens about people."""

    def test_the_invitation_again(self) -> None:
        """The new letter's link works, the old one's does not, and the history says who sent it."""
        self.invite("moi@example.test")
        person = User.objects.get(email="moi@example.test")
        self.post(url("again", person.pk))
        old, new = (re.search(r"http://[^/]+(/\S+)", m.body).group(1) for m in mail.outbox)
        self.assertContains(client_of().get(old, follow=True), "không còn dùng được")
        self.assertNotContains(client_of().get(new, follow=True), "không còn dùng được")
        history = self.client.get(url("history", person.pk))
        self.assertContains(history, "Đã gửi lại thư mời")
        self.assert_told(self.post(url("again", self.editor.pk)), "đã đăng nhập rồi")
        self.assert_told(self.post(url("again", person.pk)), "vừa được gửi lại")
        self.assertEqual(len(mail.outbox), 2)
        self.assertNotContains(client_of().get(new, follow=True), "không còn dùng được")

    def test_asked_again_by_a_new_link(self) -> None:
        """Also when the first has lapsed; the old link leads nowhere, and others cannot do it."""
        self.invite(self.other.editor.email, "school_webmaster")
        before = Invitation.objects.get()
        old = url("accept", before.pk)
        Invitation.objects.update(created_at=timezone.now() - timedelta(days=9))
        self.assertContains(self.client.get(url("index")), "đường dẫn đã hết hạn")
        again = url("renew", before.pk)
        self.assertContains(self.client.get(url("index")), again)
        for person in (self.other.webmaster, self.editor, self.other.editor):
            client_of(person).post(again)
        self.assertEqual(Invitation.objects.get().pk, before.pk)
        self.assert_told(self.post(again), "Đường dẫn mới")
        renewed = Invitation.objects.get()
        self.assertEqual((renewed.name, renewed.role), (before.name, before.role))
        theirs, new = client_of(self.other.editor), url("accept", renewed.pk)
        self.assertIn(new, mail.outbox[-1].body)
        self.assertEqual(theirs.post(old, {"accept": ""}).status_code, 404)
        self.assertEqual(self.client.post(again).status_code, 404)
        history = client_of(self.district.administrator).get(url("history", self.other.editor.pk))
        self.assertContains(history, "Đã gửi lại thư mời")
        theirs.post(new, {"accept": ""})
        self.assertTrue(self.other.editor.groups.filter(pk=self.own.school.webmasters_id).exists())

    def test_an_account_without_a_place_is_the_office_s_to_place(self) -> None:
        """Nothing of it is told, not even its name, and it is not here without a yes."""
        person = make_person("khongnoi")
        person.last_name = "Họ Lạ"
        person.save()
        answer = self.invite(person.email)
        self.assert_told(answer, "Không thêm được")
        self.assertNotContains(answer, "Họ Lạ")
        self.assertFalse(person.groups.exists() or Invitation.objects.exists())
        self.client = client_of(self.district.administrator)
        self.invite(person.email, school=self.own.school.pk)
        self.assertEqual(list(person.groups.all()), [self.own.school.editors])


class AskedAgainTest(PeopleTestCase):
    """Somebody of another school was asked; since then something has changed."""

    def setUp(self) -> None:
        super().setUp()
        self.person = self.other.editor
        self.invite(self.person.email)
        self.invitation = Invitation.objects.get()
        self.renew = url("renew", self.invitation.pk)
        mail.outbox.clear()

    def test_whom_nobody_may_invite_any_more_nobody_asks_again(self) -> None:
        """Sending again says what inviting says, and leaves the invitation as it is."""
        moderators = office_group(Role.OFFICE_MODERATOR)
        for case, groups, change in (
            ("moderates for the office", [self.other.school.editors, moderators], {}),
            ("is deactivated", [self.other.school.editors], {"is_active": False}),
            ("works nowhere", [], {}),
            ("is a superuser", [self.other.school.editors], {"is_superuser": True}),
        ):
            with self.subTest(case):
                User.objects.filter(pk=self.person.pk).update(
                    **{"is_active": True, "is_superuser": False, **change}
                )
                self.person.groups.set(groups)
                self.assert_told(self.post(self.renew), "Không thêm được địa chỉ này")
                self.assertEqual(Invitation.objects.get().pk, self.invitation.pk)
                self.assertEqual(mail.outbox, [])

    def test_who_came_to_the_office_since_cannot_say_yes(self) -> None:
        """The link is still good for a no."""
        accept = url("accept", self.invitation.pk)
        self.person.groups.add(office_group(Role.OFFICE_MODERATOR))
        theirs = client_of(self.person)
        answer = theirs.post(accept, {"accept": ""}, follow=True)
        self.assertContains(answer, "đang làm việc cho Phòng")
        self.assertNotIn(self.own.school.editors, self.person.groups.all())
        theirs.post(accept, {"decline": ""})
        self.assertFalse(Invitation.objects.exists())

    def test_twice_in_a_row_is_one_letter(self) -> None:
        """Whatever the number of clicks; some minutes later it goes on."""
        self.assert_told(self.post(self.renew), "Đường dẫn mới")
        renewed = Invitation.objects.get()
        again = url("renew", renewed.pk)
        answer = self.post(again)
        self.assert_told(answer, "vừa được gửi lại")
        self.assertNotContains(answer, self.person.get_full_name())
        self.assertEqual((Invitation.objects.get().pk, len(mail.outbox)), (renewed.pk, 1))
        ModelLogEntry.objects.update(timestamp=timezone.now() - timedelta(minutes=11))
        self.assert_told(self.post(again), "Đường dẫn mới")
        self.assertEqual(len(mail.outbox), 2)

    def test_another_school_s_letter_is_no_reason_to_wait(self) -> None:
        """Nor does anybody learn of it by being told to."""
        User.objects.filter(pk=self.person.pk).update(password="!")
        client_of(self.other.webmaster).post(url("again", self.person.pk))
        self.assert_told(self.post(self.renew), "Đường dẫn mới")

    def test_who_is_brought_here_by_the_office_is_invited_no_longer(self) -> None:
        """By invitation, one more place or a move; the school has them once, as a colleague."""
        office = client_of(self.district.administrator)
        role, school = "school_editor", self.own.school.pk
        facts = {"email": self.person.email, "name": "Trần Thị Mới", "role": role}
        for address, data in (
            (url("add"), {**facts, "school": school}),
            (url("join", self.person.pk), {"school": school, "role": role}),
            (
                url("move", self.person.pk),
                {"source": self.other.school.pk, "school": school, "role": role},
            ),
        ):
            with self.subTest(address):
                self.person.groups.set([self.other.school.editors])
                if not Invitation.objects.exists():
                    self.invite(self.person.email)
                self.assertContains(self.client.get(url("index")), "Trần Thị Mới")
                office.post(address, data)
                self.assertIn(self.own.school.editors, self.person.groups.all())
                answer = self.client.get(url("index"))
                self.assertNotContains(answer, "Trần Thị Mới")
                self.assertContains(answer, self.person.get_full_name())

    def test_an_invitation_of_another_school_stays_where_the_office_adds_here(self) -> None:
        self.client = client_of(self.district.administrator)
        place = {"school": "", "role": "office_moderator"}
        self.post(url("join", self.person.pk), place)
        self.assertEqual(self.person.groups.count(), 2)
        self.assertEqual(Invitation.objects.get().pk, self.invitation.pk)
