"""A parent without JavaScript finds a school's page; nobody else hears of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from tests.browser.base import PHONE
from tests.browser.demo import DemoTestCase
from tests.support.page_kinds import sights


class ReaderTests(DemoTestCase):
    """Two readers of the demo: one has no script, one looks at every kind of page."""

    def test_a_reader(self) -> None:
        self.walk_without_script(self.person(size=PHONE, java_script_enabled=False))
        self.nobody_else_hears(self.person(size=PHONE))

    def walk_without_script(self, page: Any) -> None:
        """Home, a story of a section, the school's home, a search on its site, a filter."""
        page.goto(self.url("/"))
        story = page.locator("main article a[href], main h3 a[href]").first
        title = story.inner_text().strip()
        story.click()
        heading = page.locator("h1")
        self.assertEqual(heading.count(), 1)
        self.assertIn(title.split()[0], heading.inner_text())
        home = urlsplit(page.url)
        page.goto(f"{home.scheme}://{home.netloc}/")
        page.fill("input[name=q]", "truong")
        page.locator("form:has(input[name=q]) button").first.click()
        page.wait_for_url("**/search/**")
        results = page.locator("main h3 a, main li article a, main h2 a")
        self.assertGreater(results.count(), 0)
        results.first.click()
        self.assertEqual(page.locator("h1").count(), 1)

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
