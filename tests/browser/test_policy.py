"""A browser that says what the content security policy blocked, and a session that ends."""

from __future__ import annotations

import re
from typing import Any

from django.core.cache import cache
from django.urls import reverse

from news.models import StoryPage
from sites.caching import school_map_forget
from tests.browser.base import DESKTOP, BrowserTestCase
from tests.support.district import PASSWORD, make_district
from tests.support.stories import make_story

BLOCKED = re.compile(r"Content Security Policy|Refused to", re.IGNORECASE)


class PolicyTests(BrowserTestCase):
    """What people open all day."""

    def setUp(self) -> None:
        """Open a school with a story."""
        super().setUp()
        cache.clear()
        school_map_forget()
        self.district = make_district(1)
        self.school = self.district.schools[0]
        self.story = make_story(self.school)
        self.edit = reverse("wagtailadmin_pages:edit", args=[self.story.pk])
        self.blocked: list[str] = []

    def sit_down(self) -> Any:
        """Return a page that notes what was blocked or crashed."""
        page = self.person(size=DESKTOP)
        page.on("console", lambda said: self.note(said.text))
        page.on("pageerror", lambda error: self.note(f"Refused to run: {error}"))
        return page

    def note(self, text: str) -> None:
        if BLOCKED.search(text):
            self.blocked.append(text)

    def look(self, page: Any, path: str, *, school: str = "") -> None:
        page.goto(self.url(path, school=school), wait_until="networkidle")
        self.assertEqual(self.blocked, [], path)

    def test_public_pages(self) -> None:
        page = self.sit_down()
        for path in ("/", "/en/", "/search/?q=truong", "/admin/login/", "/nothing-here/"):
            self.look(page, path)
        code = self.school.school.code
        self.look(page, "/", school=code)
        self.look(page, self.story.get_url_parts()[2], school=code)

    def test_the_admin(self) -> None:
        page = self.sit_down()
        self.login(page, self.school.webmaster.username, PASSWORD)
        for path in ("/admin/", self.edit, "/admin/images/", "/admin/account/", "/"):
            self.look(page, path)
        self.look(page, self.edit)
        self.assertGreater(page.locator(".xdsoft_datetimepicker").count(), 0, "dates work")
        page.click("#id_cover-chooser button >> visible=true")
        page.wait_for_selector(".modal-body")
        page.wait_for_timeout(500)
        self.assertEqual(self.blocked, [])
        office = self.sit_down()
        self.login(office, self.district.administrator.username, PASSWORD)
        for path in ("/admin/", "/admin/desk/", "/admin/schools/", "/admin/users/"):
            self.look(office, path)

    def test_a_session_that_ends_while_somebody_writes(self) -> None:
        page = self.sit_down()
        self.login(page, self.school.webmaster.username, PASSWORD)
        page.goto(self.url(self.edit), wait_until="networkidle")
        page.context.clear_cookies(name="sessionid")
        page.on("dialog", lambda dialog: dialog.accept())
        page.fill("#id_title", "Chữ gõ sau khi hết phiên")
        page.locator("button.action-save:visible").first.click()
        page.wait_for_selector("input[name=carried]", state="attached")
        self.keep(page, "login-kept")
        page.fill("input[name=username]", self.school.webmaster.username)
        page.fill("input[name=password]", PASSWORD)
        page.click("button[type=submit]")
        page.click("main form button[type=submit]")
        page.wait_for_url(lambda address: self.edit in address)
        page.wait_for_selector("#id_title")
        self.assertEqual(page.input_value("#id_title"), "Chữ gõ sau khi hết phiên")
        story = StoryPage.objects.get(pk=self.story.pk)
        self.assertEqual(story.get_latest_revision_as_object().title, "Chữ gõ sau khi hết phiên")
