"""A moderator clears twenty offers by keyboard, without leaving the desk."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache

from moderation.services.offers import feature_offer
from news.models import Feature, FeatureState
from sites.caching import school_map_forget
from tests.browser.base import DESKTOP, BrowserTestCase
from tests.support.district import PASSWORD, make_district
from tests.support.stories import make_section, make_story

OFFERS = 20
STATES = (FeatureState.ACCEPTED, FeatureState.RETURNED, FeatureState.DECLINED)


class DeskKeyTests(BrowserTestCase):
    """No mouse after the first page."""

    def setUp(self) -> None:
        """Let a school offer twenty stories."""
        super().setUp()
        cache.clear()
        school_map_forget()
        self.district = make_district(1)
        people = self.district.schools[0]
        section = make_section(self.district, "Dạy tốt – học tốt")
        for number in range(OFFERS):
            story = make_story(people, f"Bài số {number + 1}")
            feature_offer(story=story, user=people.webmaster, section=section)

    def test_twenty_offers(self) -> None:
        page = self.person(size=DESKTOP)
        self.login(page, self.district.moderator.username, PASSWORD)
        page.goto(self.url("/admin/desk/"))
        self.press(page, "j")
        decisions = (self.accept, self.send_back, self.decline)
        for number in range(OFFERS):
            self.assertIn("/admin/desk/", page.url)
            self.assertEqual(page.inner_text("#m-pane-title"), f"Bài số {number + 1}")
            decisions[number % len(decisions)](page)
        counts = [Feature.objects.filter(state=state).count() for state in STATES]
        self.assertEqual(counts, [7, 7, 6])
        self.assertIn("/admin/desk/", page.url)

    def press(self, page: Any, key: str) -> None:
        """Press a key that loads the next state of the desk."""
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press(key)

    def accept(self, page: Any) -> None:
        """The school's own suggestion is filled in: one key."""
        self.press(page, "a")

    def send_back(self, page: Any) -> None:
        """The key goes to what is missing, Escape leaves the field, the key again sends it."""
        page.keyboard.press("r")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        page.keyboard.press("r")
        page.keyboard.type("Xin thêm ảnh.")
        page.keyboard.press("Escape")
        self.press(page, "r")

    def decline(self, page: Any) -> None:
        """A reason is enough."""
        page.keyboard.press("d")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        self.press(page, "d")
