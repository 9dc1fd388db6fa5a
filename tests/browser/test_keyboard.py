"""A reader without a mouse: every stop is seen, and everything that a page offers can be done."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

from home.models import ContactPage, Enquiry
from library.models import CustomImage
from news.models import StoryPage
from sites.models import School
from tests.browser.base import DESKTOP
from tests.browser.demo import DemoTestCase
from tests.support.stories import republish

MOST_STOPS = 250
LOOK = """() => {
    const shown = (element, part) => {
        const style = getComputedStyle(element, part);
        const outline = style.outlineStyle === "none" ? "" :
            style.outlineWidth + style.outlineColor + style.outlineOffset;
        return outline + style.boxShadow + style.borderColor + style.borderWidth;
    };
    const picture = element => {
        const parts = [];
        for (let at = element, depth = 0; at && depth < 6; at = at.parentElement, depth++)
            parts.push(shown(at), shown(at, "::after"), shown(at, "::before"));
        return parts.join();
    };
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const focused = picture(element);
    const place = window.scrollY;
    element.blur();
    const without = picture(element);
    element.focus({preventScroll: true});
    window.scrollTo(0, place);
    return {
        name: element.outerHTML.slice(0, 120),
        marked: focused !== without,
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""
"""What one sees of the focused element, and whether it differs from what one sees without focus."""


class KeyboardTests(DemoTestCase):
    """One reader with a keyboard alone walks through the demo."""

    def test_a_reader_with_a_keyboard_alone(self) -> None:
        page = self.person(size=DESKTOP)
        self.every_stop_is_seen(page)
        self.the_skip_link_leads_to_the_content(page)
        self.navigation_leads_to_a_section_and_a_story(page)
        self.a_gallery_opens_turns_and_closes(page)
        self.a_search_is_typed_and_sent(page)
        self.the_language_is_switched(page)
        with patch("home.enquiry_form.YOUNGEST_SECONDS", 0):
            self.a_letter_is_sent(page)

    def every_stop_is_seen(self, page: Any) -> None:
        """Tab leads through a page to its end; each stop is marked and on the screen."""
        for school in ("", School.objects.order_by("pk")[0].code):
            page.goto(self.url("/", school=school))
            stops = []
            for _stop in range(MOST_STOPS):
                page.keyboard.press("Tab")
                seen = page.evaluate(LOOK)
                if seen is None or (stops and seen["name"] == stops[0]["name"]):
                    break
                stops.append(seen)
            self.assertEqual([one for one in stops if not one["marked"] or not one["inside"]], [])
            self.assertLess(len(stops), MOST_STOPS, "Tab is caught somewhere")
            reachable = page.locator("a[href]:visible, button:visible, select:visible").count()
            self.assertGreaterEqual(len(stops), reachable - 2)

    def the_skip_link_leads_to_the_content(self, page: Any) -> None:
        """The first stop leads past the header."""
        page.goto(self.url())
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.className"), "skip")
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'content'")
        page.keyboard.press("Tab")
        self.assertTrue(page.evaluate("document.activeElement.closest('main') !== null"))

    def navigation_leads_to_a_section_and_a_story(self, page: Any) -> None:
        """Second entry of the navigation, then the first story of the list."""
        self.tab_to(page, ".site-nav li:nth-child(2) a")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        heading = page.locator("h1").inner_text()
        self.tab_to(page, "main .lead__title a, main .card__title a")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        self.assertNotEqual(page.locator("h1").inner_text(), heading)
        page.locator("article .share").wait_for()

    def a_gallery_opens_turns_and_closes(self, page: Any) -> None:
        """Enter opens, arrows turn, Escape closes, and focus is back at the picture."""
        page.goto(self.story_with_gallery().full_url)
        self.tab_to(page, "[data-gallery] a")
        page.keyboard.press("Enter")
        viewer = page.locator("dialog.viewer")
        viewer.wait_for()
        place = viewer.locator("[role=status]")
        first = place.inner_text()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(
            "before => document.querySelector('dialog [role=status]').textContent !== before",
            arg=first,
        )
        for _stop in range(6):
            page.keyboard.press("Tab")
            self.assertTrue(
                page.evaluate(
                    "document.activeElement === document.body"
                    " || document.activeElement.closest('dialog') !== null"
                ),
                "focus stays in the viewer",
            )
        page.keyboard.press("Escape")
        viewer.wait_for(state="detached")
        self.assertTrue(page.evaluate("document.activeElement.closest('[data-gallery]') !== null"))

    def story_with_gallery(self) -> StoryPage:
        """Publish a story with three pictures."""
        story = StoryPage.objects.live().exclude(cover=None).order_by("pk")[0]
        pictures = [
            {"image": {"image": pk, "alt_text": "Ảnh"}, "caption": "Ảnh"}
            for pk in CustomImage.objects.order_by("pk").values_list("pk", flat=True)[:3]
        ]
        gallery = {"type": "gallery", "value": {"heading": "Ảnh", "pictures": pictures}}
        return republish(story, body=[*story.body.raw_data, gallery])

    def a_search_is_typed_and_sent(self, page: Any) -> None:
        """From any page, with or without suggestions below the field."""
        page.goto(self.url())
        self.tab_to(page, "header input[name=q]")
        page.keyboard.type("truong mam non")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        self.assertIn("truong+mam+non", page.url)
        self.tab_to(page, "main .hit__title a, main li h3 a, main li h2 a")

    def the_language_is_switched(self, page: Any) -> None:
        """The switch leads to the same results page in English."""
        self.tab_to(page, ".language a")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        self.assertEqual(page.get_attribute("html", "lang"), "en")
        self.assertIn("/en/search/", page.url)

    def a_letter_is_sent(self, page: Any) -> None:
        """Choose by arrow, type, send; the number is told and the letter is in the inbox."""
        school = School.objects.order_by("pk")[0]
        contact = ContactPage.objects.live().descendant_of(school.root_page).get()
        page.goto(contact.full_url)
        self.tab_to(page, "main select[name=topic]")
        page.keyboard.press("ArrowDown")
        for name, text in (
            ("name", "Phụ huynh Thử"),
            ("email", "phu-huynh@example.test"),
            ("text", "Mai lớp con có học không ạ?"),
        ):
            self.tab_to(page, f"main [name={name}]")
            page.keyboard.type(text)
        self.tab_to(page, "main form button[type=submit]")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        letter = Enquiry.objects.order_by("pk").last()
        self.assertIn(letter.reference, page.locator("#sent").inner_text())
        self.assertEqual(letter.name, "Phụ huynh Thử")

    def tab_to(self, page: Any, selector: str) -> None:
        """Press Tab until an element that fits has the focus."""
        for _stop in range(MOST_STOPS):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        self.fail(f"Tab never comes to {selector} on {page.url}")
