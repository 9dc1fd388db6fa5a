"""When something goes wrong, readers still get a page that helps, in their language and frame."""

from __future__ import annotations

from unittest.mock import patch

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from sites.services import school_close
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import page_faults, soup

ALONE = ("500.html", "503.html")


class ErrorPageTests(DistrictTestCase):
    """A reader on the portal and on a school's site."""

    def test_a_missing_page_offers_the_search_and_the_places_of_its_site(self) -> None:
        people = self.district.schools[0]
        for host, name in (("localhost", self.district.portal_root.title), (people.host, None)):
            answer = client_of(host=host).get("/khong-co/")
            page = soup(answer.content)
            self.assertEqual(answer.status_code, 404)
            self.assertEqual(page_faults(answer.content), [])
            self.assertIn(name or people.school.name, page.header.get_text().replace("\xa0", " "))
            self.assertEqual(page.select_one("main form")["role"], "search")
            places = [link["href"] for link in page.select(".error-page__places a")]
            self.assertGreater(len(places), 3)
            for place in places:
                self.assertEqual(client_of(host=host).get(place).status_code, 200, place)

    def test_pages_are_only_read(self) -> None:
        page = self.district.schools[0].root
        client = client_of(host=self.district.schools[0].host)
        for method in ("post", "put", "patch", "delete"):
            self.assertEqual(getattr(client, method)(page.url).status_code, 405, method)
        self.assertEqual(client.head(page.url).status_code, 200)

    def test_what_is_forbidden_says_what_to_do(self) -> None:
        with patch("home.statements.site_frame", side_effect=PermissionDenied):
            answer = client_of(host=self.district.schools[0].host).get("/site-map/")
        self.assertEqual(answer.status_code, 403)
        self.assertEqual(page_faults(answer.content), [])

    def test_a_closed_school_answers_gone_and_leads_to_the_portal(self) -> None:
        people = self.district.schools[1]
        school_close(school=people.school, user=self.district.administrator)
        answer = client_of(host=people.host).get("/")
        self.assertEqual(answer.status_code, 410)
        links = [link["href"] for link in soup(answer.content).select("main a[href]")]
        self.assertTrue(any("localhost:8000" in link for link in links), links)

    def test_a_broken_database_gives_a_styled_page_in_both_languages(self) -> None:
        """Whatever broke: no database, no session and no site is asked for."""
        client = client_of(host=self.district.schools[0].host)
        client.raise_request_exception = False
        with patch(
            "django.db.backends.base.base.BaseDatabaseWrapper.cursor", side_effect=OperationalError
        ):
            answer: HttpResponse = client.get("/gioi-thieu/")
        self.assertEqual(answer.status_code, 500)
        page = soup(answer.content)
        self.assertEqual(len(page.select("h1")), 1)
        self.assertIn("Something went wrong", page.main.get_text())
        self.assertTrue(page.select("link[rel=stylesheet]"))

    def test_pages_for_the_worst_hour_need_no_database(self) -> None:
        for template in ALONE:
            with self.assertNumQueries(0), translation.override("vi"):
                page = soup(render_to_string(template))
            self.assertEqual(page.html["lang"], "vi")
            self.assertIsNotNone(page.select_one("main [lang=en] h2"))
            self.assertEqual(page.select_one("meta[name=robots]")["content"], "noindex")

    def test_too_many_letters_are_answered_in_the_frame(self) -> None:
        people = self.district.schools[0]
        request = RequestFactory().get("/", SERVER_NAME=people.host, SERVER_PORT="8000")
        request.resolver_match = None
        with translation.override("vi"):
            text = render_to_string("429.html", request=request)
        self.assertEqual(page_faults(text), [])
        self.assertIn(people.school.name, text.replace("\xa0", " "))
