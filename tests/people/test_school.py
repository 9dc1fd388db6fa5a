"""A webmaster looks after the people of the own school, and of no other."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from unittest import mock

from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from sites.models import Invitation
from tests.support.district import PASSWORD, DistrictTestCase, client_of, make_person


def url(name: str, *args: object) -> str:
    """Return the address of a screen about people."""
    return reverse(f"people:{name}", args=args)


class PeopleTestCase(DistrictTestCase):
    """Two schools; a webmaster with a colleague at the first."""

    def setUp(self) -> None:
        super().setUp()
        self.own, self.other = self.district.schools
        self.editor, self.webmaster = self.own.editor, self.own.webmaster
        self.client: Client = client_of(self.webmaster)

    def post(self, address: str, data: dict[str, Any] | None = None, **options: Any) -> Any:
        """Post and let letters go out; follow to the next screen."""
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(address, data or {}, follow=True, **options)

    def invite(self, email: str, role: str = "school_editor", **more: Any) -> Any:
        """Invite by the form."""
        return self.post(url("add"), {"email": email, "name": "Trần Thị Mới", "role": role, **more})

    def assert_told(self, answer: Any, words: str) -> None:
        """The person reads the words in a message or at a field."""
        told = [str(message) for message in answer.context["messages"]]
        form = answer.context.get("form")
        told += [str(e) for errors in form.errors.values() for e in errors] if form else []
        self.assertTrue(any(words in text for text in told), told)


class ListTest(PeopleTestCase):
    """Who is shown to whom."""

    def test_own_people_with_role_and_state_and_nobody_else(self) -> None:
        self.editor.set_unusable_password()
        self.editor.save()
        answer = self.client.get(url("index"))
        for text in (self.editor.email, "Biên tập viên", "Đã mời", self.webmaster.email):
            self.assertContains(answer, text)
        for person in (self.other.editor, self.other.webmaster, self.district.administrator):
            self.assertNotContains(answer, person.email)

    def test_found_without_marks_and_by_role_and_state(self) -> None:
        make_person("hoa", self.own.school.editors)
        User.objects.filter(username="hoa").update(last_name="Đặng Thị", first_name="Hoà")
        for query, found in (
            ("?q=dang+hoa", True),
            ("?role=school_editor", True),
            ("?role=school_webmaster", False),
            ("?state=active", True),
            ("?state=deactivated", False),
        ):
            answer = self.client.get(url("index") + query)
            self.assertEqual("hoa@example.test" in answer.content.decode(), found, query)

    def test_the_menu_is_for_those_who_may(self) -> None:
        home = reverse("wagtailadmin_home")
        for person, shown in (
            (self.webmaster, True),
            (self.district.administrator, True),
            (self.editor, False),
            (self.district.moderator, False),
        ):
            answer = client_of(person).get(home)
            self.assertEqual(url("index") in answer.content.decode(), shown, person)

    def test_editors_and_moderators_are_sent_away(self) -> None:
        for person in (self.editor, self.district.moderator):
            client = client_of(person)
            for address in (
                url("index"),
                url("add"),
                url("edit", self.editor.pk),
                url("deactivate", self.editor.pk),
            ):
                for answer in (client.get(address), client.post(address)):
                    self.assertIn(answer.status_code, (302, 404), address)
        self.editor.refresh_from_db()
        self.assertTrue(self.editor.is_active)

    def test_the_number_of_queries_does_not_grow_with_people(self) -> None:
        counts = []
        self.client.get(url("index"))
        for round_number in range(2):
            with CaptureQueriesContext(connection) as queries:
                self.client.get(url("index"))
            counts.append(len(queries))
            for number in range(5):
                make_person(f"more{round_number}{number}", self.own.school.editors)
        self.assertEqual(counts[0], counts[1])


class InviteTest(PeopleTestCase):
    """An account without a password, and a letter."""

    def test_a_letter_with_a_link_that_works_once(self) -> None:
        answer = self.invite("moi@example.test")
        self.assert_told(answer, "Đã mời")
        person = User.objects.get(email="moi@example.test")
        self.assertEqual(person.get_full_name(), "Trần Thị Mới")
        self.assertFalse(person.has_usable_password())
        self.assertEqual(list(person.groups.all()), [self.own.school.editors])
        (letter,) = mail.outbox
        self.assertEqual(letter.to, ["moi@example.test"])
        self.assertIn(self.own.school.name, letter.subject)
        path = re.search(r"http://[^/]+(/\S+)", letter.body).group(1)
        guest = client_of()
        form = guest.get(path, follow=True)
        chosen = "mot-mat-khau-dai-1"
        done = guest.post(
            form.redirect_chain[-1][0], {"new_password1": chosen, "new_password2": chosen}
        )
        self.assertEqual(done.status_code, 302)
        person.refresh_from_db()
        self.assertTrue(person.check_password(chosen))
        again = client_of().get(path, follow=True)
        self.assertContains(again, "Đường dẫn này không còn dùng được")
        self.assertContains(again, "người quản trị trang của trường")

    def test_who_is_here_already(self) -> None:
        answer = self.invite(self.editor.email.upper())
        self.assert_told(answer, "đã làm ở đây rồi")
        self.assertContains(answer, "Trần Thị Mới")
        self.assertEqual(mail.outbox, [])

    def test_a_colleague_who_invites_the_same_address_at_the_same_moment(self) -> None:
        """Both looked and found nobody; the other one was first."""
        first = make_person("moi", self.own.school.editors)
        found = [None, None, first]
        with (
            mock.patch.multiple(
                "sites.services.people", person_with_address=lambda email: found.pop(0)
            ),
            mock.patch.multiple(
                "accounts.services.invitations", person_with_address=lambda email: found.pop(0)
            ),
        ):
            answer = self.invite(first.email)
        self.assert_told(answer, "đã làm ở đây rồi")
        self.assertContains(answer, "Trần Thị Mới")
        self.assertEqual(User.objects.filter(email=first.email).count(), 1)
        self.assertEqual((found, mail.outbox), ([], []))

    def test_who_is_deactivated_here(self) -> None:
        User.objects.filter(pk=self.editor.pk).update(is_active=False)
        self.assert_told(self.invite(self.editor.email), "mở lại tài khoản ở đó")

    def test_who_is_deactivated_elsewhere(self) -> None:
        User.objects.filter(pk=self.other.editor.pk).update(is_active=False)
        answer = self.invite(self.other.editor.email)
        self.assert_told(answer, "phòng giáo dục")
        self.assertNotContains(answer, self.other.school.name)

    def test_nobody_gets_a_post_by_taking_somebody_s_address(self) -> None:
        """An editor next door writes the address of our next webmaster into the own account."""
        thief = client_of(self.other.editor)
        account = reverse("wagtailadmin_account")
        panels = thief.get(account).context["panels_by_tab"].values()
        forms = [panel.get_form() for tab in panels for panel in tab]
        form = {field.html_name: field.value() or "" for one in forms for field in one}
        form["name_email-email"] = "hieu-truong@example.test"
        self.assertEqual(thief.post(account, form).status_code, 302)
        self.invite("hieu-truong@example.test", "school_webmaster")
        self.assertNotIn(self.own.school.webmasters, self.other.editor.groups.all())

    def test_deactivated_elsewhere_reads_like_any_address_that_cannot_be_used(self) -> None:
        User.objects.filter(pk=self.other.editor.pk).update(is_active=False)
        said = [
            self.invite(person.email).context["form"].errors["email"]
            for person in (self.other.editor, self.district.moderator)
        ]
        self.assertEqual(said[0], said[1])

    def invited_elsewhere(self) -> tuple[Any, str]:
        """Invite the other school's editor; return the answer and the path in the letter."""
        answer = self.invite(self.other.editor.email.upper(), "school_webmaster")
        (letter,) = mail.outbox
        self.assertEqual(letter.to, [self.other.editor.email])
        self.assertIn(self.own.school.name, letter.body)
        self.assertNotIn("password_reset", letter.body)
        return answer, re.search(r"http://[^/]+(/\S+)", letter.body).group(1)

    def test_a_person_of_another_school_looks_like_anybody_invited(self) -> None:
        answer, _path = self.invited_elsewhere()
        stranger = self.invite("moi@example.test", "school_webmaster")
        told = [[str(m) for m in a.context["messages"]] for a in (answer, stranger)]
        email = self.other.editor.email
        self.assertEqual(told[0], [told[1][0].replace("moi@example.test", email)])
        for text in (answer, self.client.get(url("index"))):
            self.assertNotContains(text, self.other.school.name)
            self.assertNotContains(text, self.other.editor.get_full_name())
        self.assertFalse(self.other.editor.groups.filter(pk=self.own.school.webmasters_id).exists())
        again = [self.invite(address) for address in (email, "moi@example.test")]
        errors = [answer.context["form"].errors["email"] for answer in again]
        self.assertEqual(errors[0], errors[1])

    def test_an_account_that_comes_while_we_look_is_asked_like_any_other(self) -> None:
        """Another school's webmaster has just invited the same address."""
        looked = "sites.services.people.person_with_address"
        with mock.patch(looked, side_effect=[None, self.other.editor]):
            self.invite(self.other.editor.email)
        self.assertEqual(Invitation.objects.get().person, self.other.editor)
        groups = self.own.school.editors, self.own.school.webmasters
        self.assertFalse(self.other.editor.groups.filter(pk__in=[g.pk for g in groups]).exists())

    def test_only_who_was_asked_says_yes_and_once(self) -> None:
        _answer, path = self.invited_elsewhere()
        for person in (self.webmaster, self.editor, self.other.webmaster):
            for ask in (client_of(person).get, client_of(person).post):
                self.assertEqual(ask(path).status_code, 404)
        theirs = client_of(self.other.editor)
        self.assertContains(theirs.get(path), self.own.school.name)
        self.assertRedirects(theirs.post(path, {"accept": ""}), reverse("wagtailadmin_home"))
        groups = {self.own.school.webmasters, self.other.school.editors}
        self.assertEqual(set(self.other.editor.groups.all()), groups)
        self.post(url("leave", self.other.editor.pk, self.own.school.pk))
        self.assertEqual(theirs.post(path, {"accept": ""}).status_code, 404)
        self.assertEqual(set(self.other.editor.groups.all()), {self.other.school.editors})

    def test_no_or_taken_back_or_too_old_is_the_end_of_it(self) -> None:
        theirs = client_of(self.other.editor)
        for end in ("no", "back", "old"):
            _answer, path = self.invited_elsewhere()
            invitation = Invitation.objects.get()
            self.assertContains(self.client.get(url("index")), "Trần Thị Mới")
            back = url("withdraw", invitation.pk)
            if end == "no":
                theirs.post(path, {"decline": ""})
            elif end == "back":
                self.assertEqual(client_of(self.other.webmaster).post(back).status_code, 404)
                self.assertEqual(theirs.post(back).status_code, 302)
                self.assertEqual(Invitation.objects.count(), 1)
                self.post(back)
            else:
                Invitation.objects.update(created_at=timezone.now() - timedelta(days=30))
            self.assertEqual(theirs.post(path, {"accept": ""}).status_code, 404, end)
            self.assertNotContains(self.client.get(url("index")), "Trần Thị Mới")
            mail.outbox.clear()
        self.assertEqual(set(self.other.editor.groups.all()), {self.other.school.editors})

    def test_who_has_no_password_yet_gets_the_link_for_it_too(self) -> None:
        self.other.editor.set_unusable_password()
        self.other.editor.save()
        self.invite(self.other.editor.email)
        links = [letter.body for letter in mail.outbox]
        self.assertEqual(len(links), 2)
        self.assertTrue(any("password_reset" in text for text in links))

    def test_office_people_and_superusers_are_not_taken_in(self) -> None:
        boss = User.objects.create_superuser("boss", "boss@example.test", PASSWORD)
        for person in (self.district.moderator, self.district.administrator, boss):
            self.assert_told(self.invite(person.email), "Không thêm được")
            self.assertFalse(person.groups.filter(pk=self.own.school.editors_id).exists())

    def test_no_roles_above_and_no_other_school(self) -> None:
        for data in (
            {"role": "office_administrator"},
            {"role": "office_moderator"},
            {"role": "school_webmaster", "school": self.other.school.pk},
        ):
            self.invite("ke-gian@example.test", **{"is_superuser": "on", **data})
            person = User.objects.filter(email="ke-gian@example.test").first()
            groups = set(person.groups.all()) if person else set()
            self.assertLessEqual(groups, {self.own.school.webmasters}, data)
            self.assertFalse(person and person.is_superuser)
            User.objects.filter(email="ke-gian@example.test").delete()

    def test_of_two_schools_one_is_chosen(self) -> None:
        self.webmaster.groups.add(self.other.school.webmasters)
        self.assertContains(self.client.get(url("add")), 'name="school"')
        self.invite("hai@example.test", school=self.other.school.pk)
        person = User.objects.get(email="hai@example.test")
        self.assertEqual(list(person.groups.all()), [self.other.school.editors])


class EditTest(PeopleTestCase):
    """Name and role."""

    def save(self, person: User, role: str, **more: Any) -> Any:
        """Save the form of a person."""
        field = f"role_{self.own.school.pk}"
        return self.post(url("edit", person.pk), {"name": "Lê Văn Sửa", field: role, **more})

    def test_name_and_role_and_the_history_says_so(self) -> None:
        address = self.editor.email
        forged = {"is_superuser": "on", "password": "x", "groups": "1", "email": "x@example.test"}
        self.save(self.editor, "school_webmaster", **forged)
        self.editor.refresh_from_db()
        self.assertEqual(self.editor.email, address)
        self.assertEqual(self.editor.get_full_name(), "Lê Văn Sửa")
        self.assertEqual(list(self.editor.groups.all()), [self.own.school.webmasters])
        self.assertFalse(self.editor.is_superuser)
        self.assertTrue(self.editor.check_password(PASSWORD))
        history = self.client.get(url("history", self.editor.pk))
        self.assertContains(history, "Vai trò mới")
        self.assertContains(history, "Đã đổi tên")

    def test_roles_above_do_not_exist(self) -> None:
        self.save(self.editor, "office_administrator")
        self.assertEqual(list(self.editor.groups.all()), [self.own.school.editors])

    def test_who_also_works_elsewhere_keeps_the_name(self) -> None:
        before = self.editor.get_full_name()
        self.editor.groups.add(self.other.school.editors)
        self.assertNotContains(self.client.get(url("edit", self.editor.pk)), self.other.school.name)
        field = f"role_{self.other.school.pk}"
        self.save(self.editor, "school_webmaster", **{field: "school_webmaster"})
        self.editor.refresh_from_db()
        self.assertEqual(self.editor.get_full_name(), before)
        self.assertEqual(
            set(self.editor.groups.all()), {self.own.school.webmasters, self.other.school.editors}
        )

    def test_the_own_role_and_the_last_webmaster_stay(self) -> None:
        self.save(self.webmaster, "school_editor")
        self.assertEqual(list(self.webmaster.groups.all()), [self.own.school.webmasters])

    def test_of_another_school_nothing_exists(self) -> None:
        boss = User.objects.create_superuser("boss", "boss@example.test", PASSWORD)
        boss.groups.add(self.own.school.editors)
        self.district.moderator.groups.add(self.own.school.editors)
        for person in (
            self.other.editor,
            self.district.administrator,
            boss,
            self.district.moderator,
        ):
            for name in ("edit", "again", "deactivate", "reactivate", "history"):
                for ask in (self.client.get, self.client.post):
                    self.assertEqual(ask(url(name, person.pk)).status_code, 404, (person, name))
        leave = url("leave", self.editor.pk, self.other.school.pk)
        self.assertEqual(self.client.post(leave).status_code, 404)

    def test_places_are_the_office_s(self) -> None:
        for name in ("join", "move"):
            data = {"school": self.other.school.pk, "role": "school_editor"}
            self.client.post(url(name, self.editor.pk), data)
        self.assertEqual(list(self.editor.groups.all()), [self.own.school.editors])


class DeactivateTest(PeopleTestCase):
    """Out, and in again."""

    def test_signed_out_at_once_and_back_with_a_new_password(self) -> None:
        theirs = client_of(self.editor)
        self.assertEqual(theirs.get(reverse("wagtailadmin_home")).status_code, 200)
        self.post(url("deactivate", self.editor.pk))
        self.assertEqual(theirs.get(reverse("wagtailadmin_home")).status_code, 302)
        self.assertContains(self.client.get(url("index")), "Đã khóa")
        self.post(url("reactivate", self.editor.pk))
        self.editor.refresh_from_db()
        self.assertTrue(self.editor.is_active)
        self.assertEqual(theirs.get(reverse("wagtailadmin_home")).status_code, 302)
        self.assertEqual(mail.outbox[-1].to, [self.editor.email])
        actions = set(ModelLogEntry.objects.values_list("action", flat=True))
        self.assertLessEqual(
            {"school_sites.person_deactivated", "school_sites.person_reactivated"}, actions
        )

    def test_who_works_elsewhere_is_not_let_in_there_again(self) -> None:
        """The office closed the account of somebody who works for both schools."""
        self.editor.groups.add(self.other.school.webmasters)
        client_of(self.district.administrator).post(url("deactivate", self.editor.pk))
        screen = self.client.get(url("edit", self.editor.pk))
        self.assertNotContains(screen, url("reactivate", self.editor.pk))
        self.assert_told(self.post(url("reactivate", self.editor.pk)), "phòng giáo dục")
        self.editor.refresh_from_db()
        self.assertFalse(self.editor.is_active)

    def test_whom_the_office_closed_stays_closed(self) -> None:
        """Somebody of this school only, deactivated by the office."""
        client_of(self.district.administrator).post(url("deactivate", self.editor.pk))
        screen = self.client.get(url("edit", self.editor.pk))
        self.assertContains(screen, "Phòng giáo dục đã khóa tài khoản này")
        self.assertNotContains(screen, url("reactivate", self.editor.pk))
        self.assert_told(self.post(url("reactivate", self.editor.pk)), "phòng giáo dục")
        self.editor.refresh_from_db()
        self.assertFalse(self.editor.is_active)
        office = client_of(self.district.administrator)
        self.assertNotContains(
            office.get(url("edit", self.editor.pk)), "Phòng giáo dục đã khóa tài khoản này"
        )
        office.post(url("reactivate", self.editor.pk))
        self.editor.refresh_from_db()
        self.assertTrue(self.editor.is_active)

    def test_the_office_s_later_word_counts(self) -> None:
        """Closed here, opened and closed by the office: the newest counts, in either order."""
        office = client_of(self.district.administrator)
        for first, second, opens in ((self.client, office, False), (office, self.client, True)):
            first.post(url("deactivate", self.editor.pk))
            office.post(url("reactivate", self.editor.pk))
            second.post(url("deactivate", self.editor.pk))
            self.post(url("reactivate", self.editor.pk))
            self.editor.refresh_from_db()
            self.assertEqual(self.editor.is_active, opens)
            office.post(url("reactivate", self.editor.pk))

    def test_who_left_the_office_since_closed_it_for_the_office(self) -> None:
        administrator = self.district.administrator
        client_of(administrator).post(url("deactivate", self.editor.pk))
        administrator.groups.set([self.other.school.editors])
        self.post(url("reactivate", self.editor.pk))
        self.editor.refresh_from_db()
        self.assertFalse(self.editor.is_active)

    def test_not_oneself(self) -> None:
        make_person("colleague", self.own.school.webmasters)
        self.assert_told(self.post(url("deactivate", self.webmaster.pk)), "chính bạn")
        self.webmaster.refresh_from_db()
        self.assertTrue(self.webmaster.is_active)

    def test_not_the_last_webmaster(self) -> None:
        """An editor who is webmaster of the other school, too, tries it on the last one there."""
        self.editor.groups.set([self.own.school.webmasters])
        self.client = client_of(self.editor)
        User.objects.filter(pk=self.editor.pk).update(password="!")
        self.client.force_login(User.objects.get(pk=self.editor.pk))
        self.assert_told(self.post(url("deactivate", self.webmaster.pk)), "cuối cùng")
        self.webmaster.refresh_from_db()
        self.assertTrue(self.webmaster.is_active)

    def test_of_several_schools_only_this_one_is_left(self) -> None:
        self.editor.groups.add(self.other.school.editors)
        self.post(url("deactivate", self.editor.pk))
        self.editor.refresh_from_db()
        self.assertTrue(self.editor.is_active)
        self.assertEqual(list(self.editor.groups.all()), [self.other.school.editors])
        self.assertEqual(self.client.get(url("edit", self.editor.pk)).status_code, 404)

    def test_the_history_of_another_school_is_not_told(self) -> None:
        other = client_of(self.other.webmaster)
        other.post(
            url("edit", self.other.editor.pk),
            {"name": "Tên Bên Kia", f"role_{self.other.school.pk}": "school_webmaster"},
        )
        self.invite(self.other.editor.email)
        theirs = client_of(self.other.editor)
        theirs.post(url("accept", Invitation.objects.get().pk), {"accept": ""})
        history = self.client.get(url("history", self.other.editor.pk))
        self.assertContains(history, self.own.school.name)
        self.assertNotContains(history, self.other.school.name)
        self.assertNotContains(history, self.other.webmaster.first_name)
