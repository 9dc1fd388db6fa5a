"""Invitations that are sent again, and addresses that are nobody's to invite."""

from __future__ import annotations

import re
from datetime import timedelta

from django.core import mail
from django.utils import timezone

from accounts.models import User
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
        self.assertEqual(len(mail.outbox), 2)

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
