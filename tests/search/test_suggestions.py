"""Suggestions while typing: pages, schools, topics, document numbers, for people and browsers."""

from __future__ import annotations

import unittest
from typing import Any

from news.models import Topic
from search.suggesting import MOST_ALIKE
from tests.support.district import client_of
from tests.support.searching import ELASTICSEARCH, SearchTestCase
from tests.support.stories import make_story


class SuggestionTest(SearchTestCase):
    """Through the real address."""

    def setUp(self) -> None:
        super().setUp()
        first, second = self.district.schools[:2]
        self.topic = Topic.objects.order_by("path")[0]
        self.one = make_story(first, "Robocon mùa hè", topic=self.topic)
        self.two = make_story(second, "Đội robocon về nhất", topic=self.topic)
        make_story(first, "Quyết định 21/2018/QĐ-UBND về quy chế phát ngôn", topic=self.topic)
        self.follow()

    def get(self, text: str, host: str = "localhost", **query: str) -> list[dict[str, Any]]:
        """Return what is suggested."""
        response = client_of(host=host).get("/search/suggest/", {"q": text, **query})
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.cookies, {})
        self.assertIn("no-store", response["Cache-Control"])
        self.assertEqual(response["X-Robots-Tag"], "noindex")
        return response.json()["suggestions"]

    def texts(self, text: str, host: str = "localhost", **query: str) -> list[str]:
        return [one["text"] for one in self.get(text, host, **query)]

    def test_pages_by_words_and_by_the_beginning_of_the_last(self) -> None:
        for text in ("robocon", "robo", "doi ro", "đội ro", "DOI ROBO", "về nh"):
            self.assertIn("Đội robocon về nhất", self.texts(text), text)
        self.assertNotIn("Robocon mùa hè", self.texts("đội ro"))

    def test_a_slip_is_forgiven(self) -> None:
        self.assertIn("Robocon mùa hè", self.texts("robocno"))

    def test_a_page_tells_whose_it_is_and_leads_there(self) -> None:
        found = next(one for one in self.get("mua he"))
        self.assertEqual(found["url"], self.one.full_url)
        self.assertEqual(found["detail"], self.district.schools[0].school.name)
        self.assertEqual(found["label"], "Bài viết")

    def test_schools_by_name(self) -> None:
        school = self.district.schools[1].school
        found = [one for one in self.get(school.name) if one["kind"] == "school"]
        self.assertEqual([one["text"] for one in found], [school.name])
        self.assertEqual(found[0]["url"], f"{school.site.root_url}/")

    def test_a_schools_names_in_two_languages_are_not_mixed(self) -> None:
        school = self.district.schools[1].school
        school.name, school.name_en = "Trường Tiểu học Bồ Đề", "Bo De Primary School"
        school.save()
        for text, wanted in (("bo de pri", True), ("hoc bo", True), ("hoc p", False)):
            kinds = {one["kind"] for one in self.get(text) if one["text"] == school.name}
            self.assertEqual(bool(kinds), wanted, text)

    def test_topics_lead_to_their_pages(self) -> None:
        found = next(one for one in self.get(self.topic.label) if one["kind"] == "topic")
        html = client_of().get(found["url"]).content.decode()
        self.assertIn("mùa hè", html)
        unused = Topic.objects.order_by("path").last()
        self.assertNotIn(unused.label, self.texts(unused.label))

    def test_document_numbers_from_their_beginning(self) -> None:
        for text in ("21/20", "21/2018/qd", "21 2018", "21/2018/QĐ-UBND"):
            found = self.get(text)[0]
            self.assertEqual((found["kind"], found["text"]), ("number", "21/2018/QĐ-UBND"), text)
            self.assertIn("quy chế phát ngôn", found["detail"])

    def test_the_scope_of_a_school_is_its_own_pages(self) -> None:
        people = self.district.schools[0]
        self.assertEqual(self.texts("robocon", people.host), ["Robocon mùa hè"])
        everywhere = self.texts("robocon", people.host, scope="all")
        self.assertEqual(everywhere, ["Robocon mùa hè", "Đội robocon về nhất"])

    def test_pages_of_one_title_do_not_fill_the_list(self) -> None:
        for people in self.district.schools:
            make_story(people, "Thực đơn tuần robocon")
        self.follow()
        self.assertEqual(self.texts("thuc don tuan").count("Thực đơn tuần robocon"), MOST_ALIKE)

    def test_one_letter_is_too_little(self) -> None:
        self.assertEqual(self.get("r"), [])
        self.assertEqual(self.get(""), [])

    def test_without_an_index_schools_are_still_suggested(self) -> None:
        from search.engines import PUBLIC, get_engine

        get_engine(PUBLIC).drop()
        school = self.district.schools[0].school
        self.assertEqual(self.texts(school.name), [school.name])

    def test_what_browsers_get(self) -> None:
        response = client_of().get("/search/suggest/browser/", {"q": "mua he"})
        self.assertEqual(response["Content-Type"].split(";")[0], "application/x-suggestions+json")
        text, completions, details, addresses = response.json()
        self.assertEqual((text, completions), ("mua he", ["Robocon mùa hè"]))
        self.assertIn(self.district.schools[0].school.name, details[0])
        self.assertEqual(addresses, [self.one.full_url])
        page = self.district.schools[0]
        local = client_of(host=page.host).get("/search/suggest/browser/", {"q": "mua he"}).json()
        self.assertTrue(local[3][0].startswith("http://"), local)

    def test_the_box_of_every_page_names_the_address(self) -> None:
        for host in ("localhost", self.district.schools[0].host):
            for path in ("/", "/search/", "/nothing-here/"):
                html = client_of(host=host).get(path).content.decode()
                self.assertIn('data-suggest="/search/suggest/"', html, (host, path))

    def test_ten_pages_cost_no_more_queries_than_two(self) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        counts = []
        for _round in range(2):
            self.get("robocon")
            with CaptureQueriesContext(connection) as captured:
                self.get("robocon")
            counts.append(len(captured))
            for number in range(8):
                make_story(self.district.schools[0], f"Robocon đợt {number}")
            self.follow()
        self.assertEqual(counts[0], counts[1])


@unittest.skipUnless(ELASTICSEARCH, "needs SEARCH_TEST_ELASTICSEARCH")
class ElasticsearchSuggestionTest(SuggestionTest):
    """The same on the real server."""

    use_elasticsearch = True
