"""Suggestions by keyboard, by finger and by ear; results that axe finds nothing in."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from tests.browser.axe import faults
from tests.browser.base import DESKTOP, PHONE
from tests.browser.demo import DemoTestCase

BOX = ".site-header [data-suggest] input[type=search]"
LIST = "[role=listbox]:not([hidden])"
CHOSEN = f"{LIST} [aria-selected=true]"
NARROWEST = 320


class SuggestTests(DemoTestCase):
    """Readers of the demo on its portal, on a school's site and on the results page."""

    def test_a_reader_types(self) -> None:
        """One demo for all, because seeding it takes longest."""
        for part in (
            self.by_keyboard,
            self.by_finger,
            self.by_ear,
            self.without_script,
            self.typing_on,
            self.judged_by_axe,
        ):
            with self.subTest(part.__name__):
                part()

    def type(self, page: Any, text: str, box: str = BOX) -> Any:
        """Type into a box and wait for the list."""
        field = page.locator(box)
        field.focus()
        page.keyboard.type(text)
        page.wait_for_selector(LIST)
        return field

    def by_keyboard(self) -> None:
        """Arrow keys choose, Enter goes, Escape closes and keeps the words."""
        page = self.person(size=DESKTOP)
        page.goto(self.url("/"))
        field = self.type(page, "truong")
        options = page.locator(f"{LIST} [role=option]").count()
        self.assertGreater(options, 1)
        page.keyboard.press("ArrowDown")
        first = page.locator(CHOSEN)
        self.assertEqual(field.get_attribute("aria-activedescendant"), first.get_attribute("id"))
        page.keyboard.press("ArrowUp")
        self.assertEqual(page.locator(CHOSEN).count(), 0)
        page.keyboard.press("ArrowUp")
        last = page.locator(f"{LIST} [role=option]").nth(options - 1)
        self.assertEqual(last.get_attribute("aria-selected"), "true")
        page.keyboard.press("Escape")
        self.assertEqual(page.locator(LIST).count(), 0)
        self.assertEqual(field.input_value(), "truong")
        page.keyboard.press("ArrowDown")
        page.wait_for_selector(LIST)
        page.keyboard.press("ArrowDown")
        wanted = page.locator(f"{CHOSEN} .suggest__text").inner_text()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        self.assertNotIn("/search/", urlsplit(page.url).path)
        self.assertIn(wanted, page.content())
        page.goto(self.url("/"))
        self.type(page, "truong")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        self.assertEqual(urlsplit(page.url).path, "/search/")

    def by_finger(self) -> None:
        """A tap goes there; a tap elsewhere closes."""
        page = self.person(size=PHONE, has_touch=True, is_mobile=True)
        page.goto(self.url("/"))
        self.type(page, "truong")
        for option in page.locator(f"{LIST} [role=option]").all():
            self.assertGreaterEqual(option.bounding_box()["height"], 24)
        page.touchscreen.tap(4, PHONE["height"] - 40)
        page.locator(LIST).wait_for(state="detached")
        self.assertEqual(page.locator(LIST).count(), 0)
        page.locator(BOX).fill("")
        self.type(page, "truong")
        with page.expect_navigation():
            page.locator(f"{LIST} [role=option]").first.tap()
        self.assertEqual(page.locator("h1").count(), 1)

    def by_ear(self) -> None:
        """What a screen reader is told: role, state, number of suggestions."""
        page = self.person(size=DESKTOP)
        page.goto(self.url("/"))
        field = page.locator(BOX)
        self.assertEqual(field.get_attribute("role"), "combobox")
        self.assertEqual(field.get_attribute("aria-expanded"), "false")
        self.type(page, "truong")
        self.assertEqual(field.get_attribute("aria-expanded"), "true")
        self.assertEqual(
            field.get_attribute("aria-controls"), page.locator(LIST).get_attribute("id")
        )
        count = page.locator(f"{LIST} [role=option]").count()
        status = page.locator(".site-header [data-suggest] [role=status]")
        self.assertIn(f"Có {count} gợi ý", status.inner_text())
        page.keyboard.type(" qwrtpsdf")
        status.filter(has_text="Không có gợi ý").wait_for(state="attached")
        self.assertEqual(field.get_attribute("aria-expanded"), "false")

    def without_script(self) -> None:
        """The box is an ordinary form."""
        page = self.person(size=PHONE, java_script_enabled=False)
        page.goto(self.url("/"))
        self.assertIsNone(page.locator(BOX).get_attribute("role"))
        page.fill(BOX, "truong")
        page.locator(".site-header form[role=search] button").click()
        page.wait_for_url("**/search/**")
        self.assertGreater(page.locator(".hit").count(), 0)
        page.locator(".facet__choice").first.click()
        self.assertEqual(page.locator(".chip--drop").count(), 1)

    def typing_on(self) -> None:
        """Fast typing asks once, not a letter at a time, and sends no cookie."""
        page = self.person(size=DESKTOP)
        asked: list[Any] = []
        page.on("request", lambda one: asked.append(one) if "/suggest/" in one.url else None)
        page.goto(self.url("/"))
        self.type(page, "truong tieu hoc")
        page.wait_for_timeout(400)
        self.assertLess(len(asked), 6)
        self.assertTrue(all("cookie" not in one.headers for one in asked))

    def judged_by_axe(self) -> None:
        """Results, filters, an empty page and open suggestions; both schemes, both sizes."""
        page = self.person(size=DESKTOP, bypass_csp=True)
        school = self.code_of_a_school()
        for path, host in (
            ("/search/?q=truong", ""),
            ("/search/?q=truong&kind=story&year=2026", school),
            ("/search/?q=truong&year=1999&kind=story", ""),
            ("/en/search/?q=school", ""),
        ):
            page.set_viewport_size(DESKTOP)
            page.goto(self.url(path, school=host))
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            page.locator("#search-q").fill("")
            language = path.startswith("/en")
            self.type(page, "school" if language else "truong", "#search-q")
            page.keyboard.press("ArrowDown")
            self.assertEqual(faults(page), [], path)
            page.set_viewport_size({"width": NARROWEST, "height": 600})
            width = page.evaluate("document.documentElement.scrollWidth")
            self.assertLessEqual(width, NARROWEST, path)

    def code_of_a_school(self) -> str:
        from sites.models import School

        return School.objects.order_by("pk").values_list("code", flat=True)[0]
