"""Search for programs: JSON results, their limits, and the description that browsers add."""

from __future__ import annotations

from dataclasses import replace
from unittest import mock
from xml.etree import ElementTree

from django.core.cache import cache
from django.test import Client

from search import limits, machine_views, views
from tests.support.district import client_of
from tests.support.searching import SearchTestCase
from tests.support.stories import make_story

NAMES = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


class JsonTest(SearchTestCase):
    """Through the real address."""

    def setUp(self) -> None:
        super().setUp()
        cache.clear()
        for number in range(3):
            make_story(self.district.schools[0], f"Robocon <lần> {number}")
        self.follow()

    def test_fields_are_stable(self) -> None:
        data = client_of().get("/search/results.json", {"q": "robocon", "size": "2"}).json()
        self.assertEqual(
            list(data),
            "version query corrected language scope sort filters titles_only total page pages size "
            "previous next results facets".split(),
        )
        self.assertEqual((data["total"], data["pages"], len(data["results"])), (3, 2, 2))
        self.assertEqual(
            list(data["results"][0]),
            "url title snippet snippet_html kind kind_label language date school breadcrumb "
            "attachments recommended".split(),
        )
        self.assertIn("Robocon <lần>", data["results"][0]["title"])
        self.assertIn("Robocon <lần>", data["results"][0]["snippet"])
        self.assertIn("<mark>Robocon</mark> &lt;lần&gt;", data["results"][0]["snippet_html"])
        self.assertEqual(list(data["results"][0]["school"]), "code name level ward url".split())
        self.assertEqual(data["facets"]["kind"][0]["count"], 3)

    def test_paging_by_the_links_meets_everything_once(self) -> None:
        url = "http://localhost/search/results.json?q=robocon&size=1"
        found = []
        while url:
            data = client_of().get(url).json()
            found += [one["url"] for one in data["results"]]
            url = data["next"]
        self.assertEqual(len(set(found)), 3)
        self.assertEqual(len(found), 3)

    def test_values_that_do_not_exist_are_as_if_not_given(self) -> None:
        client = client_of()
        plain = client.get("/search/results.json", {"q": "robocon"}).json()
        for unknown in (
            {"level": "xyz"},
            {"ward": "999"},
            {"kind": "\x00"},
            {"topic": "9" * 20},
            {"school": "999999"},
            {"year": "xyz"},
            {"language": "xyz"},
        ):
            data = client.get("/search/results.json", {"q": "robocon", **unknown}).json()
            self.assertEqual(data, plain, unknown)
            self.assertEqual(data["filters"], {})
        mixed = {"q": "robocon", "kind": ["story", "xyz"]}
        data = client.get("/search/results.json", mixed).json()
        self.assertEqual(data["filters"], {"kind": ["story"]})
        nothing = client.get("/search/results.json", {"level": "xyz"}).json()
        self.assertIn("parameters", nothing)

    def test_without_a_question_it_describes_itself(self) -> None:
        data = client_of().get("/search/results.json").json()
        self.assertIn("language", data["parameters"]["filters"])
        self.assertIn("60", data["limit"])

    def test_any_page_of_the_web_may_read_it_but_no_cookie_is_involved(self) -> None:
        response = client_of(self.district.moderator).get("/search/results.json", {"q": "robocon"})
        self.assertEqual(response["Access-Control-Allow-Origin"], "*")
        self.assertNotIn("Access-Control-Allow-Credentials", response)
        self.assertNotIn("Cookie", response.get("Vary", ""))
        self.assertEqual(response.cookies, {})
        same = client_of().get("/search/results.json", {"q": "robocon"})
        self.assertEqual(response.content, same.content)
        other = client_of().get("/search/suggest/", {"q": "robocon"})
        self.assertNotIn("Access-Control-Allow-Origin", other)

    def test_too_many_requests(self) -> None:
        few = replace(limits.MACHINES, most=2)
        with mock.patch.object(machine_views, "MACHINES", few):
            for expected in (200, 200, 429):
                response = client_of().get("/search/results.json", {"q": "robocon"})
                self.assertEqual(response.status_code, expected)
            self.assertEqual(response["Access-Control-Allow-Origin"], "*")
            self.assertLessEqual(1, int(response["Retry-After"]))
            self.assertLessEqual(int(response["Retry-After"]), 61)
            elsewhere = client_of()
            elsewhere.defaults["REMOTE_ADDR"] = "192.0.2.7"
            self.assertEqual(elsewhere.get("/search/results.json").status_code, 200)

    def test_typing_and_pages_have_limits_of_their_own(self) -> None:
        with mock.patch.object(machine_views, "TYPING", replace(limits.TYPING, most=1)):
            for path in ("/search/suggest/", "/search/suggest/browser/"):
                response = client_of().get(path, {"q": "robocon"})
            self.assertEqual(response.status_code, 429)
        with mock.patch.object(views, "READERS", replace(limits.READERS, most=0)):
            response = client_of().get("/search/", {"q": "robocon"})
        self.assertContains(response, "429", status_code=429)
        self.assertIn("Retry-After", response)

    def test_odd_sizes(self) -> None:
        for size, count in (("0", 1), ("-1", 3), ("²", 3), ("99999999", 3), ("x", 3)):
            data = client_of().get("/search/results.json", {"q": "robocon", "size": size}).json()
            self.assertEqual(len(data["results"]), count, size)


class OpenSearchTest(SearchTestCase):
    """What the specification (OpenSearch 1.1, draft 6) asks for."""

    def test_each_site_describes_itself(self) -> None:
        names = set()
        for host in ("localhost", *(people.host for people in self.district.schools)):
            client = client_of(host=host)
            html = client.get("/").content.decode()
            self.assertIn('type="application/opensearchdescription+xml"', html)
            response = client.get("/search/opensearch.xml")
            kind = response["Content-Type"].split(";")[0]
            self.assertEqual(kind, "application/opensearchdescription+xml")
            root = ElementTree.fromstring(response.content)
            self.assertEqual(root.tag, f"{{{NAMES['o']}}}OpenSearchDescription")
            short, long = (
                root.findtext(f"o:{one}", "", NAMES) for one in ("ShortName", "LongName")
            )
            self.assertTrue(0 < len(short) <= 16, short)
            self.assertTrue(0 < len(long) <= 48, long)
            self.assertLessEqual(len(root.findtext("o:Description", "", NAMES)), 1024)
            names.add(long)
            self.assert_addresses(client, root)
        self.assertEqual(len(names), 1 + len(self.district.schools))

    def assert_addresses(self, client: Client, root: ElementTree.Element) -> None:
        """Every address of the description answers in the type that it promises."""
        urls = {one.get("type"): one.get("template", "") for one in root.findall("o:Url", NAMES)}
        self.assertEqual(
            set(urls),
            {
                "text/html",
                "application/json",
                "application/x-suggestions+json",
                "application/opensearchdescription+xml",
            },
        )
        for kind, template in urls.items():
            address = template.replace("{searchTerms}", "tin")
            address = address.replace("{startPage?}", "").replace("{count?}", "")
            self.assertNotIn("{", address)
            response = client.get(address)
            self.assertEqual(response.status_code, 200, address)
            self.assertEqual(response["Content-Type"].split(";")[0], kind)
