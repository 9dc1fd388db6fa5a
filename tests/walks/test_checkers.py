"""Programs of others judge us: the W3C's HTML checker, a feed parser, a calendar library.

They are no part of `make test`: `make test-all` installs them, and names the HTML checker in
`HTML_CHECKER`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory, tag
from django.utils import translation

from home.models import EventPage
from news.models import SectionPage
from tests.support.page_kinds import LANGUAGES
from tests.walks.base import WalkTestCase

CHECKER = os.environ.get("HTML_CHECKER", "")
SCHEMA = Path(__file__).parent / "schemas" / "sitemap.xsd"
IN_FRAME = ("400.html", "403.html", "410.html", "429.html", "404.html")
ALONE = ("500.html", "503.html")
FEEDS = ("feeds/news.rss", "feeds/news.atom", "feeds/notices.rss", "feeds/notices.atom")
LOC = re.compile(r"<loc>([^<]+)</loc>")
WRONG = "<!doctype html><html lang=vi><title>A</title><p><ul></ul></p><img src=a></html>"


@tag("checkers")
@unittest.skipUnless(CHECKER, "the checkers run in make test-all")
class CheckerTests(WalkTestCase):
    """All that leaves the house, as others read it."""

    def test_the_html_checker_finds_nothing(self) -> None:
        """Every kind of page in both languages, and every page for something that went wrong."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for sight in self.sights:
                answer: Any = self.look(sight)
                (folder / f"{sight.name}.html").write_bytes(answer.content)
            for label, text in self.error_pages():
                (folder / f"{label}.html").write_text(text, encoding="utf-8")
            count = len(list(folder.iterdir()))
            self.assertEqual(self.faults(folder), [], f"{count} pages")
            (folder / "wrong.html").write_text(WRONG)
            self.assertGreaterEqual(len(self.faults(folder)), 2, "the checker bites")

    def error_pages(self) -> Iterator[tuple[str, str]]:
        """Yield name and text of the pages that need something to go wrong first."""
        for language in LANGUAGES:
            with translation.override(language):
                for template in IN_FRAME:
                    for school, host in self.hosts.items():
                        text = render_to_string(template, request=self.request(host))
                        yield f"error-{template[:3]}-{school or 'portal'}-{language}", text
                for template in ALONE:
                    yield f"error-{template[:3]}-{language}", render_to_string(template)

    def request(self, host: str) -> HttpRequest:
        """Return a request as views get it."""
        request = RequestFactory().get("/", SERVER_NAME=host, SERVER_PORT="8000")
        request.resolver_match = None
        return request

    def faults(self, folder: Path) -> list[str]:
        """Return the checker's errors and warnings on all files of a folder."""
        done = subprocess.run(
            [
                str(shutil.which("java")),
                "-Xss4m",
                "-jar",
                CHECKER,
                "--format",
                "json",
                "--skip-non-html",
                folder,
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        found = json.loads(done.stderr or done.stdout)["messages"]
        return [
            f"{Path(one.get('url', '')).name}: {one['message']} {one.get('extract', '')[:160]}"
            for one in found
            if one["type"] != "info" or one.get("subType") == "warning"
        ]

    def test_a_feed_reader_reads_the_feeds(self) -> None:
        """RSS and Atom of every site in both languages, and of a section."""
        import feedparser

        section = SectionPage.objects.order_by("path").first()
        more = [("", f"/feeds/sections/{section.slug}.{kind}") for kind in ("rss", "atom")]
        named = [(school, f"/{path}") for school in self.hosts for path in FEEDS]
        filled = 0
        for school, path in (*named, *more, ("", "/en/feeds/news.rss")):
            answer: Any = self.reader(school).get(path)
            feed = feedparser.parse(
                answer.content, response_headers={"content-type": answer["Content-Type"]}
            )
            with self.subTest(school=school, path=path):
                self.assertFalse(feed.bozo, feed.get("bozo_exception"))
                self.assertIn(feed.version, ("rss20", "atom10"))
                self.assertTrue(feed.feed.title and feed.feed.link)
                for entry in feed.entries:
                    self.assertTrue(entry.title and entry.id)
                    self.assertTrue(entry.link.startswith("http://"), entry.link)
                    self.assertIsNotNone(entry.published_parsed or entry.updated_parsed)
                filled += bool(feed.entries)
        self.assertGreater(filled, len(self.hosts))
        self.assertTrue(feedparser.parse(b"<rss><channel>").bozo, "the parser bites")

    def test_json_feeds_have_what_version_1_1_asks_for(self) -> None:
        for school in self.hosts:
            feed = self.reader(school).get("/feeds/news.json").json()
            self.assertLessEqual({"version", "title", "items", "home_page_url"}, feed.keys())
            for item in feed["items"]:
                self.assertTrue(item["id"] and item["content_text"])

    def test_sitemaps_follow_the_schema(self) -> None:
        """Each site's own, and the portal's index; what the index names is there."""
        import xmlschema

        schema = xmlschema.XMLSchema(SCHEMA)
        maps = []
        for school in self.hosts:
            answer: Any = self.reader(school).get("/sitemap.xml")
            text = answer.content.decode()
            self.assertEqual([str(e.reason) for e in schema.iter_errors(text)], [], school)
            maps.append(text)
            addresses = LOC.findall(text)
            self.assertEqual(len(set(addresses)), len(addresses), school)
            self.assertFalse(schema.is_valid(text.replace("<loc>", "<loc>no-address ")))
        index: Any = self.reader().get("/sitemap-index.xml")
        self.assertEqual([str(e.reason) for e in schema.iter_errors(index.content.decode())], [])
        named: Any = schema.to_dict(index.content.decode())
        self.assertEqual(
            {f"http://{host}:8000/sitemap.xml" for host in self.hosts.values()},
            {one["loc"] for one in named["sitemap"]},
        )
        self.assertGreater(sum(text.count("<loc>") for text in maps), 60)

    def test_a_calendar_program_reads_the_calendars(self) -> None:
        """The site's calendar holds its events with times, names and addresses."""
        import icalendar

        for school in self.hosts:
            answer: Any = self.reader(school).get("/calendar.ics")
            self.assertEqual(answer["Content-Type"].split(";")[0], "text/calendar")
            calendar: Any = icalendar.Calendar.from_ical(answer.content)
            self.assertEqual(calendar.errors, [])
            self.assertTrue(calendar["prodid"] and calendar["version"] == "2.0")
            events = calendar.walk("VEVENT")
            self.assertGreater(len(events), 0, school)
            self.assertEqual(len({str(event["uid"]) for event in events}), len(events))
            for event in events:
                self.assertEqual(event.errors, [])
                self.assertLessEqual(event.start, event.end)
                self.assertTrue(str(event["summary"]) and str(event["url"]).startswith("http"))
        titles = set(EventPage.objects.live().values_list("title", flat=True))
        self.assertIn(str(events[0]["summary"]), titles)
