"""Readers who set their own colours, spacing and motion read the same pages (WCAG 1.4.12)."""

from __future__ import annotations

from typing import Any

from tests.browser.base import DESKTOP, PHONE
from tests.browser.demo import DemoTestCase
from tests.support.page_kinds import Sight, sights

KINDS = (
    *("portal-portalhome-vi", "kindergarten-schoolhome-vi", "primary-story-vi"),
    *("portal-section-vi", "kindergarten-contact-vi", "portal-results-vi", "portal-topic-en"),
)
SPACING = """
*, ::before, ::after { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""What WCAG 1.4.12 lets every reader set."""

CLIPPED = """() => [...document.body.querySelectorAll("*")].filter(element => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    if (!element.textContent.trim() || element.closest("svg") || style.clipPath !== "none") return;
    if (style.webkitLineClamp !== "none") return;
    const cut = axis => ["hidden", "clip"].includes(style[`overflow${axis}`]);
    return box.width > 1 && box.height > 1
        && ((cut("Y") && element.scrollHeight > element.clientHeight + 1)
            || (cut("X") && element.scrollWidth > element.clientWidth + 1));
}).map(element => element.outerHTML.slice(0, 160))"""
"""Text that its own box cuts off.

What is hidden for the eye on purpose has a clip path. Teasers end in an ellipsis by a line clamp:
the whole text is behind their link.
"""

BLURRED = """() => [...document.querySelectorAll(
    ".button, .chip, main button, input:not([type=hidden]), select, textarea")].filter(control => {
    const style = getComputedStyle(control), box = control.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || style.visibility === "hidden" || style.opacity === "0")
        return;
    const bordered = element => {
        const style = getComputedStyle(element);
        return style.borderBottomStyle !== "none" && parseFloat(style.borderBottomWidth) > 0
            && style.borderBottomColor !== style.backgroundColor;
    };
    const form = control.closest(".search-form");
    return !bordered(control) && !(form && bordered(form));
}).map(control => control.outerHTML.slice(0, 160))"""
"""Controls whose edge was a ground colour only, which the reader's own colours take away."""

FAINT = """() => [...document.querySelectorAll("svg")].filter(icon => {
    const box = icon.getBoundingClientRect(), style = getComputedStyle(icon);
    if (!box.width || !icon.closest("a, button, .chip")) return;
    const around = getComputedStyle(icon.parentElement).color;
    return ![style.stroke, style.fill, style.color].includes(around);
}).map(icon => icon.parentElement.outerHTML.slice(0, 160))"""
"""Icons in links and buttons that do not take the colour of the words beside them."""

FOCUS = """() => {
    const own = getComputedStyle(document.activeElement);
    const form = document.activeElement.closest(".search-form");
    const style = own.outlineStyle === "none" && form ? getComputedStyle(form) : own;
    return [document.activeElement.tagName, style.outlineStyle, parseFloat(style.outlineWidth)];
}"""

MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
    const style = getComputedStyle(element);
    const seconds = [...style.transitionDuration.split(","), ...style.animationDuration.split(",")];
    return seconds.some(time => parseFloat(time) > 0.001);
}).map(element => element.outerHTML.slice(0, 160)).concat(
    document.getAnimations().filter(one => one.playState === "running").map(String))"""
WRONG = """document.querySelector("main").insertAdjacentHTML("beforeend", `
    <p style="overflow:hidden;height:20px">A<br>B<br>C</p>
    <button style="border:0;background:red">x</button>
    <p style="transition:opacity 1s">x</p>`)"""


class AdaptedTests(DemoTestCase):
    """A handful of kinds of pages, each in the reader's own way."""

    def test_pages_bear_what_readers_set(self) -> None:
        found = {sight.name: sight for sight in sights()}
        kinds = [found[name] for name in KINDS]
        self.own_spacing(kinds)
        self.own_colours(kinds)
        self.no_motion(kinds)

    def own_spacing(self, kinds: list[Sight]) -> None:
        """Nothing is cut off and nothing goes beyond the screen."""
        page = self.person(size=PHONE, bypass_csp=True)
        for sight in kinds:
            for size in (PHONE, DESKTOP):
                page.set_viewport_size(size)
                page.goto(self.address(sight))
                page.add_style_tag(content=SPACING)
                width = page.evaluate("document.documentElement.scrollWidth")
                with self.subTest(spacing=sight.name, width=size["width"]):
                    self.assertEqual(page.evaluate(CLIPPED), [])
                    self.assertLessEqual(width, size["width"])
        self.bites(page, CLIPPED)

    def own_colours(self, kinds: list[Sight]) -> None:
        """Edges, focus and icons stay when the grounds are gone."""
        page = self.person(size=DESKTOP, forced_colors="active", bypass_csp=True)
        for sight in kinds:
            page.goto(self.address(sight))
            with self.subTest(colours=sight.name):
                self.assertTrue(page.evaluate("matchMedia('(forced-colors: active)').matches"))
                self.assertEqual(page.evaluate(BLURRED), [])
                self.assertEqual(page.evaluate(FAINT), [])
                for _press in range(8):
                    page.keyboard.press("Tab")
                    tag, style, width = page.evaluate(FOCUS)
                    self.assertNotEqual(style, "none", tag)
                    self.assertGreaterEqual(width, 2, tag)
        self.bites(page, BLURRED)

    def no_motion(self, kinds: list[Sight]) -> None:
        """Nothing moves, under the pointer neither."""
        page = self.person(size=DESKTOP, reduced_motion="reduce", bypass_csp=True)
        for sight in kinds:
            page.goto(self.address(sight))
            page.locator("main a").first.hover()
            with self.subTest(motion=sight.name):
                self.assertEqual(page.evaluate(MOVING), [])

    def bites(self, page: Any, question: str) -> None:
        """Make sure that what is wrong would be found."""
        before = len(page.evaluate(question))
        page.evaluate(WRONG)
        self.assertGreater(len(page.evaluate(question)), before)
