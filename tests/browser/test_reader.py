"""A parent without JavaScript finds a school's page and writes to it; nobody else hears of it."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from home.models import Enquiry
from tests.browser.base import PHONE
from tests.browser.demo import DemoTestCase
from tests.support.page_kinds import sights


class ReaderTests(DemoTestCase):
    """Two readers of the demo: one has no script, one looks at every kind of page."""

    def test_a_reader(self) -> None:
        page = self.person(size=PHONE, java_script_enabled=False)
        self.walk_to_a_school(page)
        self.search_on_its_site(page)
        with patch("home.enquiry_form.YOUNGEST_SECONDS", 0):
            self.write_to_the_school(page)
        self.find_a_school_by_name(page)
        self.nobody_else_hears(self.person(size=PHONE))

    def walk_to_a_school(self, page: Any) -> None:
        """Home, section, story, and the home of the school that wrote it."""
        page.goto(self.url("/"))
        page.locator(".site-nav li a").nth(1).click()
        self.assertEqual(page.locator("h1").count(), 1)
        story = page.locator("main .lead__title a, main .card__title a").first
        title = story.inner_text().strip()
        story.click()
        heading = page.locator("h1")
        self.assertEqual(heading.count(), 1)
        self.assertIn(title.split()[0], heading.inner_text())
        self.assertGreater(page.locator("main .prose p").count(), 0)
        page.locator("header .brand").click()
        self.assertTrue(urlsplit(page.url).hostname.endswith(f".{self.host}"))
        self.assertEqual(urlsplit(page.url).path, "/")

    def search_on_its_site(self, page: Any) -> None:
        """The answer names pages, and the first opens."""
        page.fill("input[name=q]", "truong")
        page.locator("form:has(input[name=q]) button").first.click()
        page.wait_for_url("**/search/**")
        results = page.locator("main h3 a, main li article a, main h2 a")
        self.assertGreater(results.count(), 0)
        home = page.url
        results.first.click()
        self.assertEqual(page.locator("h1").count(), 1)
        page.goto(home)

    def write_to_the_school(self, page: Any) -> None:
        """A slip is explained and nothing typed is lost; then a number comes back."""
        page.locator(".site-footer a, .site-nav a").get_by_text("Liên hệ").first.click()
        page.fill("main [name=name]", "Phụ huynh Thử")
        page.fill("main [name=text]", "Mai lớp con có học không ạ?")
        page.locator("main form button[type=submit]").click()
        self.assertEqual(page.locator("main .form-summary").count(), 1)
        self.assertEqual(page.input_value("main [name=text]"), "Mai lớp con có học không ạ?")
        page.fill("main [name=email]", "phu-huynh@example.test")
        page.locator("main form button[type=submit]").click()
        letter = Enquiry.objects.order_by("pk").last()
        self.assertIn(letter.reference, page.locator("#sent").inner_text())

    def find_a_school_by_name(self, page: Any) -> None:
        """The directory filters on the server, too."""
        page.goto(self.url("/cac-truong/"))
        every = page.locator("main .school").count()
        page.fill("main input[name=q]", "mam non")
        page.locator("main form button").first.click()
        found = page.locator("main .school").count()
        self.assertTrue(0 < found < every, f"{found} of {every}")

    def nobody_else_hears(self, page: Any) -> None:
        """No page asks another server for anything, and none leaves a cookie."""
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url))
        looked = 0
        for sight in sights():
            page.goto(self.address(sight))
            looked += 1
        self.assertGreater(looked, 20)
        hosts = {urlsplit(address).hostname or "" for address in asked if "://" in address}
        strangers = {
            host for host in hosts if host != self.host and not host.endswith(".localhost")
        }
        self.assertEqual(strangers, set())
        self.assertEqual(page.context.cookies(), [])
