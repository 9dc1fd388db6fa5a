"""Filters, scopes, orders and ways out: everything in the address, every count true."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs

from wagtail.models import Locale

from news.models import StoryIndexPage
from sites.models import SchoolStatus
from tests.support.district import client_of
from tests.support.searching import SearchTestCase
from tests.support.stories import make_story

LINK = re.compile(r'<a class="([^"]*)" href="\?([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


class NarrowingTest(SearchTestCase):
    """Through the real address, on the portal's and on a school's host."""

    def setUp(self) -> None:
        super().setUp()
        first, second = self.district.schools[:2]
        self.one = make_story(first, "Ngày hội robocon", date=date(2024, 5, 2))
        self.two = make_story(second, "Robocon mùa hè", date=date(2025, 5, 2))
        self.follow()

    def get(self, query: str, host: str = "localhost", language: str = "") -> str:
        """Return the page's HTML."""
        return client_of(host=host).get(f"{language}/search/?{query}").content.decode()

    def links(self, html: str) -> dict[str, dict[str, list[str]]]:
        """Return the parameters of the page's links by their words."""
        return {
            " ".join(re.sub("<[^>]*>", " ", unescape(words)).split()): parse_qs(unescape(query))
            for _names, query, words in LINK.findall(html)
        }

    def test_a_chosen_filter_is_shown_and_taken_back(self) -> None:
        html = self.get("q=robocon&year=2024&kind=story")
        self.assertIn("Ngày hội", html)
        self.assertNotIn("mùa hè", html)
        drop = self.links(html)["Bỏ bộ lọc Năm: 2024"]
        self.assertEqual(drop, {"q": ["robocon"], "scope": ["all"], "kind": ["story"]})

    def test_values_that_mean_nothing_narrow_nothing_and_are_not_repeated(self) -> None:
        nonsense = ["xyz", "999999", "9" * 30, "%00", "-1", "%F0%9F%92%A9"]
        for name in ("kind", "school", "level", "ward", "topic", "year", "language"):
            query = "&".join(f"{name}={value}" for value in nonsense)
            html = self.get(f"q=robocon&{query}")
            self.assertIn("2 kết quả", html, name)
            self.assertNotIn("chip--drop", html, name)
            data = client_of().get(f"/search/results.json?q=robocon&{query}").json()
            self.assertEqual((data["total"], data["filters"]), (2, {}), name)

    def test_a_filter_of_a_closed_school_tells_nothing_of_it(self) -> None:
        closed = self.district.schools[1].school
        closed.status = SchoolStatus.CLOSED
        closed.save()
        html = self.get(f"q=robocon&school={closed.pk}")
        self.assertNotIn("chip--drop", html)
        self.assertNotIn("mùa hè", html)

    def test_scopes_with_their_counts(self) -> None:
        host = self.district.schools[0].host
        links = self.links(self.get("q=robocon", host=host))
        self.assertEqual(links["Trường này 1"]["scope"], ["school"])
        self.assertEqual(links["Toàn quận 2"]["scope"], ["all"])

    def test_the_address_keeps_order_and_filters(self) -> None:
        html = self.get("q=robocon&sort=date&year=2024")
        taken = next(query for words, query in self.links(html).items() if words == "2025 1")
        self.assertEqual(taken["sort"], ["date"])
        self.assertEqual(taken["year"], ["2024", "2025"])

    def test_an_empty_page_says_what_a_wider_question_finds(self) -> None:
        links = self.links(self.get("q=robocon&year=1999&kind=story"))
        self.assertEqual(links["Bỏ “1999” 2 kết quả"]["kind"], ["story"])
        self.assertNotIn("Bỏ “1999” 2 kết quả", self.links(self.get("q=qwrtpsdf&year=1999")))
        school = self.links(self.get("q=robocon&year=2025", host=self.district.schools[0].host))
        self.assertEqual(school["Tìm trên tất cả các trang 1 kết quả"]["scope"], ["all"])

    def test_a_slip_offers_both_readings(self) -> None:
        html = self.get("q=robocno")
        self.assertIn("<strong>robocon</strong>", html)
        self.assertIn("exact=1", html)
        self.assertNotIn("<strong>robocon</strong>", self.get("q=robocno&exact=1"))
        self.assertNotIn("Ngày hội", self.get("q=robocno&exact=1"))

    def test_another_language_is_a_filter(self) -> None:
        english = Locale.objects.get_or_create(language_code="en")[0]
        people = self.district.schools[0]
        index = people.page(StoryIndexPage)
        story = make_story(people, "Robocon day")
        if not people.root.has_translation(english):
            people.root.copy_for_translation(english).save_revision().publish()
        translated = index.copy_for_translation(english, copy_parents=True)
        translated.save_revision().publish()
        copy = story.copy_for_translation(english)
        copy.save_revision().publish()
        self.follow()
        links = self.links(self.get("q=robocon"))
        self.assertEqual(links["Tiếng Việt 3"], {"q": ["robocon"], "scope": ["all"]})
        self.assertEqual(links["English 1"]["language"], ["en"])
        html = self.get("q=robocon&language=en")
        self.assertIn('lang="en"', html)
        self.assertNotIn("mùa hè", html)

    def test_behind_the_last_page_there_is_a_way_back(self) -> None:
        html = self.get("q=robocon&page=9")
        self.assertIn("2 kết quả", html)
        self.assertIn('<a href="?q=robocon&amp;scope=all">', html)
