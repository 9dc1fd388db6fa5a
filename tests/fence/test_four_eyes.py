"""An editor gets nothing live, whatever is posted; approvers do not approve what they wrote."""

from __future__ import annotations

import json
from datetime import timedelta

from django.core.management import call_command
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry, TaskState

from news.models import StoryIndexPage, StoryPage
from tests.fence.world import OWN_WORD, furnish, open_marked
from tests.support.district import DistrictTestCase, client_of, make_person
from tests.support.stories import make_story

API_ACTIONS = {
    "publish": {},
    "unpublish": {},
    "convert_alias": {},
    "revert_to_page_revision": {"revision_id": 0},
    "copy": {"keep_live": True},
    "create_alias": {},
    "move": {"destination_page_id": 0},
    "delete": {},
    "copy_for_translation": {"locale": "en"},
}
"""Actions of the admin API with bodies that would put something on or off the air."""


def story_form(title: str = "Đổi trộm", **more: object) -> dict[str, object]:
    """Return what the editor's form of a story posts."""
    return {
        "title": title,
        "slug": "doi-trom",
        "summary": "Tóm tắt mới.",
        "date": "2026-11-20",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **more,
    }


class PublicState:
    """What the public sees of a site: which pages are live, and in which words."""

    def __init__(self) -> None:
        self.rows = {
            row["pk"]: row
            for row in Page.objects.values(
                "pk", "live", "title", "slug", "path", "live_revision", "expire_at", "alias_of"
            )
        }

    def differences(self) -> list[str]:
        """Return what is different for readers now; new drafts and deleted drafts are not."""
        now = PublicState().rows
        return [
            f"{self.rows.get(pk)} -> {now.get(pk)}"
            for pk in self.rows.keys() | now.keys()
            if self.rows.get(pk) != now.get(pk)
            and ((self.rows.get(pk) or {}).get("live") or (now.get(pk) or {}).get("live"))
        ]


class EditorTest(DistrictTestCase):
    """Every way to put something on or off the air, posted by an editor."""

    school_count = 0

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.own = furnish(open_marked(cls.district, OWN_WORD), OWN_WORD)
        cls.fresh = make_story(cls.own.people, "Bài mới viết", live=False)

    def setUp(self) -> None:
        super().setUp()
        self.client = client_of(self.own.people.editor)
        self.state = PublicState()

    def assert_nothing_happened(self) -> None:
        """Readers see what they saw, also after the hourly job for scheduled pages."""
        Page.objects.filter(go_live_at__isnull=False).exclude(pk=self.own.scheduled.pk).update(
            go_live_at=timezone.now() - timedelta(days=1)
        )
        call_command("publish_scheduled")
        self.assertEqual(self.state.differences(), [])

    def page_url(self, name: str, page: Page, *more: object) -> str:
        """Return the address of a page view."""
        return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, *more])

    def test_the_form_itself(self) -> None:
        for page in (self.fresh, self.own.live, self.own.draft):
            for action in ("action-publish", "action-workflow-action", "action-restart-workflow"):
                self.client.post(
                    self.page_url("edit", page),
                    story_form(
                        **{action: "1", "workflow-action-name": "approve", "is_reverting": "1"}
                    ),
                )
        self.assert_nothing_happened()

    def test_a_new_page(self) -> None:
        index = self.own.people.page(StoryIndexPage)
        url = reverse("wagtailadmin_pages:add", args=["news", "storypage", index.pk])
        self.client.post(url, story_form(**{"action-publish": "1"}))
        self.assertTrue(StoryPage.objects.filter(title="Đổi trộm", live=False).exists())
        self.assert_nothing_happened()

    def test_autosave(self) -> None:
        self.client.post(
            self.page_url("edit", self.own.live),
            story_form(**{"action-publish": "1", "overwrite_revision_id": "1"}),
            headers={"accept": "application/json"},
        )
        self.assert_nothing_happened()

    def test_dates_in_the_form(self) -> None:
        soon = timezone.localtime() + timedelta(minutes=5)
        form = story_form(
            go_live_at=soon.strftime("%Y-%m-%d %H:%M"),
            expire_at=(soon + timedelta(minutes=5)).strftime("%Y-%m-%d %H:%M"),
        )
        for page in (self.fresh, self.own.live):
            self.client.post(self.page_url("edit", page), {**form, "action-publish": "1"})
            self.client.post(self.page_url("edit", page), form)
        self.assert_nothing_happened()

    def test_buttons_beside_the_form(self) -> None:
        own, revision = self.own, self.own.live.revisions.earliest("pk")
        for url in (
            self.page_url("unpublish", own.live),
            self.page_url("delete", own.live),
            self.page_url("convert_alias", own.english),
            self.page_url("set_privacy", own.live),
            self.page_url("revisions_unschedule", own.scheduled, own.scheduled.latest_revision_id),
            self.page_url("revisions_revert", own.live, revision.pk),
            self.page_url("workflow_action", own.draft, "approve", own.task_state.pk),
            self.page_url("workflow_action", own.live, "approve", own.task_state.pk),
            self.page_url("collect_workflow_action_data", own.draft, "approve", own.task_state.pk),
            reverse("wagtail_localize:convert_to_alias", args=[own.english.pk]),
            reverse("moderation_offer", args=[own.live.pk]),
            reverse("moderation_withdraw", args=[own.live.pk]),
        ):
            self.client.post(url, {"restriction_type": "login", "comment": "x"})
        self.client.post(
            reverse("moderation_review", args=[own.draft.pk]),
            {
                "task_state": own.task_state.pk,
                "revision": own.draft.latest_revision_id,
                "decision": "approve",
            },
        )
        own.task_state.refresh_from_db()
        self.assertEqual(own.task_state.status, TaskState.STATUS_IN_PROGRESS)
        self.assertFalse(own.live.view_restrictions.exists())
        own.scheduled.refresh_from_db()
        self.assertIsNotNone(own.scheduled.scheduled_revision)
        self.assert_nothing_happened()

    def test_bulk_actions(self) -> None:
        for action in ("publish", "unpublish", "delete", "move"):
            url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
            for query in (
                f"?id={self.own.live.pk}&id={self.fresh.pk}",
                f"?id=all&childOf={self.own.root.pk}",
            ):
                self.client.post(
                    url + query, {"include_descendants": "on", "chooser": self.own.root.pk}
                )
        self.assert_nothing_happened()

    def test_copy_and_move(self) -> None:
        index = self.own.people.page(StoryIndexPage)
        for alias in ("", "on"):
            self.client.post(
                self.page_url("copy", self.own.live),
                {
                    "new_title": "Bản sao",
                    "new_slug": f"ban-sao{alias}",
                    "new_parent_page": index.pk,
                    "publish_copies": "on",
                    "copy_subpages": "on",
                    "alias": alias,
                },
            )
        self.client.post(self.page_url("move_confirm", self.own.live, self.own.root.pk))
        self.assert_nothing_happened()
        self.assertFalse(Page.objects.filter(slug__startswith="ban-sao", live=True).exists())

    def test_the_api(self) -> None:
        index = self.own.people.page(StoryIndexPage)
        for page in (self.own.live, self.fresh, self.own.english):
            for action, body in API_ACTIONS.items():
                filled = {
                    **body,
                    **({"revision_id": page.latest_revision_id} if "revision_id" in body else {}),
                    **({"destination_page_id": index.pk} if "destination_page_id" in body else {}),
                }
                url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
                for kind in ("application/json", "application/x-www-form-urlencoded"):
                    data = json.dumps(filled) if kind.endswith("json") else ""
                    self.assertGreaterEqual(
                        self.client.post(url, data, content_type=kind).status_code, 302, action
                    )
        self.assert_nothing_happened()

    def test_translations(self) -> None:
        own, english = self.own, Locale.objects.get(language_code="en")
        submit = reverse("wagtail_localize:submit_page_translation", args=[own.live.pk])
        self.client.post(submit, {"locales": english.pk, "include_subtree": "on"})
        self.client.post(
            reverse("wagtail_localize:update_translations", args=[own.source.pk]),
            {"publish_translations": "on"},
        )
        for action in ("publish", "start-translation", "restart-translation", "disable"):
            self.client.post(
                self.page_url("edit", own.english), {"action": action, "localize-action": action}
            )
        self.assert_nothing_happened()

    def test_preview_puts_nothing_live(self) -> None:
        self.client.post(self.page_url("preview_on_edit", self.own.live), story_form())
        self.client.get(self.page_url("preview_on_edit", self.own.live))
        self.assert_nothing_happened()

    def test_order_of_pages(self) -> None:
        self.client.post(
            self.page_url("set_page_position", self.own.live) + "?position=0", {"position": 0}
        )
        self.assert_nothing_happened()

    def test_an_alias_keeps_following_what_was_approved(self) -> None:
        index = self.own.people.page(StoryIndexPage)
        alias = self.own.live.create_alias(parent=index, update_slug="bi-danh")
        self.state = PublicState()
        self.client.post(self.page_url("convert_alias", alias))
        self.assert_nothing_happened()
        client_of(self.own.people.webmaster).post(self.page_url("convert_alias", alias))
        alias.refresh_from_db()
        self.assertIsNone(alias.alias_of_id)

    def test_the_state_would_notice(self) -> None:
        """The measure of these tests is able to fail."""
        client_of(self.own.people.webmaster).post(self.page_url("unpublish", self.own.live))
        self.assertNotEqual(self.state.differences(), [])


class OwnEditTest(DistrictTestCase):
    """Who approves does not approve an edit of their own, unless there is nobody else."""

    school_count = 1

    def setUp(self) -> None:
        super().setUp()
        self.school = self.district.schools[0]
        self.draft = make_story(self.school, "Bài tự viết", live=False, user=self.school.webmaster)
        workflow_state = self.draft.get_workflow().start(self.draft, self.school.webmaster)
        self.task_state = workflow_state.current_task_state
        self.client = client_of(self.school.webmaster)

    def approve(self, page: StoryPage, client: object = None) -> bool:
        """Approve by core's address and by our screen; return whether it is live."""
        client = client or self.client
        client.post(
            reverse(
                "wagtailadmin_pages:workflow_action",
                args=[page.pk, "approve", self.task_state.pk],
            )
        )
        page.refresh_from_db()
        if not page.live:
            self.answer = client.post(
                reverse("moderation_review", args=[page.pk]),
                {
                    "task_state": self.task_state.pk,
                    "revision": page.latest_revision_id,
                    "decision": "approve",
                },
            )
            page.refresh_from_db()
        return bool(page.live)

    def test_the_only_webmaster_may_and_it_is_logged(self) -> None:
        self.assertTrue(self.approve(self.draft))
        entry = PageLogEntry.objects.get(action="school_sites.own_edit_approved")
        self.assertEqual((entry.page_id, entry.user), (self.draft.pk, self.school.webmaster))

    @override_settings(FOUR_EYES_SOLE_APPROVER=False)
    def test_the_office_can_forbid_it(self) -> None:
        self.assertFalse(self.approve(self.draft))

    def test_with_a_colleague_it_is_the_colleague_who_approves(self) -> None:
        colleague = make_person("colleague", self.school.school.webmasters)
        self.assertFalse(self.approve(self.draft))
        self.assertContains(self.answer, "tự sửa", status_code=409)
        self.assertTrue(self.approve(self.draft, client_of(colleague)))
        self.assertFalse(
            PageLogEntry.objects.filter(action="school_sites.own_edit_approved").exists()
        )

    def test_an_inactive_colleague_is_nobody(self) -> None:
        colleague = make_person("colleague", self.school.school.webmasters)
        colleague.is_active = False
        colleague.save()
        self.assertTrue(self.approve(self.draft))

    def test_changing_somebody_else_s_text_on_the_way_makes_it_one_s_own(self) -> None:
        make_person("colleague", self.school.school.webmasters)
        self.draft.save_revision(user=self.school.editor)
        self.draft.title = "Đổi sau khi gửi"
        self.draft.save_revision(user=self.school.webmaster)
        self.assertFalse(self.approve(self.draft))
