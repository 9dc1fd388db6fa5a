"""Wagtail's own search - admin pages, choosers, pictures, documents - on our engine."""

from __future__ import annotations

from unittest import mock

from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from library.models import CustomImage
from news.models import StoryPage
from search import backend
from search.backend import SearchBackend
from search.engines import ADMIN, get_engine
from tests.support.district import client_of
from tests.support.searching import SearchTestCase
from tests.support.stories import make_story


class BackendTest(SearchTestCase):
    """Querysets are searched in Vietnamese, and their limits hold."""

    def setUp(self) -> None:
        super().setUp()
        first, second = self.district.schools[:2]
        self.live = make_story(first, "Robocon đến trường")
        self.draft = make_story(first, "Robocon bản nháp", live=False)
        self.other = make_story(second, "Robocon trường khác")
        self.follow()

    def test_it_is_the_configured_backend(self) -> None:
        self.assertIsInstance(get_search_backend(), SearchBackend)

    def test_unmarked_and_unfinished_words_find_drafts_too(self) -> None:
        for text in ("robocon", "robo", "RÔBỐCÔN"):
            with self.subTest(text):
                found = {page.pk for page in Page.objects.autocomplete(text)}
                self.assertEqual(found, {self.live.pk, self.draft.pk, self.other.pk})

    def test_all_words_are_needed(self) -> None:
        found = Page.objects.autocomplete("robocon nhap")
        self.assertEqual([page.pk for page in found], [self.draft.pk])

    def test_the_querysets_limits_hold_and_need_no_filter_fields(self) -> None:
        pages = StoryPage.objects.descendant_of(self.district.schools[0].root).filter(
            author_credit="", live=True
        )
        results = pages.autocomplete("robocon")
        self.assertEqual([page.pk for page in results], [self.live.pk])
        self.assertEqual(results.count(), 1)

    def test_nothing_is_cut_off_before_the_limit(self) -> None:
        with mock.patch.object(backend, "FEW", 1):
            pages = Page.objects.descendant_of(self.district.schools[1].root)
            self.assertEqual([page.pk for page in pages.autocomplete("robocon")], [self.other.pk])

    def test_order_slices_and_facets(self) -> None:
        pages = StoryPage.objects.order_by("-title")
        results = pages.autocomplete("robocon", order_by_relevance=False)
        titles = [page.title for page in results]
        self.assertEqual(titles, sorted(titles, reverse=True))
        self.assertEqual([page.title for page in results[1:2]], titles[1:2])
        self.assertEqual(results[:2].count(), 2)
        self.assertEqual(Page.objects.autocomplete("robocon").facet("live"), {True: 2, False: 1})

    def test_pictures_by_title_and_tag(self) -> None:
        image = CustomImage.objects.create(title="Sân trường", file=get_test_image_file())
        image.tags.add("khai giảng")
        self.follow()
        for text in ("san truong", "khai giang"):
            with self.subTest(text):
                self.assertEqual(list(CustomImage.objects.all().autocomplete(text)), [image])

    def test_without_an_index_titles_are_looked_at(self) -> None:
        get_engine(ADMIN).drop()
        self.assertEqual(Page.objects.autocomplete("robocon nhap").count(), 1)

    def test_the_admins_search_keeps_to_the_fence(self) -> None:
        client = client_of(self.district.schools[0].webmaster)
        html = client.get("/admin/pages/search/", {"q": "robocon"}).content.decode()
        self.assertIn(self.draft.title, html)
        self.assertNotIn(self.other.title, html)

    def test_the_head_of_the_admins_search_counts_nothing_that_has_no_name(self) -> None:
        client = client_of(self.district.schools[0].webmaster)
        found = client.get("/admin/pages/search/", {"q": "robocon"}).content.decode()
        listed = client.get(f"/admin/pages/{self.draft.get_parent().pk}/").content.decode()
        heads = [
            html.partition('<table class="listing')[2].partition("</thead>")[0]
            for html in (found, listed)
        ]
        self.assertIn("Tiêu đề", heads[0])
        self.assertNotIn("None", heads[0])
        self.assertIn("1–", heads[1])
