"""One story's whole road, walked through real addresses by the people who walk it."""

from __future__ import annotations

from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from news.models import Feature, FeatureState, StoryIndexPage, StoryPage, Topic
from tests.support.district import DistrictTestCase, client_of
from tests.support.stories import make_section

TITLE = "Học sinh lớp 4A nhặt được của rơi trả người mất"


class StoryRoadTests(DistrictTestCase):
    """Editor, webmaster, moderator and parent, one after the other."""

    def setUp(self) -> None:
        super().setUp()
        self.school = self.district.schools[0]
        self.section = make_section(self.district, "Tấm gương sáng")
        self.editor = client_of(self.school.editor)
        self.webmaster = client_of(self.school.webmaster)
        self.moderator = client_of(self.district.moderator)

    def form(self, **values: Any) -> dict[str, Any]:
        """Return what the editor's form sends."""
        data = {
            "title": TITLE,
            "slug": "hoc-sinh-nhat-duoc-cua-roi",
            "summary": "Một việc làm đẹp của các em.",
            "date": "2026-11-20",
            "topic": str(Topic.objects.order_by("path").first().pk),
            "tags": "",
            "author_credit": "",
            "cover": "",
            "cover_alt": "",
            "body": streamfield([("paragraph", rich_text("<p>Các em đã trả lại ví tiền.</p>"))]),
            "comments": {},
        }
        data.update(values)
        data.pop("comments")
        form = nested_form_data(data)
        for key, value in (("TOTAL", 0), ("INITIAL", 0), ("MIN_NUM", 0), ("MAX_NUM", 1000)):
            form[f"comments-{key}_FORMS"] = str(value)
        return form

    def edit(self, client: Client, page: StoryPage, **values: Any) -> Any:
        """Post the editor's form of a page."""
        return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), self.form(**values))

    def review(self, page: StoryPage, decision: str, comment: str = "") -> Any:
        """Decide on the review screen, with what its form holds."""
        address = reverse("moderation_review", args=[page.pk])
        shown = self.webmaster.get(address)
        self.assertContains(shown, TITLE)
        form = shown.context["form"]
        with self.captureOnCommitCallbacks(execute=True):
            return self.webmaster.post(
                address,
                {
                    "task_state": form["task_state"].value(),
                    "revision": form["revision"].value(),
                    "decision": decision,
                    "comment": comment,
                },
            )

    def public(self, path: str = "/", host: str = "localhost") -> str:
        """Return what a parent without an account sees."""
        return client_of(host=host).get(path).content.decode()

    def test_road(self) -> None:
        page = self.editor_writes_and_submits()
        self.webmaster_returns(page)
        self.webmaster_approves(page)
        feature = self.webmaster_offers(page)
        self.moderator_accepts(feature)
        self.parent_finds_it(page)
        self.school_takes_it_off(page)

    def editor_writes_and_submits(self) -> StoryPage:
        index = self.school.page(StoryIndexPage)
        with self.captureOnCommitCallbacks(execute=True):
            response = self.editor.post(
                reverse("wagtailadmin_pages:add", args=["news", "storypage", index.pk]),
                self.form(**{"action-submit": "1"}),
            )
        self.assertEqual(response.status_code, 302, response.content[:3000])
        page = StoryPage.objects.get(draft_title=TITLE)
        self.assertFalse(page.live)
        self.assertEqual([letter.to for letter in mail.outbox], [[self.school.webmaster.email]])
        self.assertIn("Chờ", mail.outbox[0].subject)
        self.assertEqual(mail.outbox[0].alternatives[0].mimetype, "text/html")
        home = self.webmaster.get(reverse("wagtailadmin_home"))
        self.assertContains(home, reverse("moderation_review", args=[page.pk]))
        other = client_of(self.district.schools[1].webmaster).get(reverse("wagtailadmin_home"))
        self.assertNotContains(other, TITLE)
        return page

    def webmaster_returns(self, page: StoryPage) -> None:
        mail.outbox.clear()
        refused = self.review(page, "return")
        self.assertEqual(refused.status_code, 422)
        response = self.review(page, "return", "Xin ghi rõ lớp của em.")
        self.assertRedirects(
            response, f"{reverse('moderation_board')}?school={self.school.school.code}"
        )
        self.assertEqual([letter.to for letter in mail.outbox], [[self.school.editor.email]])
        self.assertIn("Xin ghi rõ lớp của em.", mail.outbox[0].body)
        home = self.editor.get(reverse("wagtailadmin_home"))
        self.assertContains(home, "Xin ghi rõ lớp của em.")

    def webmaster_approves(self, page: StoryPage) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            response = self.edit(self.editor, page, **{"action-submit": "1"})
        self.assertEqual(response.status_code, 302)
        mail.outbox.clear()
        self.review(page, "approve")
        page.refresh_from_db()
        self.assertTrue(page.live)
        self.assertEqual([letter.to for letter in mail.outbox], [[self.school.editor.email]])
        self.assertIn(TITLE, self.public(page.get_url(), self.school.host))

    def webmaster_offers(self, page: StoryPage) -> Feature:
        mail.outbox.clear()
        address = reverse("moderation_offer", args=[page.pk])
        self.assertContains(self.webmaster.get(address), TITLE)
        data = {"topic": page.topic_id, "section": self.section.pk, "note": "Em rất khiêm tốn."}
        with self.captureOnCommitCallbacks(execute=True):
            for _click in range(2):
                self.assertEqual(self.webmaster.post(address, data).status_code, 302)
        feature = Feature.objects.get()
        office = {self.district.moderator.email, self.district.administrator.email}
        self.assertEqual({letter.to[0] for letter in mail.outbox}, office)
        self.assertEqual(len(mail.outbox), 2)
        board = self.webmaster.get(reverse("moderation_board"))
        self.assertContains(board, "m-state--offered")
        return feature

    def moderator_accepts(self, feature: Feature) -> None:
        mail.outbox.clear()
        desk = self.moderator.get(reverse("moderation_desk"), {"item": feature.pk})
        self.assertContains(desk, "Em rất khiêm tốn.")
        self.assertContains(desk, "Các em đã trả lại ví tiền.")
        with self.captureOnCommitCallbacks(execute=True):
            response = self.moderator.post(
                reverse("moderation_desk_decide", args=[feature.pk]),
                {
                    "action": "accept",
                    "section": self.section.pk,
                    "headline": "Bài học về lòng trung thực",
                    "update_policy": "follow",
                },
            )
        self.assertEqual(response.status_code, 302)
        feature.refresh_from_db()
        self.assertEqual(feature.state, FeatureState.ACCEPTED)
        self.assertEqual([letter.to for letter in mail.outbox], [[self.school.webmaster.email]])
        board = self.webmaster.get(reverse("moderation_board"))
        self.assertContains(board, "m-state--accepted")

    def parent_finds_it(self, page: StoryPage) -> None:
        for path in (self.section.get_url(), "/"):
            shown = self.public(path)
            self.assertIn("Bài học về lòng trung thực", shown)
            self.assertIn(page.full_url, shown)

    def school_takes_it_off(self, page: StoryPage) -> None:
        response = self.webmaster.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
        self.assertEqual(response.status_code, 302)
        for path in (self.section.get_url(), "/"):
            self.assertNotIn("Bài học về lòng trung thực", self.public(path))
