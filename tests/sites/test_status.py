"""Closing and reopening a school."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection, Page

from home.models import ContactPage
from library.models import CustomDocument
from sites.services import school_close, school_reopen
from tests.support.district import DistrictTestCase, client_of
from tests.support.stories import make_story


class CloseTests(DistrictTestCase):
    """A closed school is gone for the public, and only for the public."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.people = cls.district.schools[0]
        cls.other = cls.district.schools[1]
        cls.document = cls._file(cls.people.school.collection)
        folder = cls.people.school.collection.add_child(name="Năm học cũ")
        cls.deeper = cls._file(folder)
        cls.foreign = cls._file(cls.other.school.collection)
        shown = {"type": "document", "value": {"document": cls.foreign.pk, "title": ""}}
        make_story(cls.other, body=[shown])

    @staticmethod
    def _file(collection: Collection) -> CustomDocument:
        return CustomDocument.objects.create(
            title="Kế hoạch", collection=collection, file=ContentFile(b"x", "ke-hoach.txt")
        )

    def _statuses(self, host: str) -> set[int]:
        client = client_of(host=host)
        root = self.people.root if host == self.people.host else self.other.root
        return {client.get(page.url).status_code for page in root.get_descendants(inclusive=True)}

    def test_every_page_answers_gone_and_comes_back(self) -> None:
        school_close(school=self.people.school, user=self.district.administrator)
        self.assertEqual(self._statuses(self.people.host), {410})
        self.assertEqual(self._statuses(self.other.host), {200})
        school_reopen(school=self.people.school, user=self.district.administrator)
        self.assertEqual(self._statuses(self.people.host), {200})

    def test_so_does_everything_else_that_a_site_has(self) -> None:
        """Search, feeds, lists and the letter box: nobody writes to a school that is closed."""
        names = ("site_map", "privacy", "accessibility", "topics", "saved", "calendar")
        addresses = [reverse(f"public:{name}") for name in names]
        addresses += [reverse("public:news_feed", args=["rss"]), reverse("search:results")]
        addresses += [reverse("search:json"), reverse("search:suggest")]
        school_close(school=self.people.school)
        for address in addresses:
            self.assertEqual(client_of(host=self.people.host).get(address).status_code, 410)
            for host in ("localhost", self.other.host):
                self.assertLess(client_of(host=host).get(address).status_code, 401, address)
        letter = client_of(host=self.people.host).post(
            reverse("public:enquiry_post"), {"name": "A"}
        )
        self.assertEqual(letter.status_code, 410)

    def test_the_answer_names_the_school_and_leads_to_the_portal(self) -> None:
        school_close(school=self.people.school)
        response = client_of(host=self.people.host).get("/")
        self.assertContains(response, self.people.school.name, status_code=410)
        self.assertContains(response, "http://localhost:8000/", status_code=410)

    def test_files_are_gone_on_every_host(self) -> None:
        school_close(school=self.people.school)
        for host in ("localhost", self.people.host, self.other.host):
            client = client_of(host=host)
            self.assertEqual(client.get(self.document.url).status_code, 410)
            self.assertEqual(client.get(self.deeper.url).status_code, 410)
            self.assertEqual(client.get(self.foreign.url).status_code, 200)

    def test_its_pages_are_in_no_public_list(self) -> None:
        school_close(school=self.people.school)
        found = ContactPage.objects.visible()
        self.assertFalse(found.descendant_of(self.people.root).exists())
        self.assertTrue(found.descendant_of(self.other.root).exists())

    def test_the_page_tree_is_left_as_it_was(self) -> None:
        before = list(Page.objects.values_list("pk", "live", "path"))
        school_close(school=self.people.school)
        self.assertEqual(list(Page.objects.values_list("pk", "live", "path")), before)

    def test_an_open_district_pays_nothing_for_the_gate_of_files(self) -> None:
        client = client_of()
        client.get(self.foreign.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(self.foreign.url)
        self.assertEqual([q["sql"] for q in queries if "school_sites_school" in q["sql"]], [])
