"""Addresses that no browser makes: an answer in words, on every host and every database."""

from __future__ import annotations

from django.conf import settings

from news.models import StoryIndexPage
from tests.support.district import DistrictTestCase, client_of


class AddressTests(DistrictTestCase):
    """Portal, school and unknown host alike."""

    school_count = 1

    def test_zero_bytes_in_a_path_are_the_path_of_nothing(self) -> None:
        for host in ("localhost", self.district.schools[0].host):
            for path in (
                "/%00/",
                "/tin-tuc/%00",
                "/en/%00/",
                "/documents/1/%00.pdf",
                "/static/%00",
            ):
                with self.subTest(host=host, path=path):
                    self.assertEqual(client_of(host=host).get(path).status_code, 404)

    def test_zero_bytes_in_a_query_say_nothing(self) -> None:
        school = self.district.schools[0]
        news = school.page(StoryIndexPage).get_url_parts()[2]
        for query in ("?page=%00", "?topic=%00&year=%00&page=%00", "?%00=%00"):
            with self.subTest(query=query):
                answer = client_of(host=school.host).get(news + query)
                self.assertIn(answer.status_code, (200, 404))

    def test_too_many_parameters_get_an_answer(self) -> None:
        """The page that tells of an error reads the query string, too."""
        query = "&".join(["a=1"] * (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))
        for host in ("localhost", self.district.schools[0].host):
            for path in ("/", "/admin/", "/khong-co/"):
                answer = client_of(host=host).get(f"{path}?{query}")
                self.assertContains(answer, "Too many parameters", status_code=400)
