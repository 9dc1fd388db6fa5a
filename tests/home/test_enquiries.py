"""A reader writes from the contact page; the school answers by mail."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any
from unittest.mock import patch

from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

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


def _quiet() -> Any:
    """Keep the expected complaint about the mail server out of the test's output."""
    return patch("home.tasks.logger.exception")


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
        self.assertEqual(
            [m.to for m in mail.outbox], [[self.first.webmaster.email], ["parent@example.test"]]
        )
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

    def test_an_address_longer_than_can_be_kept_is_refused_beside_its_field(self) -> None:
        address = f"{'a' * 300}@example.test"
        self.assertContains(self.send(self.first, email=address), address, status_code=422)
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
        """Beyond the hourly number the answer is 429, with everything that was typed."""
        for number in range(LETTERS_AN_HOUR):
            self.assertEqual(self.send(self.first, text=f"Thư {number}").status_code, 302)
        refused = self.send(self.first, text="Thư cuối cùng")
        self.assertContains(refused, "Thư cuối cùng", status_code=429)
        self.assertEqual(page_faults(refused.content), [])
        self.assertEqual(Enquiry.objects.count(), LETTERS_AN_HOUR)

    def test_pressing_twice_sends_one_letter(self) -> None:
        """Both answers show the same number; other words from the same form are another letter."""
        client = client_of(host=self.first.host)
        with patch("time.time", return_value=timezone.now().timestamp() - 10):
            form = soup(client.get("/lien-he/").content).select_one("form.form-grid")
        letter = {**LETTER, "stamp": form.select_one("[name=stamp]")["value"]}
        with self.captureOnCommitCallbacks(execute=True):
            answers = [client.post(form["action"], letter) for _time in range(2)]
        self.assertEqual(answers[0].url, answers[1].url)
        self.assertEqual(Enquiry.objects.count(), 1)
        self.assertEqual(len(mail.outbox), 2)
        client.post(form["action"], {**letter, "text": "Còn một câu hỏi nữa ạ."})
        self.assertEqual(Enquiry.objects.count(), 2)

    def test_two_requests_at_once_are_one_letter(self) -> None:
        """The database decides where two requests pass the first look together."""
        facts = {key: LETTER[key] for key in ("topic", "name", "email", "text")}
        site = self.first.school.site
        first = enquiry_send(site=site, sent_key="same", **facts)
        self.assertEqual(enquiry_send(site=site, sent_key="same", **facts), first)
        self.assertEqual(Enquiry.objects.count(), 1)

    def test_the_sender_gets_the_number_by_mail_and_nothing_else(self) -> None:
        """No word of the letter: the form cannot be used to write to strangers."""
        self.send(self.first)
        receipt = mail.outbox[-1]
        self.assertEqual(receipt.to, ["parent@example.test"])
        self.assertIn(Enquiry.objects.get().reference, receipt.subject)
        self.assertIn(self.first.school.name, receipt.body)
        for written in ("chay", "Phụ huynh Thử"):
            self.assertNotIn(written, receipt.body + receipt.subject)

    def test_a_letter_is_kept_when_the_mail_server_is_down(self) -> None:
        """The sender still sees the number, the school still finds the letter."""
        with patch("django.core.mail.EmailMessage.send", side_effect=OSError), _quiet():
            response = self.send(self.first)
        self.assertEqual(response.status_code, 302)
        inbox = client_of(self.first.webmaster).get("/admin/letters/")
        self.assertContains(inbox, Enquiry.objects.get().reference)

    def test_far_too_much_or_strange_text_is_refused_with_words(self) -> None:
        """Never an error page; the other fields keep what was typed."""
        for text in ("x" * 4001, "\0\x02", "   "):
            response = self.send(self.first, text=text)
            self.assertEqual(response.status_code, 422)
            self.assertContains(response, "Phụ huynh Thử", status_code=422)
            self.assertTrue(soup(response.content).select(".field--error [name=text]"))
        self.assertEqual(self.send(self.first, topic="none").status_code, 422)
        self.assertEqual(self.send(self.first, text="x" * 3_000_000).status_code, 400)
        self.assertFalse(Enquiry.objects.exists())

    def test_a_letter_that_just_fills_the_box_is_taken(self) -> None:
        """The box counts the end of a line as one letter; browsers send two for it."""
        lines = "\r\n".join(["x" * 39] * 100)
        self.assertGreater(len(lines), 4000)
        self.assertEqual(self.send(self.first, text=lines).status_code, 302)
        self.assertEqual(Enquiry.objects.get().text, lines.replace("\r\n", "\n"))
        response = self.send(self.second, text=lines + "\r\n" + "x" * 40)
        self.assertEqual(response.status_code, 422)

    def test_the_portal_takes_letters_for_the_office(self) -> None:
        """They go to the office's people."""
        page = ContactPage.objects.child_of(self.district.portal_root).get()
        client = client_of(host=self.district.portal.hostname)
        with patch("time.time", return_value=timezone.now().timestamp() - 10):
            stamp = soup(client.get(page.url).content).select_one("[name=stamp]")["value"]
        with self.captureOnCommitCallbacks(execute=True):
            client.post("/contact/send/", {**LETTER, "stamp": stamp})
        told = {address for message in mail.outbox for address in message.to}
        office = {self.district.moderator.email, self.district.administrator.email}
        self.assertEqual(told, office | {"parent@example.test"})


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

    def answer(self, text: str = "Dạ có ạ.") -> Any:
        """Answer as the webmaster does."""
        with self.captureOnCommitCallbacks(execute=True):
            return client_of(self.first.webmaster).post(
                self.address, {"action": "answer", "answer": text}, follow=True
            )

    def test_an_answer_waits_for_the_mail_server(self) -> None:
        """The webmaster is told, the list says so, and the hourly command sends it once."""
        with patch("django.core.mail.EmailMessage.send", side_effect=OSError), _quiet():
            self.answer()
        client = client_of(self.first.webmaster)
        self.assertContains(client.get("/admin/letters/"), "Câu trả lời chưa gửi đi")
        self.assertContains(client.get(self.address), 'value="again"')
        self.assertEqual(mail.outbox, [])
        for _time in range(2):
            call_command("send_answers_again", verbosity=0, stdout=StringIO())
        self.assertEqual([message.to for message in mail.outbox], [["parent@example.test"]])
        self.assertNotContains(client.get("/admin/letters/"), "Câu trả lời chưa gửi đi")

    def test_the_webmaster_sends_a_waiting_answer_by_hand(self) -> None:
        with patch("django.core.mail.EmailMessage.send", side_effect=OSError), _quiet():
            self.answer()
        client_of(self.first.webmaster).post(self.address, {"action": "again"})
        self.assertIn("Dạ có ạ.", mail.outbox[-1].body)
        self.enquiry.refresh_from_db()
        self.assertFalse(self.enquiry.answer_waits)

    def test_what_is_typed_as_an_answer_is_kept_when_it_is_too_long(self) -> None:
        response = self.answer("Rất dài. " * 1000)
        self.assertContains(response, "Rất dài. Rất dài.")
        self.enquiry.refresh_from_db()
        self.assertEqual(self.enquiry.state, EnquiryState.NEW)

    def test_spam_leaves_the_inbox_sends_nothing_and_goes_sooner(self) -> None:
        """A mistake can be undone."""
        client = client_of(self.first.webmaster)
        with self.captureOnCommitCallbacks(execute=True):
            client.post(self.address, {"action": "spam"})
        self.assertEqual(mail.outbox, [])
        self.assertNotContains(client.get("/admin/letters/"), self.enquiry.reference)
        self.assertContains(client.get("/admin/letters/?state=spam"), self.enquiry.reference)
        client.post(self.address, {"action": "reopen"})
        self.assertContains(client.get("/admin/letters/"), self.enquiry.reference)
        client.post(self.address, {"action": "spam"})
        Enquiry.objects.update(finished_at=timezone.now() - timedelta(days=31))
        call_command("forget_letters", verbosity=0, stdout=StringIO())
        self.assertFalse(Enquiry.objects.exists())

    def test_a_letter_is_deleted_when_its_sender_asks(self) -> None:
        """By the school alone; the history keeps the number and nothing of the letter."""
        for person in (self.first.editor, self.second.webmaster, self.district.moderator):
            client_of(person).post(self.address, {"action": "delete"})
        self.assertTrue(Enquiry.objects.exists())
        client_of(self.first.webmaster).post(self.address, {"action": "delete"})
        self.assertFalse(Enquiry.objects.exists())
        entry = ModelLogEntry.objects.filter(action="wagtail.delete").latest("timestamp")
        self.assertEqual(entry.label, self.enquiry.reference)
        self.assertNotIn("Thử", f"{entry.label} {entry.data}".replace("Nguyễn Thử", ""))

    def test_an_answered_letter_cannot_be_put_back(self) -> None:
        self.answer()
        client_of(self.first.webmaster).post(self.address, {"action": "reopen"})
        self.enquiry.refresh_from_db()
        self.assertEqual(self.enquiry.state, EnquiryState.ANSWERED)

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
