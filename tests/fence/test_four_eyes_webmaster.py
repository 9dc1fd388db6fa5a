"""A webmaster gets no edit of their own live while a colleague could approve it; alone, they do."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.models import StandardPage
from news.models import StoryIndexPage, StoryPage, Topic
from tests.fence.test_four_eyes import PublicState
from tests.fence.world import OWN_WORD, furnish, open_marked
from tests.support.district import DistrictTestCase, client_of, make_person
from tests.support.stories import make_story

OWN_EDIT = "school_sites.own_edit_approved"


def page_url(name: str, page: Page, *more: object) -> str:
    """Return the address of a page view."""
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, *more])


def story_form(slug: str = "doi-trom", **more: object) -> dict[str, object]:
    """Return what the form of a story posts, with everything that publishing asks for."""
    return {
        **nested_form_data(
            {
                "title": "Đổi trộm",
                "slug": slug,
                "summary": "Tóm tắt mới.",
                "date": "2026-11-20",
                "topic": str(Topic.objects.order_by("path").first().pk),
                "body": streamfield([("paragraph", rich_text("<p>Chữ mới.</p>"))]),
            }
        ),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **more,
    }


class TwoWebmastersTest(DistrictTestCase):
    """Every way to put an own edit live, posted by a webmaster who has a colleague."""

    school_count = 0

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.own = furnish(open_marked(cls.district, OWN_WORD), OWN_WORD)
        cls.webmaster = cls.own.people.webmaster
        cls.colleague = make_person("colleague", cls.own.people.school.webmasters)
        cls.fresh = make_story(cls.own.people, "Bài tự viết", live=False, user=cls.webmaster)
        cls.changed = make_story(cls.own.people, "Bài tự sửa")
        cls.changed.title = "Bài tự sửa lần hai"
        cls.changed.save_revision(user=cls.webmaster)

    def setUp(self) -> None:
        super().setUp()
        self.client: Client = client_of(self.webmaster)
        self.state = PublicState()

    def assert_told(self, answer: Any) -> None:
        """The person reads that a colleague has to approve."""
        told = [str(message) for message in answer.context["messages"]]
        self.assertTrue(any("một đồng nghiệp" in text for text in told), told)

    def assert_nothing_happened(self) -> None:
        """Readers see what they saw, and nothing is going to be put live by the clock."""
        self.assertEqual(self.state.differences(), [])
        for page in (self.fresh, self.changed):
            page.refresh_from_db()
            self.assertIsNone(page.scheduled_revision)

    def test_the_form_saves_and_says_why_it_is_not_published(self) -> None:
        for page in (self.fresh, self.changed, self.own.live):
            answer = self.client.post(
                page_url("edit", page),
                story_form(slug=f"doi-{page.pk}", **{"action-publish": "1"}),
                follow=True,
            )
            self.assert_told(answer)
            page.refresh_from_db()
            self.assertEqual(page.draft_title, "Đổi trộm")
        self.assert_nothing_happened()

    def test_the_form_offers_to_submit_instead(self) -> None:
        answer = self.client.get(page_url("edit", self.fresh))
        self.assertNotContains(answer, 'name="action-publish"')
        self.assertContains(answer, 'name="action-submit"')
        index = self.own.people.page(StoryIndexPage)
        answer = self.client.get(
            reverse("wagtailadmin_pages:add", args=["news", "storypage", index.pk])
        )
        self.assertNotContains(answer, 'name="action-publish"')
        self.assertContains(answer, 'name="action-submit"')

    def test_submitting_leads_to_the_colleague(self) -> None:
        self.client.post(
            page_url("edit", self.fresh), story_form(slug="gui-duyet", **{"action-submit": "1"})
        )
        self.fresh.refresh_from_db()
        answer = self.client.get(page_url("edit", self.fresh))
        self.assertNotContains(answer, 'data-workflow-action-name="approve"')
        state = self.fresh.current_workflow_task_state
        approve = page_url("workflow_action", self.fresh, "approve", state.pk)
        self.client.post(approve)
        self.assert_nothing_happened()
        client_of(self.colleague).post(approve)
        self.fresh.refresh_from_db()
        self.assertTrue(self.fresh.live)
        self.assertFalse(PageLogEntry.objects.filter(action=OWN_EDIT, page=self.fresh.pk).exists())

    def test_a_change_that_comes_with_an_approval_is_saved_for_the_colleague(self) -> None:
        draft = self.own.draft
        form = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        answer = self.client.post(
            page_url("edit", draft), story_form(slug="sua-khi-duyet", **form), follow=True
        )
        self.assert_told(answer)
        draft.refresh_from_db()
        self.assertEqual((draft.live, draft.draft_title), (False, "Đổi trộm"))

    def assert_added(self, page: StoryPage, revision: int, spelling: str) -> None:
        """What is written over a revision becomes another one."""
        kept = page.revisions.get(pk=revision).content
        answer = self.client.post(
            page_url("edit", page),
            story_form(slug=f"sua-len-{page.pk}", overwrite_revision_id=spelling.format(revision)),
        )
        page.refresh_from_db()
        with self.subTest(page=page, spelling=spelling):
            self.assertEqual(answer.status_code, 302)
            self.assertEqual(page.draft_title, "Đổi trộm")
            self.assertEqual(page.revisions.get(pk=revision).content, kept)

    def test_a_submitted_revision_is_not_changed_under_the_reader(self) -> None:
        """However its number is spelled."""
        for spelling in ("{}", "0{}", " {}", "+{}"):
            page = make_story(self.own.people, "Bài gửi", live=False, user=self.webmaster)
            page.get_workflow().start(page, self.webmaster)
            self.assert_added(page, page.latest_revision_id, spelling)

    def test_what_was_put_live_stays_in_the_history_as_it_was(self) -> None:
        for spelling in ("{}", "0{}"):
            page = make_story(self.own.people, "Bài đăng", live=False, user=self.webmaster)
            page.latest_revision.publish(user=self.colleague)
            page.refresh_from_db()
            self.assert_added(page, page.live_revision_id, spelling)

    def test_an_own_draft_is_written_over(self) -> None:
        """Else every pause while typing would add a revision."""
        draft = self.fresh.latest_revision_id
        form = story_form(slug="go-tiep", overwrite_revision_id=str(draft))
        self.client.post(page_url("edit", self.fresh), form)
        self.fresh.refresh_from_db()
        self.assertEqual(self.fresh.latest_revision_id, draft)
        self.assertEqual(self.fresh.draft_title, "Đổi trộm")

    def test_a_new_page(self) -> None:
        index = self.own.people.page(StoryIndexPage)
        url = reverse("wagtailadmin_pages:add", args=["news", "storypage", index.pk])
        self.client.post(url, story_form(**{"action-publish": "1"}))
        self.assertTrue(StoryPage.objects.filter(title="Đổi trộm", live=False).exists())
        self.assert_nothing_happened()

    def test_dates_in_the_form(self) -> None:
        soon = timezone.localtime() + timedelta(minutes=5)
        for page in (self.fresh, self.changed):
            self.client.post(
                page_url("edit", page),
                story_form(
                    slug=f"hen-{page.pk}",
                    go_live_at=soon.strftime("%Y-%m-%d %H:%M"),
                    **{"action-publish": "1"},
                ),
            )
        self.assert_nothing_happened()

    def test_bulk_publishing(self) -> None:
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        index = self.own.people.page(StoryIndexPage)
        index.save_revision(user=self.own.people.editor)
        for query in (
            f"?id={self.changed.pk}&id={self.fresh.pk}",
            f"?id=all&childOf={index.pk}",
            f"?id={index.pk}",
        ):
            self.client.post(url + query, {"include_descendants": "on"})
        self.fresh.refresh_from_db()
        self.changed.refresh_from_db()
        self.assertEqual((self.fresh.live, self.changed.title), (False, "Bài tự sửa"))

    def test_revert_and_publish(self) -> None:
        revision = self.changed.revisions.earliest("pk")
        answer = self.client.get(page_url("revisions_revert", self.changed, revision.pk))
        self.assertNotContains(answer, 'name="action-publish"')
        self.client.post(
            page_url("revisions_revert", self.changed, revision.pk),
            story_form(slug="ban-cu", **{"action-publish": "1"}),
        )
        self.client.post(
            page_url("edit", self.changed),
            story_form(slug="ban-cu", revision=revision.pk, **{"action-publish": "1"}),
        )
        self.assert_nothing_happened()

    def test_copies_and_aliases(self) -> None:
        index = self.own.people.page(StoryIndexPage)
        form = self.client.get(page_url("copy", self.changed))
        self.assertNotContains(form, "publish_copies")
        self.assertNotContains(form, 'name="alias"')
        for name in ("publish_copies", "alias"):
            self.client.post(
                page_url("copy", self.changed),
                {
                    "new_title": "Bản sao",
                    "new_slug": f"ban-sao-{name}",
                    "new_parent_page": index.pk,
                    name: "on",
                },
            )
        self.assertFalse(Page.objects.filter(slug__startswith="ban-sao", live=True).exists())
        self.assert_nothing_happened()

    def test_the_api(self) -> None:
        bodies = {
            "publish": {},
            "copy": {"keep_live": True, "slug": "ban-sao-api"},
            "create_alias": {"update_slug": "bi-danh-api"},
            "revert_to_page_revision": {"revision_id": self.changed.revisions.earliest("pk").pk},
        }
        for page in (self.fresh, self.changed):
            for action, body in bodies.items():
                url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
                self.client.post(url, json.dumps(body), content_type="application/json")
        self.assert_nothing_happened()
        self.assertFalse(Page.objects.filter(slug__endswith="-api", live=True).exists())

    def test_moving_publishes_nothing(self) -> None:
        self.client.post(page_url("move_confirm", self.fresh, self.own.root.pk))
        self.client.post(page_url("preview_on_edit", self.changed), story_form())
        self.assert_nothing_happened()

    def test_what_the_editor_wrote_is_published_at_once(self) -> None:
        """The rule stands in nobody's way but one's own."""
        story = make_story(self.own.people, "Bài của cô giáo", live=False)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        self.client.post(f"{url}?id={story.pk}")
        story.refresh_from_db()
        self.assertTrue(story.live)
        self.assertFalse(PageLogEntry.objects.filter(action=OWN_EDIT, page=story.pk).exists())

    def test_translations(self) -> None:
        """Localize publishes after the commit, so the commits are played here."""
        own, english = self.own, Locale.objects.get(language_code="en")
        with self.captureOnCommitCallbacks(execute=True):
            self.translate_and_publish(english)
        self.assert_nothing_happened()
        edit = page_url("edit", own.english)
        self.assert_told(self.client.get(edit))
        with self.captureOnCommitCallbacks(execute=True):
            client_of(self.colleague).post(edit, {"action": "publish"})
        own.english.refresh_from_db()
        self.assertTrue(own.english.live)

    def translate_and_publish(self, english: Locale) -> None:
        """Submit, synchronise, translate everything, and ask for publication each time."""
        own = self.own
        self.client.post(
            reverse("wagtail_localize:submit_page_translation", args=[self.fresh.pk]),
            {"locales": english.pk},
        )
        self.client.post(
            reverse("wagtail_localize:update_translations", args=[own.source.pk]),
            {"publish_translations": "on"},
        )
        self.translate(self.client)
        self.client.post(page_url("edit", own.english), {"action": "publish"})

    def pieces(self) -> list[str]:
        """Return the addresses of the pieces of the English story."""
        name, own = "wagtail_localize:edit_string_translation", self.own
        segments = own.source.stringsegment_set.order_by("order")
        return [reverse(name, args=[own.translation.pk, segment.pk]) for segment in segments]

    def translate(self, client: Client) -> None:
        """Translate everything as somebody."""
        for address in self.pieces():
            client.put(
                address, "value=Cat+painting", content_type="application/x-www-form-urlencoded"
            )

    def test_who_takes_a_translated_piece_back_has_edited_too(self) -> None:
        """The row with its author is gone; what is left was translated by somebody else."""
        own, writer = self.own, client_of(self.own.people.editor)
        segment = own.translation.source.overridablesegment_set.order_by("pk").first()
        piece = reverse("wagtail_localize:edit_override", args=[own.translation.pk, segment.pk])
        form = {"content_type": "application/x-www-form-urlencoded"}
        self.assertLess(writer.put(piece, f"value={segment.data}", **form).status_code, 300)
        self.translate(writer)
        edit = page_url("edit", own.english)
        self.assertEqual(self.client.delete(piece).status_code, 200)
        self.assert_told(self.client.get(edit))
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(edit, {"action": "publish"})
        self.assert_nothing_happened()
        self.assertContains(
            self.client.get(page_url("history", self.own.english)), "Đã bỏ một phần bản dịch"
        )
        with self.captureOnCommitCallbacks(execute=True):
            client_of(self.colleague).post(edit, {"action": "publish"})
        own.english.refresh_from_db()
        self.assertTrue(own.english.live)

    def test_pages_about_the_school_follow_the_same_rule(self) -> None:
        page = self.own.people.root.get_children().type(StandardPage).first().specific
        self.client.post(
            page_url("edit", page),
            {
                "title": "Giới thiệu mới",
                "slug": page.slug,
                "summary": "",
                "body-count": "0",
                "comments-TOTAL_FORMS": "0",
                "comments-INITIAL_FORMS": "0",
                "action-publish": "1",
            },
        )
        self.assert_nothing_happened()


class SoleWebmasterTest(DistrictTestCase):
    """A school with one webmaster publishes, and its history says so."""

    school_count = 1

    def setUp(self) -> None:
        super().setUp()
        self.school = self.district.schools[0]
        self.webmaster = self.school.webmaster
        self.story = make_story(self.school, "Bài tự viết", live=False, user=self.webmaster)
        self.client: Client = client_of(self.webmaster)

    def publish(self) -> bool:
        """Publish by the form; return whether readers see it."""
        self.client.post(
            page_url("edit", self.story), story_form(slug="bai-tu-viet", **{"action-publish": "1"})
        )
        self.story.refresh_from_db()
        return bool(self.story.live)

    def test_it_works_and_is_logged(self) -> None:
        answer = self.client.get(page_url("edit", self.story))
        self.assertContains(answer, 'name="action-publish"')
        self.assertTrue(self.publish())
        entry = PageLogEntry.objects.get(action=OWN_EDIT)
        self.assertEqual((entry.page_id, entry.user), (self.story.pk, self.webmaster))

    def test_in_bulk_it_is_logged_too(self) -> None:
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        self.client.post(f"{url}?id={self.story.pk}")
        self.story.refresh_from_db()
        self.assertTrue(self.story.live)
        self.assertEqual(PageLogEntry.objects.filter(action=OWN_EDIT).count(), 1)

    @override_settings(FOUR_EYES_SOLE_APPROVER=False)
    def test_the_office_can_forbid_it(self) -> None:
        self.assertFalse(self.publish())

    def test_a_colleague_who_was_deactivated_is_nobody(self) -> None:
        colleague = make_person("colleague", self.school.school.webmasters)
        self.assertFalse(self.publish())
        colleague.is_active = False
        colleague.save()
        self.assertTrue(self.publish())

    def test_another_school_s_webmaster_is_nobody(self) -> None:
        make_person("elsewhere", self.school.school.editors)
        self.assertTrue(self.publish())


class TwoSchoolsTest(DistrictTestCase):
    """Somebody who is webmaster of two schools: alone in the first, not in the second."""

    school_count = 2

    def setUp(self) -> None:
        super().setUp()
        self.first, self.second = self.district.schools
        self.webmaster = self.first.webmaster
        self.webmaster.groups.add(self.second.school.webmasters)
        self.client: Client = client_of(self.webmaster)
        self.story = make_story(self.first, "Bài tự đăng", user=self.webmaster)
        self.draft = make_story(self.first, "Bài nháp", live=False, user=self.webmaster)

    def move(self, page: StoryPage) -> bool:
        """Try every way to take a page to the second school; return whether it is there."""
        target = self.second.page(StoryIndexPage)
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        api = reverse("wagtailadmin_api:pages:action", args=[page.pk, "move"])
        self.client.post(page_url("move_confirm", page, target.pk))
        self.client.post(f"{bulk}?id={page.pk}", {"chooser": target.pk})
        body = json.dumps({"destination_page_id": target.pk})
        self.client.post(api, body, content_type="application/json")
        page.refresh_from_db()
        return bool(page.path.startswith(target.path))

    def test_what_nobody_else_read_does_not_move_live_to_a_school_with_colleagues(self) -> None:
        self.assertFalse(self.move(self.story))
        self.assertTrue(self.story.live)

    def test_a_draft_moves(self) -> None:
        self.assertTrue(self.move(self.draft))

    def test_where_nobody_else_could_approve_it_moves(self) -> None:
        self.second.webmaster.is_active = False
        self.second.webmaster.save()
        self.assertTrue(self.move(self.story))


class PortalTest(DistrictTestCase):
    """The office's pages: moderators and administrators are each other's second pair of eyes."""

    school_count = 0

    def setUp(self) -> None:
        super().setUp()
        self.page = StandardPage(title="Thông báo của phòng", slug="trang-moi", live=False)
        self.district.portal_root.add_child(instance=self.page)
        self.page.save_revision(user=self.district.moderator)

    def publish(self, person: object) -> bool:
        """Publish in bulk; return whether readers see it."""
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        client_of(person).post(f"{url}?id={self.page.pk}")
        self.page.refresh_from_db()
        return bool(self.page.live)

    def test_own_edits_wait_for_somebody_else(self) -> None:
        self.assertFalse(self.publish(self.district.moderator))
        self.assertTrue(self.publish(self.district.administrator))

    def test_alone_in_the_office(self) -> None:
        self.district.administrator.is_active = False
        self.district.administrator.save()
        self.assertTrue(self.publish(self.district.moderator))
