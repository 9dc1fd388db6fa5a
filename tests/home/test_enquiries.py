"""A reader writes from the contact page; the school answers by mail."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from unittest.mock import patch

from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from home.enquiry_form import LETTERS_AN_HOUR
from home.models import ContactPage, Enquiry, EnquiryState
from home.services import enquiry_answer, enquiry_send
from tests.support.district import DistrictTestCase, SchoolPeople, client_of
from tests.support.html import page_faults, soup

LETTER = {
    "topic": "care",
    "name": "Phụ huynh Thử",
    "email": "parent@example.test",
    "phone": "",
    "text": "Thứ Hai tới bếp ăn có nấu món chay không ạ?",
    "website": "",
}


class LetterTestCase(DistrictTestCase):
    """Two schools; the first gets letters."""

    def setUp(self) -> None:
        super().setUp()
        self.first, self.second = self.district.schools

    def send(self, people: SchoolPeople, *, age: int = 10, **changes: str) -> Any:
        """Send the form as a browser does that opened it `age` seconds ago."""
        client = client_of(host=people.host)
        page = people.page(ContactPage)
        with patch("time.time", return_value=timezone.now().timestamp() - age):
            form = soup(client.get(page.url).content).select_one("form.form-grid")
        stamp = form.select_one("[name=stamp]")["value"]
        with self.captureOnCommitCallbacks(execute=True):
            return client.post(form["action"], {**LETTER, "stamp": stamp, **changes})


class SendingTests(LetterTestCase):
    """The public half."""

    def test_a_letter_arrives_and_its_sender_gets_a_number(self) -> None:
        """No cookie is set; the webmaster is told where to read it, without personal data."""
        response = self.send(self.first)
        enquiry = Enquiry.objects.get()
        self.assertEqual(enquiry.site, self.first.school.site)
        self.assertRedirects(
            response,
            f"/lien-he/?sent={enquiry.reference}#sent",
            fetch_redirect_response=False,
        )
        self.assertEqual(response.cookies, {})
        shown = client_of(host=self.first.host).get(response.url.split("#")[0])
        self.assertContains(shown, enquiry.reference)
        self.assertEqual(page_faults(shown.content), [])
        self.assertEqual([m.to for m in mail.outbox], [[self.first.webmaster.email]])
        self.assertIn(f"/admin/letters/{enquiry.site_id}/{enquiry.reference}/", mail.outbox[0].body)
        self.assertNotIn("chay", mail.outbox[0].body)
        self.assertNotIn("parent@example.test", mail.outbox[0].body)

    def test_a_slip_is_shown_beside_its_field_and_nothing_typed_is_lost(self) -> None:
        """The page stays sound, and what was typed is still there."""
        response = self.send(self.first, email="không phải thư")
        self.assertEqual(response.status_code, 422)
        self.assertEqual(page_faults(response.content), [])
        page = soup(response.content)
        self.assertIn("món chay", page.select_one("textarea").get_text())
        self.assertTrue(page.select(".field--error [name=email][aria-invalid=true]"))
        self.assertTrue(page.select('.form-summary a[href="#id_email"]'))
        self.assertFalse(Enquiry.objects.exists())

    def test_robots_are_refused(self) -> None:
        """Filled honeypot, form sent at once, a day old, without or with a forged stamp."""
        for case in (
            {"website": "x"},
            {"age": 0},
            {"age": 90_000},
            {"stamp": ""},
            {"stamp": "letter:1:x"},
        ):
            with self.subTest(case=case):
                self.assertEqual(self.send(self.first, **case).status_code, 422)
        self.assertFalse(Enquiry.objects.exists())

    def test_one_address_cannot_flood_a_school(self) -> None:
        """Beyond the hourly number the answer is 429."""
        for _number in range(LETTERS_AN_HOUR):
            self.assertEqual(self.send(self.first).status_code, 302)
        self.assertEqual(self.send(self.first).status_code, 429)
        self.assertEqual(Enquiry.objects.count(), LETTERS_AN_HOUR)

    def test_the_portal_takes_letters_for_the_office(self) -> None:
        """They go to the office's people."""
        page = ContactPage.objects.child_of(self.district.portal_root).get()
        client = client_of(host=self.district.portal.hostname)
        with patch("time.time", return_value=timezone.now().timestamp() - 10):
            stamp = soup(client.get(page.url).content).select_one("[name=stamp]")["value"]
        with self.captureOnCommitCallbacks(execute=True):
            client.post("/contact/send/", {**LETTER, "stamp": stamp})
        told = {address for message in mail.outbox for address in message.to}
        self.assertEqual(told, {self.district.moderator.email, self.district.administrator.email})


class InboxTests(LetterTestCase):
    """The half behind the login."""

    def setUp(self) -> None:
        super().setUp()
        facts = {key: LETTER[key] for key in ("topic", "name", "email", "text")}
        self.enquiry = enquiry_send(site=self.first.school.site, **facts)
        self.address = f"/admin/letters/{self.enquiry.site_id}/{self.enquiry.reference}/"

    def test_the_webmaster_answers_by_mail(self) -> None:
        """The sender gets answer and letter; it is finished and cannot be answered twice."""
        client = client_of(self.first.webmaster)
        self.assertContains(client.get("/admin/letters/"), self.enquiry.reference)
        self.assertContains(client.get(self.address), "món chay")
        with self.captureOnCommitCallbacks(execute=True):
            client.post(self.address, {"action": "answer", "answer": "Dạ có ạ."})
        self.enquiry.refresh_from_db()
        self.assertEqual(self.enquiry.state, EnquiryState.ANSWERED)
        self.assertEqual(self.enquiry.finished_by, self.first.webmaster)
        message = mail.outbox[-1]
        self.assertEqual(message.to, ["parent@example.test"])
        self.assertIn("Dạ có ạ.", message.body)
        self.assertIn(self.first.school.name, message.body)
        client.post(self.address, {"action": "answer", "answer": "Lần nữa"})
        self.enquiry.refresh_from_db()
        self.assertEqual(self.enquiry.answer, "Dạ có ạ.")

    def test_nobody_else_reads_or_answers(self) -> None:
        """Not the school's editor, not another school, not the office: it sees figures only."""
        others = (self.first.editor, self.second.webmaster, self.district.moderator)
        for person in others:
            with self.subTest(person=person.username):
                client = client_of(person)
                self.assertIn(client.get(self.address).status_code, (302, 403, 404))
                client.post(self.address, {"action": "close"})
                self.assertNotContains(
                    client.get("/admin/letters/", follow=True),
                    self.enquiry.reference,
                    status_code=200,
                )
        self.enquiry.refresh_from_db()
        self.assertEqual(self.enquiry.state, EnquiryState.NEW)

    def test_the_office_sees_figures_and_late_ones_first(self) -> None:
        """No name and no text."""
        Enquiry.objects.update(sent_at=timezone.now() - timedelta(days=9))
        shown = client_of(self.district.moderator).get("/admin/letters/schools/")
        self.assertContains(shown, self.first.school.name)
        self.assertNotContains(shown, "Phụ huynh Thử")
        refused = client_of(self.first.webmaster).get("/admin/letters/schools/")
        self.assertIn(refused.status_code, (302, 403, 404))

    def test_finished_letters_are_forgotten_after_a_year(self) -> None:
        """Waiting ones stay."""
        enquiry_answer(enquiry=self.enquiry, answer="Có ạ.", user=self.first.webmaster)
        facts = {key: LETTER[key] for key in ("topic", "name", "email", "text")}
        waiting = enquiry_send(site=self.first.school.site, **facts)
        Enquiry.objects.filter(pk=self.enquiry.pk).update(
            finished_at=timezone.now() - timedelta(days=366)
        )
        Enquiry.objects.filter(pk=waiting.pk).update(sent_at=timezone.now() - timedelta(days=400))
        call_command("forget_letters", verbosity=0)
        self.assertEqual(list(Enquiry.objects.all()), [waiting])
