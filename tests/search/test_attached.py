"""Words inside attached documents: found on their page, and only where everybody may read them."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from django.db import connection
from django.test import SimpleTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from home.models import DocumentsPage
from home.models.documents import ListedDocument
from library.models import CustomDocument
from library.reading.draining import drain as read_documents
from library.reading.keeping import text_keep_known
from search.misreadings import (
    Misreading,
    forms_of,
    misread,
    possible_misreadings,
    real_misreadings,
    tokens_to_count,
)
from search.selectors import SearchRequest, search_results
from tests.library import papers
from tests.support.district import client_of
from tests.support.searching import SearchTestCase
from tests.support.stories import make_story


class AttachedTests(SearchTestCase):
    """A story of a school attaches a real PDF."""

    def setUp(self) -> None:
        super().setUp()
        self.document = CustomDocument(
            title="Phụ lục 2",
            file=ContentFile(
                papers.printed_pdf("Trang đầu nói chuyện khác.", "Đội tuyển robocon cấp quận."),
                "a.pdf",
            ),
            collection=self.district.schools[0].school.collection,
        )
        self.document._set_document_file_metadata()
        self.document.save()
        self.story = self.attach("Kế hoạch năm học")
        read_documents()
        self.follow()

    def attach(self, title: str, **fields: Any) -> Any:
        """Publish a story with the document."""
        block = {"type": "document", "value": {"document": self.document.pk}}
        return make_story(self.district.schools[0], title, body=[block], **fields)

    def found(self, text: str = "robocon") -> list[Any]:
        """Return what a parent finds."""
        return list(search_results(SearchRequest(text)).hits)

    def test_the_result_opens_the_document_at_the_page_that_answers(self) -> None:
        client = client_of(host=self.district.schools[0].host)
        with translation.override("vi"):
            page = client.get("/search/", {"q": "doi tuyen robocon"}).content.decode()
        self.assertIn(f'href="{self.document.url}#page=2"', page)
        self.assertIn("trang 2", page)
        self.assertIn("<mark>Đội tuyển robocon</mark> cấp quận.", page)

    def test_a_document_is_found_exactly_where_it_is_served(self) -> None:
        """Shown by a block, linked in the text, on a list: or by nothing, and then not at all."""
        people = self.district.schools[0]
        link = f'<p>Xem <a linktype="document" id="{self.document.pk}">phụ lục</a>.</p>'
        listed = DocumentsPage(title="Văn bản")
        self.story.delete()
        self.follow()
        served = client_of(host=people.host).get
        self.assertEqual((self.found(), served(self.document.url).status_code), ([], 404))
        for shown in ("text", "list"):
            if shown == "text":
                page = make_story(people, "Thư ngỏ", body=[{"type": "paragraph", "value": link}])
            else:
                page = people.root.add_child(instance=listed)
                page.listed.add(ListedDocument(document=self.document, number="12/KH-TH"))
                page.save_revision().publish()
            self.follow()
            hits = self.found()
            with self.subTest(shown=shown):
                self.assertEqual([hit.page.pk for hit in hits], [page.pk])
                self.assertEqual(hits[0].attachments[0].page, 2)
                self.assertEqual(served(self.document.url).status_code, 200)
            page.unpublish()
            self.assertEqual((self.found(), served(self.document.url).status_code), ([], 404))
            self.follow()
            self.assertEqual(self.found(), [])

    def test_programs_get_its_address_on_the_schools_host(self) -> None:
        data = client_of().get("/search/results.json", {"q": "doi tuyen robocon"}).json()
        host = f"http://{self.district.schools[0].host}:8000"
        self.assertEqual(
            data["results"][0]["attachments"],
            [
                {
                    "title": "Phụ lục 2",
                    "page": 2,
                    "snippet": "Đội tuyển robocon cấp quận.",
                    "url": f"{host}{self.document.url}#page=2",
                }
            ],
        )

    def test_other_kinds_open_at_their_beginning(self) -> None:
        self.document.file = ContentFile(papers.word("Trang đầu", "Giải cờ vua"), "b.docx")
        self.document._set_document_file_metadata()
        self.document.save()
        read_documents()
        self.follow()
        passage = self.found("giải cờ vua")[0].attachments[0]
        self.assertEqual((passage.page, passage.url), (2, self.document.url))

    def test_a_replaced_file_is_no_longer_found_by_its_old_words(self) -> None:
        self.document.file = ContentFile(papers.printed_pdf("Giải pickleball"), "c.pdf")
        self.document._set_document_file_metadata()
        self.document.save()
        self.follow()
        self.assertEqual(self.found(), [])
        read_documents()
        self.follow()
        self.assertEqual(self.found(), [])
        self.assertEqual(self.found("pickleball")[0].page.pk, self.story.pk)

    def test_a_deleted_document_is_no_longer_found(self) -> None:
        self.document.delete()
        self.follow()
        self.assertEqual(self.found(), [])

    def test_nothing_of_it_shows_where_the_page_is_not_public(self) -> None:
        """Also before the index has followed."""
        PageViewRestriction.objects.create(page=self.story, restriction_type="login")
        self.assertEqual(self.found(), [])
        self.follow()
        self.assertEqual(self.found(), [])
        PageViewRestriction.objects.all().delete()
        self.follow()
        self.assertEqual(len(self.found()), 1)
        self.story.unpublish()
        self.assertEqual(self.found(), [])

    def test_nothing_of_it_shows_where_its_collection_is_restricted(self) -> None:
        rule = CollectionViewRestriction.objects.create(
            collection=self.document.collection, restriction_type="password", password="sen"
        )
        self.assertEqual(self.found(), [])
        self.follow()
        self.assertEqual(self.found(), [])
        rule.delete()
        self.follow()
        self.assertEqual(len(self.found()), 1)
        CollectionViewRestriction.objects.create(
            collection=Collection.get_first_root_node(), restriction_type="login"
        )
        self.follow()
        self.assertEqual(self.found(), [])

    def test_misread_words_are_marked_too(self) -> None:
        text_keep_known(document=self.document, pages=["ban", "su nghiep giao due nuoc nha"])
        self.follow()
        hits = {hit.page.pk: hit for hit in self.found("sự nghiệp giáo dục")}
        passage = hits[self.story.pk].attachments[0]
        self.assertEqual(passage.page, 2)
        self.assertIn("giao due", passage.snippet.replace("<mark>", "").replace("</mark>", ""))
        self.assertIn("due</mark>", passage.snippet)

    def test_a_synonym_of_several_words_opens_the_page_where_all_of_it_stands(self) -> None:
        """Also behind a page that holds some of its words, and one that holds them scattered."""
        pages = [
            "Giáo viên dạy nhạc và giáo viên dạy vẽ. Lớp 4 họp.",
            "Chủ nhật, nhiệm vụ của giáo viên: họp.",
            "Giáo viên chủ nhiệm lớp 4: cô Hoa.",
        ]
        text_keep_known(document=self.document, pages=pages)
        self.follow()
        for question in ("gvcn", "GVCN lớp 4"):
            passage = self.found(question)[0].attachments[0]
            self.assertEqual(passage.page, 3, question)
            self.assertTrue(passage.snippet.startswith("<mark>Giáo viên chủ nhiệm"), question)

    def test_a_lone_little_word_shows_no_document(self) -> None:
        self.attach("Hội thi nấu ăn của các lớp")
        self.follow()
        hits = self.found("hội thi nấu ăn cấp trường")
        self.assertEqual([list(hit.attachments) for hit in hits[:1]], [[]])

    def test_texts_are_asked_for_once_for_all_results(self) -> None:
        for number in range(3):
            self.attach(f"Thông tin thêm {number}")
        self.follow()
        with CaptureQueriesContext(connection) as captured:
            self.assertEqual(len(self.found("robocon")), 4)
        asked = [query["sql"] for query in captured if "library_documentpage" in query["sql"]]
        # Which page is best, then the text of the best ones: never the text of all pages.
        self.assertEqual(["body" in sql.split("FROM")[0] for sql in asked], [False, True])


class MisreadingTests(SimpleTestCase):
    """Forms that scans make of syllables."""

    def test_real_ones(self) -> None:
        for syllable, seen in (
            ("duc", "due"),
            ("duc", "dug"),
            ("tam", "tarn"),
            ("truong", "trudng"),
            ("huong", "hudng"),
            ("thuc", "thirc"),
            ("tu", "tir"),
            ("hoat", "boat"),
            ("phuc", "phiic"),
            ("nguoi", "nguai"),
        ):
            self.assertIn(seen, misread(syllable), syllable)
        self.assertEqual(misread("1"), ())

    def test_only_forms_that_stand_in_a_document_are_tried(self) -> None:
        """A question is to cost little where no scan has made any of its forms."""
        row = ["su", "nghiep", "giao", "duc"]
        self.assertIn("due", forms_of(row))
        self.assertEqual(possible_misreadings(row, dict.fromkeys(forms_of(row), 0)), [])
        tried = possible_misreadings(row, {"due": 3, "gia": 7})
        self.assertEqual(tried, [Misreading("attached_p", "giao_due", "giao_duc")])
        self.assertEqual(
            tokens_to_count(tried),
            {"attached_p": ["giao_due"], "text_p": ["giao_due", "giao_duc"]},
        )
        self.assertEqual(forms_of(["duc"] * 60), list(misread("duc")))

    def test_what_people_write_as_often_is_none(self) -> None:
        possible = [Misreading("attached_p", "trung_tham", "trung_tam")]
        counts = {"attached_p": {"trung_tham": 2}, "text_p": {"trung_tam": 100}}
        self.assertEqual([one.items for one in real_misreadings(possible, counts)], [2])
        counts["text_p"]["trung_tham"] = 6
        self.assertEqual(real_misreadings(possible, counts), [])
        self.assertEqual(real_misreadings(possible, {"attached_p": {}, "text_p": {}}), [])
