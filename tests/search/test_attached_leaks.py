"""What stands inside a document that is served no longer is found no longer, wherever it was shown.

Through the results page and the JSON, also before the index has followed.
"""

from __future__ import annotations

import unittest

from django.core.files.base import ContentFile
from wagtail.models import CollectionViewRestriction

from home.models import DocumentsPage
from home.models.documents import ListedDocument
from library.models import CustomDocument
from library.reading.draining import drain as read_documents
from sites.models import SchoolStatus
from tests.library import papers
from tests.support.district import client_of
from tests.support.searching import ELASTICSEARCH, SearchTestCase
from tests.support.stories import make_story

INSIDE = "zxqinside"


class ShownDocumentLeakTests(SearchTestCase):
    """A paper stands in a school's list of documents and in the text of a story."""

    def setUp(self) -> None:
        super().setUp()
        self.people = self.district.schools[0]
        self.document = self.paper(INSIDE)
        link = f'<p>Xem <a linktype="document" id="{self.document.pk}">phụ lục</a>.</p>'
        make_story(self.people, "Thư ngỏ", body=[{"type": "paragraph", "value": link}])
        page = self.people.root.add_child(instance=DocumentsPage(title="Văn bản"))
        page.listed.add(ListedDocument(document=self.document, number="12/KH-TH"))
        page.save_revision().publish()
        read_documents()
        self.follow()
        self.assertEqual(self.answer(INSIDE), (2, True, True), "shown before it is hidden")

    def paper(self, word: str) -> CustomDocument:
        """Put a PDF that says a word into the school's collection."""
        document = CustomDocument(
            title="Phụ lục",
            file=ContentFile(papers.printed_pdf(f"Nói về {word} ở đây."), "phu-luc.pdf"),
            collection=self.people.school.collection,
        )
        document._set_document_file_metadata()
        document.save()
        return document

    def answer(self, text: str) -> tuple[int, bool, bool]:
        """Return the JSON's count, and whether JSON and page give the document's address."""
        client = client_of(host=self.people.host)
        data = client.get("/search/results.json", {"q": text}).json()
        html = client.get("/search/", {"q": text}).content.decode()
        address = f"/documents/{self.document_pk}/"
        return data["total"], address in str(data["results"]), address in html

    @property
    def document_pk(self) -> int:
        """Return the key that the address holds, also when the document is deleted."""
        return int(self.document.pk or self.deleted)

    def assert_silent(self) -> None:
        """Look at page and JSON right after the change, and after the index has followed."""
        for when in ("right after", "followed"):
            with self.subTest(when):
                self.assertEqual(self.answer(INSIDE), (0, False, False))
            self.follow()

    def test_a_deleted_document(self) -> None:
        self.deleted = self.document.pk
        self.document.delete()
        self.assert_silent()
        self.assertEqual(self.answer("12/KH-TH phụ lục")[1:], (False, False))

    def test_a_document_of_a_collection_made_private(self) -> None:
        """Neither its words nor its address; what public pages call it stays on them."""
        CollectionViewRestriction.objects.create(
            collection=self.document.collection, restriction_type="login"
        )
        self.assert_silent()
        for _ in ("right after", "followed"):
            self.assertEqual(self.answer("12/KH-TH phụ lục")[1:], (False, False))
            self.follow()

    def test_a_document_of_a_closed_school(self) -> None:
        self.people.school.status = SchoolStatus.CLOSED
        self.people.school.save()
        for host in ("localhost", self.district.schools[1].host):
            for _ in ("right after", "followed"):
                query = {"q": INSIDE, "scope": "all"}
                data = client_of(host=host).get("/search/results.json", query).json()
                self.assertEqual((data["total"], data["results"]), (0, []))
                self.follow()

    def test_a_document_that_no_page_shows(self) -> None:
        """The library's own list is the editors': nobody else is served it."""
        self.document = self.paper("zxqalone")
        read_documents()
        self.follow()
        self.assertEqual(client_of(host=self.people.host).get(self.document.url).status_code, 404)
        self.assertEqual(self.answer("zxqalone"), (0, False, False))


@unittest.skipUnless(ELASTICSEARCH, "needs SEARCH_TEST_ELASTICSEARCH")
class ElasticsearchShownDocumentLeakTests(ShownDocumentLeakTests):
    """The same on the real server."""

    use_elasticsearch = True
