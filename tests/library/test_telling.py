"""A webmaster sees whether a document's words were read, and can have them read again."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation

from library.models import CustomDocument, DocumentText
from library.reading.keeping import text_keep_known
from library.reading.telling import reading_of
from tests.support.district import DistrictTestCase, client_of

State = DocumentText.State


class TellingTests(DistrictTestCase):
    """The document's page in the admin."""

    def setUp(self) -> None:
        super().setUp()
        self.people = self.district.schools[0]
        self.document = CustomDocument.objects.create(
            title="Kế hoạch",
            file=ContentFile(b"x", "a.txt"),
            collection=self.people.school.collection,
        )
        text_keep_known(document=self.document, pages=["một", "hai"])

    def state(self) -> str:
        """Return how far the reading is."""
        return DocumentText.objects.get(document=self.document).state

    def ask_again(self, person: Any) -> int:
        """Press the button; return the answer's status."""
        address = reverse("document_read_again", args=[self.document.pk])
        return client_of(person).post(address).status_code

    def test_the_page_says_how_much_was_read_and_reads_again(self) -> None:
        client = client_of(self.people.webmaster)
        page = client.get(reverse("wagtaildocs:edit", args=[self.document.pk]))
        self.assertContains(page, "Đã đọc 2 trang")
        self.assertContains(page, reverse("document_read_again", args=[self.document.pk]))
        self.assertEqual(self.ask_again(self.people.webmaster), 302)
        self.assertEqual(self.state(), State.WAITING)
        page = client.get(reverse("wagtaildocs:edit", args=[self.document.pk]))
        self.assertNotContains(page, "read-again")

    def test_nobody_else_has_it_read_again(self) -> None:
        other = self.district.schools[1]
        for person in (other.webmaster, other.editor):
            self.assertIn(self.ask_again(person), (302, 403, 404))
            self.assertEqual(self.state(), State.DONE)
        address = reverse("document_read_again", args=[self.document.pk])
        self.assertEqual(client_of(self.people.webmaster).get(address).status_code, 405)

    def test_every_state_has_its_sentence(self) -> None:
        told = set()
        with translation.override("vi"):
            for state in State:
                DocumentText.objects.filter(document=self.document).update(state=state)
                told.add(reading_of(self.document).told)
            DocumentText.objects.update(state=State.DONE, cut=True, unread=3)
            both = reading_of(self.document).told
        self.assertEqual(len(told), len(State))
        self.assertIn("3 trang", both)
        DocumentText.objects.all().delete()
        self.assertIsNone(reading_of(self.document))
