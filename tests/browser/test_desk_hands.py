"""Hands on the desk: drag, press arrows, meet a server error; and a clock beside the promise."""

from __future__ import annotations

import time
from typing import Any

from django.core.cache import cache

from moderation.services.decisions import Placement, feature_accept
from moderation.services.offers import feature_offer
from news.models import Feature
from sites.caching import school_map_forget
from tests.browser.base import DESKTOP, BrowserTestCase
from tests.support.district import PASSWORD, make_district
from tests.support.stories import make_section, make_story

TITLES = ("Bài một", "Bài hai", "Bài ba")
PROMISED_SECONDS = 5
TYPED = "Các em tự tổ chức ngày hội đọc."


class DeskHandTests(BrowserTestCase):
    """A section with three stories of one school."""

    def setUp(self) -> None:
        """Accept three stories into a section that is ordered by hand."""
        super().setUp()
        cache.clear()
        school_map_forget()
        self.district = make_district(1)
        self.people = self.district.schools[0]
        self.section = make_section(self.district, "Dạy tốt – học tốt", order="hand")
        self.stories = [make_story(self.people, title) for title in TITLES]
        for rank, story in enumerate(self.stories, start=1):
            feature, _new = feature_offer(story=story, user=self.people.webmaster)
            feature_accept(
                feature_id=feature.pk,
                user=self.district.moderator,
                placement=Placement(section=self.section),
            )
            Feature.objects.filter(pk=feature.pk).update(rank=rank)

    def test_a_section_is_arranged_by_mouse_and_by_keyboard(self) -> None:
        page = self.person(size=DESKTOP)
        self.login(page, self.district.moderator.username, PASSWORD)
        page.goto(self.url(f"/admin/desk/sections/{self.section.pk}/"))
        self.assertEqual(self.titles(page), list(TITLES))
        grip = page.locator("[data-grip]").nth(2).bounding_box()
        first = page.locator(".m-arrange__item").first.bounding_box()
        page.mouse.move(grip["x"] + 5, grip["y"] + grip["height"] / 2)
        page.mouse.down()
        page.mouse.move(first["x"] + 20, first["y"] + 4, steps=8)
        page.mouse.up()
        self.assertEqual(self.titles(page), ["Bài ba", "Bài một", "Bài hai"])
        page.locator("[data-unsaved]").wait_for(state="visible")
        self.save(page)
        self.assertEqual(self.titles(page), ["Bài ba", "Bài một", "Bài hai"])
        page.locator(".m-arrange__item").nth(1).locator("[name=down]").focus()
        page.keyboard.press("Enter")
        self.assertEqual(self.titles(page), ["Bài ba", "Bài hai", "Bài một"])
        self.save(page)
        page.goto(self.section.full_url)
        text = page.inner_text("main")
        self.assertLess(text.index("Bài ba"), text.index("Bài hai"))
        self.assertLess(text.index("Bài hai"), text.index("Bài một"))

    def titles(self, page: Any) -> list[str]:
        """Return the items in the order of the screen."""
        return page.locator(".m-arrange__item strong").all_inner_texts()

    def save(self, page: Any) -> None:
        """Press the button that one sees."""
        with page.expect_navigation(wait_until="load"):
            page.locator(".m-form__buttons button").click()

    def test_a_server_error_loses_nothing_that_was_typed(self) -> None:
        story = make_story(self.people, "Ngày hội đọc")
        page = self.person(size=DESKTOP)
        self.login(page, self.people.webmaster.username, PASSWORD)
        address = self.url(f"/admin/stories/{story.pk}/offer/")
        page.goto(address)
        page.fill("[name=note]", TYPED)

        def fail(route: Any) -> None:
            if route.request.method == "POST":
                route.fulfill(status=500, body="", content_type="text/html")
            else:
                route.continue_()

        page.route("**/offer/", fail)
        with page.expect_response(lambda answer: answer.status == 500):
            self.offer(page)
        self.assertFalse(Feature.objects.filter(story=story).exists())
        page.unroute("**/offer/")
        page.goto(address)
        self.assertEqual(page.input_value("[name=note]"), TYPED)
        self.offer(page)
        page.wait_for_url("**/admin/stories/**")
        page.wait_for_load_state()
        self.assertEqual(Feature.objects.get(story=story).note, TYPED)
        kept = page.evaluate("Object.values(sessionStorage).join()")
        self.assertNotIn(TYPED, kept, "what was sent is forgotten")

    def offer(self, page: Any) -> None:
        """Press the button of the form in the middle of the page."""
        page.locator("form[data-keep] button[type=submit]").last.click()

    def test_what_a_school_takes_back_is_gone_within_five_seconds(self) -> None:
        self.reader = self.person(size=DESKTOP)
        feed = self.url(f"/feeds/sections/{self.section.slug}.rss")
        places = (self.url("/"), self.section.full_url, feed)
        for place in places * 2:
            self.assertIn(TITLES[0], self.read(place), place)
        self.stories[0].unpublish(user=self.people.webmaster)
        begin = time.monotonic()
        waiting = set(places)
        while waiting and time.monotonic() - begin < PROMISED_SECONDS:
            waiting = {place for place in waiting if TITLES[0] in self.read(place)}
        self.assertFalse(waiting)
        for place in places:
            self.assertIn(TITLES[1], self.read(place), place)

    def read(self, address: str) -> str:
        """Return what anybody gets."""
        answer = self.reader.request.get(address)
        self.assertEqual(answer.status, 200, address)
        return answer.text()
