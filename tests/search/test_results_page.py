"""What a reader gets on the results page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from core.text import fold
from home.models import (
    AlbumPage,
    DocumentsPage,
    LinksPage,
    OrganisationPage,
    StaffPage,
    WeekMenuPage,
)
from home.models.documents import ListedDocument
from library.models import CustomDocument
from library.reading.keeping import text_keep_known
from news.models import Topic
from search.selectors import SearchRequest, search_results
from sites.short_names import short_name
from tests.support.district import client_of
from tests.support.searching import SearchTestCase
from tests.support.stories import make_story


class ResultsPageTest(SearchTestCase):
    """Through the real address, on the portal's and on a school's host."""

    def setUp(self) -> None:
        super().setUp()
        first, second = self.district.schools[:2]
        topics = list(Topic.objects.order_by("path")[:2])
        self.one = make_story(
            first,
            "Tuyển sinh lớp 1 năm học mới",
            topic=topics[0],
            date=date(2024, 5, 2),
            body=[{"type": "paragraph", "value": "<p>Phụ huynh nộp hồ sơ <b>robocon</b> & ký</p>"}],
        )
        self.two = make_story(second, "Tuyển sinh mẫu giáo", topic=topics[1], date=date(2025, 5, 2))
        self.follow()

    def get(self, host: str = "localhost", **query: str) -> str:
        """Return the page's HTML."""
        response = client_of(host=host).get("/search/", query)
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response["X-Robots-Tag"], "noindex")
        return response.content.decode()

    def test_found_without_diacritics_on_every_host_with_a_link_to_the_school(self) -> None:
        for host in ("localhost", self.district.schools[1].host):
            html = self.get(host, q="tuyen sinh lop 1", scope="all")
            self.assertIn(self.one.full_url, html)
            self.assertIn("<mark>Tuyển sinh lớp 1</mark>", html)

    def test_the_scope_of_a_school_is_its_own_pages(self) -> None:
        html = self.get(self.district.schools[1].host, q="tuyen sinh")
        self.assertNotIn("Tuyển sinh lớp 1", html)
        self.assertIn("mẫu giáo", html)
        self.assertIn("lớp 1", self.get(self.district.schools[1].host, q="tuyen sinh", scope="all"))

    def test_the_own_school_comes_first(self) -> None:
        for people, page in zip(self.district.schools[:2], (self.one, self.two), strict=True):
            asked = SearchRequest("tuyen sinh", own_school=people.school.pk)
            self.assertEqual(search_results(asked).hits[0].page.pk, page.pk)

    def test_filters_and_counts(self) -> None:
        found = search_results(SearchRequest("tuyen sinh", filters={"year": ("2024",)}))
        self.assertEqual([hit.page.pk for hit in found.hits], [self.one.pk])
        self.assertEqual(found.facets["year"]["2024"], 1)
        self.assertEqual(found.facets["year"]["2025"], 1)
        self.assertEqual(found.facets["topic"], {str(self.one.topic_id): 1})

    def test_the_year_is_the_one_that_is_shown(self) -> None:
        """Six in the morning of New Year's Day is last year in Greenwich, where nobody reads."""
        home = self.district.schools[0].school.site.root_page
        home.first_published_at = datetime(2025, 12, 31, 23, 0, tzinfo=UTC)
        home.save()
        self.follow()
        asked = SearchRequest(home.title, filters={"kind": ("school",), "year": ("2026",)})
        self.assertIn(date(2026, 1, 1), [hit.date for hit in search_results(asked).hits])

    def test_newest_first(self) -> None:
        found = search_results(
            SearchRequest("tuyen sinh", sort="date", filters={"kind": ("story",)})
        )
        self.assertEqual([hit.page.pk for hit in found.hits], [self.two.pk, self.one.pk])

    def test_snippets_show_the_original_and_escape_it(self) -> None:
        hit = search_results(SearchRequest("ROBOCON")).hits[0]
        self.assertIn("<mark>robocon</mark> &amp; ký", hit.snippet)

    def test_only_the_active_language(self) -> None:
        self.assertEqual(search_results(SearchRequest("tuyen sinh", locale="en")).total, 0)

    def test_nothing_found_says_so(self) -> None:
        html = self.get(q="qwrtpsdf")
        self.assertNotIn("<mark>", html)

    def test_the_question_is_escaped(self) -> None:
        self.assertNotIn("<script>alert", self.get(q="<script>alert(1)</script>"))

    def test_the_short_name_of_a_school_finds_its_home_first_with_its_welcome(self) -> None:
        people = self.district.schools[0]
        home, school = people.root, people.school
        home.welcome = "Chào mừng gia đình đến với trường."
        home.save_revision().publish()
        listing = home.add_child(instance=DocumentsPage(title="Văn bản"))
        short = short_name(school.name, school.level)
        prefix = short.split()[0]
        for number in range(9):
            document = CustomDocument.objects.create(
                title=f"{number + 1}/KH-{prefix} {short}", file=ContentFile(b"x", "a.txt")
            )
            listing.listed.add(ListedDocument(document=document))
        listing.save_revision().publish()
        make_story(people, f"Tin của {short}")
        self.follow()
        for text in (short, fold(short).lower(), school.name):
            hit = search_results(SearchRequest(text)).hits[0]
            self.assertEqual(hit.page.pk, home.pk, text)
            self.assertIn("Chào mừng", hit.snippet.replace("<mark>", "").replace("</mark>", ""))

    def test_the_number_of_a_listed_document_finds_the_list_before_who_cites_it(self) -> None:
        people = self.district.schools[0]
        document = CustomDocument.objects.create(title="Phụ lục", file=ContentFile(b"x", "a.txt"))
        listing = people.root.add_child(instance=DocumentsPage(title="Văn bản"))
        listing.listed.add(ListedDocument(document=document, number="77/KH-QX"))
        listing.save_revision().publish()
        cited = [{"type": "paragraph", "value": "<p>77/KH-QX, theo kế hoạch 77/KH-QX.</p>"}]
        make_story(people, "Kế hoạch 77", body=cited)
        self.follow()
        for text in ("77/KH-QX", "77 kh qx"):
            hits = search_results(SearchRequest(text)).hits
            self.assertEqual((hits[0].page.pk, len(hits)), (listing.pk, 2), text)

    def test_eight_results_cost_no_more_queries_than_two(self) -> None:
        for people in self.district.schools[:2]:
            for number in range(3):
                make_story(people, f"Tuyển sinh đợt {number}", tags=["lớp 1"])
        self.follow()
        search_results(SearchRequest("tuyen sinh"))
        few = self.queries_of("tuyen sinh", 2)
        self.assertEqual(self.queries_of("tuyen sinh", 8), few)

    def test_pages_with_rows_of_their_own_cost_no_more_either(self) -> None:
        """Week menus, albums and lists keep what they show in rows beside the page."""
        day = date(2026, 9, 7)
        kinds: list[tuple[type[Any], dict[str, Any]]] = [
            (WeekMenuPage, {"week_of": day}),
            (AlbumPage, {"date": day}),
            (DocumentsPage, {}),
            (LinksPage, {}),
            (StaffPage, {}),
            (OrganisationPage, {}),
        ]
        for model, values in kinds:
            for people in self.district.schools[:2]:
                home = people.school.site.root_page
                for number in range(2):
                    home.add_child(instance=model(title=f"Xoài chua {number}", **values))
            self.follow()
            with self.subTest(model=model.__name__):
                search_results(SearchRequest("xoai chua"))
                few = self.queries_of("xoai chua", 2)
                self.assertEqual(self.queries_of("xoai chua", 4), few)
                self.assertEqual(search_results(SearchRequest("xoai chua")).total, 4)
            for page in model.objects.filter(title__startswith="Xoài"):
                page.delete()
            self.follow()

    def queries_of(self, text: str, size: int) -> int:
        """Count the queries of a question that shows few results."""
        with CaptureQueriesContext(connection) as captured:
            search_results(SearchRequest(text, page_size=size))
        return len(captured)


class HitDetailsTest(SearchTestCase):
    """Attached documents, corrections, breadcrumbs."""

    def story_with_document(self, pages: list[str]) -> tuple[Any, Any]:
        """Publish a story with a document whose text was read, page by page."""
        document = CustomDocument.objects.create(
            title="Phụ lục 2", file=ContentFile(b"x", "phu-luc.txt")
        )
        text_keep_known(document=document, pages=pages)
        story = make_story(
            self.district.schools[0],
            "Kế hoạch năm học",
            body=[{"type": "document", "value": {"document": document.pk}}],
        )
        self.follow()
        return story, document

    def test_words_inside_an_attached_document_with_their_page(self) -> None:
        story, _document = self.story_with_document(
            ["Trang đầu nói chuyện khác.", "Danh sách đội tuyển robocon <cấp> quận."]
        )
        hit = search_results(SearchRequest("doi tuyen robocon")).hits[0]
        self.assertEqual(hit.page.pk, story.pk)
        self.assertEqual(hit.attachments[0].page, 2)
        self.assertIn("<mark>đội tuyển robocon</mark> &lt;cấp&gt;", hit.attachments[0].snippet)
        with translation.override("vi"):
            self.assertIn("Phụ lục 2", str(hit.attachments[0]))

    def test_a_new_text_of_a_document_reaches_the_pages_that_attach_it(self) -> None:
        story, document = self.story_with_document(["cũ"])
        self.assertEqual(search_results(SearchRequest("robocon")).hits, [])
        text_keep_known(document=document, pages=["robocon"])
        self.follow()
        self.assertEqual(search_results(SearchRequest("robocon")).hits[0].page.pk, story.pk)

    def test_a_slip_is_corrected_in_the_words_of_the_results(self) -> None:
        make_story(self.district.schools[0], "Tuyển sinh lớp 1")
        self.follow()
        results = search_results(SearchRequest("tuyển sihn lớp 1"))
        self.assertEqual(results.corrected, "tuyển sinh lớp 1")
        self.assertIn("<mark>Tuyển sinh lớp 1</mark>", results.hits[0].title)
        self.assertEqual(search_results(SearchRequest("tuyển sinh")).corrected, "")

    def test_breadcrumbs_name_the_pages_above(self) -> None:
        story = make_story(self.district.schools[0], "Robocon")
        self.follow()
        hit = search_results(SearchRequest("robocon")).hits[0]
        self.assertEqual(list(hit.breadcrumb), [story.get_parent().title])

    def test_the_commonest_word_alone_still_finds(self) -> None:
        for number in range(14):
            make_story(self.district.schools[0], f"Tin chung số {number}")
        self.follow()
        self.assertGreaterEqual(search_results(SearchRequest("chung")).total, 14)
        self.assertGreaterEqual(search_results(SearchRequest("chung tin")).total, 14)
