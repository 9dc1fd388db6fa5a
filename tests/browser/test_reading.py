"""What a reader arranges: letters in another size, stories kept for later, pictures in a viewer."""

from __future__ import annotations

from typing import Any

from tests.browser.base import PHONE
from tests.browser.demo import DemoTestCase
from tests.support.page_kinds import Sight, sights


class ReadingTests(DemoTestCase):
    """One reader with a telephone."""

    def test_a_reader_arranges_things(self) -> None:
        """One profile from page to page: what was chosen has to stay."""
        found = {sight.name: sight for sight in sights()}
        page = self.person(size=PHONE)
        story = found["kindergarten-story-vi"]
        self.letters_grow(page, story, found["kindergarten-contact-vi"])
        self.a_story_is_kept(page, story)
        self.pictures_open(page, found["kindergarten-album-vi"])
        self.assertEqual(page.context.cookies(), [])

    def letters_grow(self, page: Any, story: Sight, other: Sight) -> None:
        """The size holds on the next page, and ends at the largest."""
        page.goto(self.address(story))
        before = self.letters(page)
        larger = page.locator("main [data-text-step='1']")
        for _press in range(4):
            larger.press("Enter")
        self.assertAlmostEqual(self.letters(page), before * 1.3, delta=0.2)
        self.assertEqual(larger.get_attribute("aria-disabled"), "true")
        page.goto(self.address(other))
        page.wait_for_selector("[data-text='2']")
        width = page.evaluate("document.documentElement.scrollWidth")
        self.assertLessEqual(width, PHONE["width"])
        for _press in range(2):
            page.locator("footer [data-text-step='-1']").click()
        self.assertIsNone(page.locator("html").get_attribute("data-text"))

    def letters(self, page: Any) -> float:
        """Return the size of the running text in pixels."""
        size = page.evaluate("getComputedStyle(document.body).fontSize")
        return float(size.removesuffix("px"))

    def a_story_is_kept(self, page: Any, story: Sight) -> None:
        """It stands in the list until it is taken out; a planted address never becomes a link."""
        page.goto(self.address(story))
        title = page.locator("h1").inner_text()
        button = page.locator("[data-save]")
        button.click()
        self.assertEqual(button.get_attribute("aria-pressed"), "true")
        page.evaluate(
            """() => { const list = JSON.parse(localStorage.getItem("saved"));
            list.push({path: "javascript:alert(1)", title: "x"});
            list.push({path: "//evil.example", title: "y"});
            localStorage.setItem("saved", JSON.stringify(list)); }"""
        )
        page.locator("footer a[href$='/saved/']").click()
        rows = page.locator("[data-saved-list] li")
        self.assertEqual(rows.count(), 1)
        self.assertIn(title.split()[0], rows.first.inner_text())
        rows.first.locator("a").click()
        self.assertEqual(page.locator("h1").inner_text(), title)
        page.go_back()
        page.locator("[data-saved-list] button").click()
        self.assertEqual(page.locator("[data-saved-list] li").count(), 0)
        self.assertTrue(page.locator("[data-saved-empty]").is_visible())

    def pictures_open(self, page: Any, album: Sight) -> None:
        """Keys turn the pictures, Escape leads back to the last one seen."""
        page.goto(self.address(album))
        links = page.locator("[data-gallery] a")
        links.first.press("Enter")
        page.wait_for_selector("dialog[open]")
        status = page.locator("dialog [role=status]")
        first = status.inner_text()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(
            "before => document.querySelector('dialog [role=status]').textContent !== before",
            arg=first,
        )
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog", state="detached")
        # Pictures on their way would arrive after the test's data has gone.
        page.wait_for_load_state("networkidle")
        href = page.evaluate("document.activeElement.href")
        self.assertEqual(href, links.nth(1).evaluate("link => link.href"))
