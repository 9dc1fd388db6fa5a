"""Recommended results: the office's picks, and never anything that is not public now."""

from __future__ import annotations

import unittest
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from search.engines import PUBLIC, get_engine
from search.office.models import Promotion
from search.office.promoting import page_at
from search.selectors import SearchRequest, SearchResults, search_results
from sites.models import SchoolStatus
from tests.support.district import client_of
from tests.support.searching import ELASTICSEARCH, SearchTestCase
from tests.support.stories import make_story

QUESTION = "lịch nghỉ hè"


class PromotionTestCase(SearchTestCase):
    """A few stories that answer the question, and one that does not and is recommended."""

    def setUp(self) -> None:
        super().setUp()
        self.first, self.second = self.district.schools[:2]
        self.answers = [make_story(self.first, f"Lịch nghỉ hè {number}") for number in range(4)]
        self.picked = make_story(self.second, "Robocon", slug="robocon")
        self.follow()
        self.desk = client_of(self.district.moderator)

    def recommend(self, *pages: Page, phrases: str = QUESTION, **more: Any) -> None:
        """Recommend pages through the screen."""
        data = {"phrases": phrases, **more}
        data |= {f"address_{number}": page.full_url for number, page in enumerate(pages, 1)}
        response = self.desk.post(reverse("promotions:add"), data)
        self.assertEqual(response.status_code, 302, response.content.decode()[:4000])

    def ask(self, text: str = QUESTION, **options: Any) -> SearchResults:
        """Ask as a reader."""
        return search_results(SearchRequest(text, **options))

    def ids(self, results: SearchResults) -> list[int]:
        """Return the ids of what is shown."""
        return [hit.page.pk for hit in results.hits]


class PromotionTest(PromotionTestCase):
    """What a reader sees."""

    def test_first_marked_once_and_counted(self) -> None:
        before = self.ask().total
        self.recommend(self.picked, self.answers[2])
        results = self.ask("LICH nghi he")
        shown = self.ids(results)
        self.assertEqual(shown[:2], [self.picked.pk, self.answers[2].pk])
        self.assertEqual(results.promoted, 2)
        self.assertEqual(len(shown), len(set(shown)))
        self.assertEqual(results.total, before + 1)
        self.assertEqual(sum(results.facets["school"].values()), before + 1)
        page = client_of().get("/search/", {"q": QUESTION}).content.decode()
        self.assertEqual(page.count("Được gợi ý"), 2)
        self.assertNotIn(
            "Được gợi ý", client_of().get("/search/", {"q": "nghỉ hè"}).content.decode()
        )

    def test_programs_are_told(self) -> None:
        self.recommend(self.picked)
        asked = {"q": QUESTION, "size": "2"}
        first = client_of().get("/search/results.json", asked).json()
        self.assertEqual([one["recommended"] for one in first["results"]], [True, False])
        self.assertEqual(first["results"][0]["url"], self.picked.full_url)
        second = client_of().get("/search/results.json", {**asked, "page": "2"}).json()
        self.assertEqual([one["recommended"] for one in second["results"]], [False, False])

    def test_pages_of_results_neither_repeat_nor_miss(self) -> None:
        everything = set(self.ids(self.ask())) | {self.picked.pk}
        self.recommend(self.picked, self.answers[1], self.answers[3])
        for size in (1, 2, 3, 4):
            seen: list[int] = []
            for number in range(1, 12):
                seen += self.ids(self.ask(page=number, page_size=size))
            self.assertEqual(seen[:3], [self.picked.pk, self.answers[1].pk, self.answers[3].pk])
            self.assertEqual(len(seen), len(set(seen)))
            self.assertEqual(set(seen), everything)

    def test_whoever_narrows_sorts_or_looks_at_one_school_has_other_wishes(self) -> None:
        self.recommend(self.picked)
        self.assertEqual(self.ask(sort="date").promoted, 0)
        self.assertEqual(self.ask(filters={"kind": ("story",)}).promoted, 0)
        self.assertEqual(self.ask(school=self.first.school.pk).promoted, 0)
        self.assertEqual(self.ask(school=self.second.school.pk).promoted, 1)
        self.assertEqual(self.ask(locale="en").promoted, 0)

    def test_dates(self) -> None:
        today = timezone.localdate()
        day = timedelta(days=1)
        for starts, ends, shown in (
            (today - day, today, 1),
            (today, today + day, 1),
            (today + day, None, 0),
            (None, today - day, 0),
        ):
            Promotion.objects.all().delete()
            dates = {"starts_on": starts or "", "ends_on": ends or ""}
            self.recommend(self.picked, **dates)
            self.assertEqual(self.ask().promoted, shown, (starts, ends))

    def test_what_is_not_public_any_more_is_gone_at_once(self) -> None:
        self.recommend(self.picked, self.answers[0])

        def restrict() -> None:
            PageViewRestriction.objects.create(
                page=self.second.root, restriction_type="password", password="x"
            )

        def close() -> None:
            self.second.school.status = SchoolStatus.CLOSED
            self.second.school.save()

        def expire() -> None:
            past = timezone.now() - timedelta(seconds=1)
            Page.objects.filter(pk=self.picked.pk).update(expire_at=past)

        for hide in (restrict, close, expire, self.picked.unpublish, self.picked.delete):
            with self.subTest(hide):
                from django.db import transaction

                from sites.caching import school_map_forget

                point = transaction.savepoint()
                hide()
                for _engine in ("with an index", "without"):
                    results = self.ask()
                    self.assertEqual(results.promoted, 1)
                    self.assertEqual(self.ids(results)[0], self.answers[0].pk)
                    self.assertNotIn(self.picked.pk, self.ids(results))
                transaction.savepoint_rollback(point)
                self.second.school.refresh_from_db()
                school_map_forget()
        self.assertEqual(self.ask().promoted, 2)

    def test_without_an_index_too(self) -> None:
        self.recommend(self.picked, self.answers[2])
        get_engine(PUBLIC).drop()
        results = self.ask()
        self.assertTrue(results.degraded)
        self.assertEqual(self.ids(results)[:2], [self.picked.pk, self.answers[2].pk])
        self.assertEqual(len(self.ids(results)), len(set(self.ids(results))))


@unittest.skipUnless(ELASTICSEARCH, "needs SEARCH_TEST_ELASTICSEARCH")
class ElasticsearchPromotionTest(PromotionTest):
    """The same on the real server."""

    use_elasticsearch = True


class PromotionScreenTest(PromotionTestCase):
    """The form: addresses, preview, and what it refuses."""

    def test_addresses_as_people_paste_them(self) -> None:
        url = self.picked.full_url
        self.assertEqual(page_at(url).pk, self.picked.pk)
        for text in (url.removeprefix("http://"), f" {url}?q=1#x ", url.rstrip("/")):
            self.assertEqual(page_at(text).pk, self.picked.pk, text)
        for text in (
            "",
            "x",
            "http://[",
            "http://else.example/",
            f"{url}khong-co/",
            "\x00",
            f"{url}%00/",
        ):
            self.assertIsNone(page_at(text), text)

    def test_picking_an_answer_saves_nothing_and_loses_nothing(self) -> None:
        url = reverse("promotions:add")
        data = {"phrases": QUESTION, "pick": str(self.answers[1].pk), "ends_on": "2031-05-06"}
        page = self.desk.post(url, data).content.decode()
        self.assertIn(f'value="{self.answers[1].full_url}"', page)
        self.assertIn(QUESTION, page)
        self.assertIn("2031-05-06", page)
        self.assertFalse(Promotion.objects.exists())
        self.assertIn("Người đọc sẽ thấy khi tìm", page)

    def test_picking_nonsense_picks_nothing(self) -> None:
        for picked in ("x", "-1", "²", "9" * 20, "9" * 5_000):
            data = {"phrases": QUESTION, "pick": picked}
            response = self.desk.post(reverse("promotions:add"), data)
            self.assertEqual(response.status_code, 200, picked[:30])
            self.assertIn(QUESTION, response.content.decode())

    def test_the_preview_is_what_a_reader_sees(self) -> None:
        self.recommend(self.picked)
        entry = Promotion.objects.get()
        page = self.desk.get(reverse("promotions:edit", args=[entry.pk])).content.decode()
        listed = [hit.page.full_url for hit in self.ask().hits]
        places = [page.index(f'<span class="s-preview__url">{url}<') for url in listed[:5]]
        self.assertEqual(places, sorted(places))

    def refused(self, said: str, **data: str) -> None:
        """Send the form and expect it back with a sentence and everything that was typed."""
        full = {"phrases": QUESTION, "address_1": self.picked.full_url} | data
        response = self.desk.post(reverse("promotions:add"), full)
        page = response.content.decode()
        self.assertEqual(response.status_code, 200)
        self.assertIn(said, page)
        for typed in full.values():
            self.assertIn(typed, page)
        self.assertFalse(
            Promotion.objects.filter(phrases=full["phrases"], pk__gt=self.last).exists()
        )

    last = 0

    def test_what_it_refuses(self) -> None:
        self.answers[3].unpublish()
        self.refused("Không có trang công khai", address_1="http://else.example/")
        self.refused("Không có trang công khai", address_2=self.answers[3].full_url or "/x/")
        self.refused("đã có trong danh sách", address_2=self.picked.full_url)
        self.refused("Cần ít nhất một trang", address_1="")
        self.refused("giống nhau khi tìm", phrases=f"{QUESTION}\nlich nghi he")
        self.refused("kết thúc", starts_on="2030-02-02", ends_on="2030-02-01")
        self.recommend(self.picked)
        self.last = Promotion.objects.get().pk
        self.refused("đã có trang gợi ý", phrases="LỊCH NGHỈ HÈ")

    def test_the_list(self) -> None:
        self.recommend(self.picked)
        page = self.desk.get(reverse("promotions:index"), {"q": "nghi he"}).content.decode()
        self.assertIn(QUESTION, page)
        self.assertIn("Đang hiện", page)

    def test_school_people_can_do_nothing(self) -> None:
        self.recommend(self.picked)
        entry = Promotion.objects.get()
        data = {"phrases": "xấu", "address_1": self.answers[0].full_url}
        for person in (self.first.webmaster, self.first.editor):
            client = client_of(person)
            self.assertNotEqual(client.get(reverse("promotions:index")).status_code, 200)
            client.post(reverse("promotions:add"), data)
            client.post(reverse("promotions:edit", args=[entry.pk]), data)
            client.post(reverse("promotions:delete", args=[entry.pk]))
        self.assertEqual(list(Promotion.objects.values_list("phrases", flat=True)), [QUESTION])
