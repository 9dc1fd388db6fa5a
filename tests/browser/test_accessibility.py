"""axe-core finds nothing to complain about on any kind of page, and nothing overflows.

For readers every rule is on, those of WCAG's level AAA (contrast 7 : 1) and best practices too.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.rich_text import RichText

from demo.factories.people import DEMO_PASSWORD
from demo.seeding.people import ADMINISTRATOR, EDITOR_SUFFIX, MODERATORS, WEBMASTER_SUFFIX
from news.models import StoryPage
from sites.models import School
from sites.selectors import school_of_path
from tests.browser.axe import faults
from tests.browser.base import DESKTOP, PHONE
from tests.browser.demo import DemoTestCase
from tests.support.page_kinds import sights

NARROWEST = 320
"""CSS pixels: a screen of 1280 at 400 % (WCAG 1.4.10)."""
OURS = "main"
"""Part of an admin page that is judged; the frame around it is Wagtail's."""
WAGTAILS = ("color-contrast-enhanced", "p-as-heading")
"""Not asked of the admin: its colours are Wagtail's and meet level AA; the second is a trial."""


class AccessibilityTests(DemoTestCase):
    """Light and dark, telephone and desk."""

    def test_pages_of_readers(self) -> None:
        page = self.person(size=DESKTOP, bypass_csp=True)
        looked_at = sights()
        self.assertGreater(len(looked_at), 60)
        for sight in looked_at:
            page.set_viewport_size(DESKTOP)
            answer = page.goto(self.address(sight))
            with self.subTest(page=sight.name):
                self.assertEqual(answer.status, sight.status)
                self.assertEqual(faults(page, "html"), [])
                self.assertEqual(self.overflow(page), 0)

    def test_screens_of_the_staff(self) -> None:
        """Dashboards, the desk and its screens, the board, the letters, the schools."""
        code = School.objects.order_by("pk").values_list("code", flat=True)[0]
        desk = [
            "moderation_desk",
            "moderation_sections",
            "moderation_figures",
            "moderation_broadcasts",
            "moderation_broadcast_new",
        ]
        screens = {
            ADMINISTRATOR: ["wagtailadmin_home", "schools:index", "schools:add"],
            MODERATORS[0]: ["wagtailadmin_home", *desk],
            code + WEBMASTER_SUFFIX: ["wagtailadmin_home", "moderation_board", "enquiries"],
            code + EDITOR_SUFFIX: ["wagtailadmin_home", "moderation_board"],
        }
        for username, names in screens.items():
            page = self.person(size=DESKTOP, bypass_csp=True)
            self.login(page, username, DEMO_PASSWORD)
            for name in names:
                with self.subTest(person=username, screen=name):
                    page.set_viewport_size(DESKTOP)
                    answer = page.goto(self.url(reverse(name)))
                    self.assertEqual(answer.status, 200)
                    self.assertEqual(faults(page, OURS, WAGTAILS), [])

    def test_words_without_an_end_widen_no_page(self) -> None:
        word = "Nghiêngngả" * 20
        story = StoryPage.objects.live().exclude(cover=None).order_by("pk")[0]
        story.title, story.summary = word, word
        body = [("heading", word[:100]), ("paragraph", RichText(f"<p>{word}{word}</p>"))]
        story.body = [*body, *((block.block_type, block.value) for block in story.body)]
        story.save()
        page = self.person(size=DESKTOP)
        school = school_of_path(story.path).code
        for shown in (story, story.get_parent()):
            page.goto(self.url(shown.get_url_parts()[2], school=school))
            self.assertIn(word, page.inner_text("main"))
            self.assertEqual(self.overflow(page), 0, shown)

    def test_axe_bites(self) -> None:
        page = self.person(size=PHONE, bypass_csp=True)
        page.goto(self.url())
        page.evaluate(
            "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x>')"
        )
        self.assertTrue(any("image-alt" in fault for fault in faults(page, "html")))

    def overflow(self, page: Any) -> int:
        """Return how many pixels a page is wider than the narrowest screen."""
        page.set_viewport_size({"width": NARROWEST, "height": 600})
        return page.evaluate("document.documentElement.scrollWidth") - NARROWEST
