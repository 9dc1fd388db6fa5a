"""Who approves what, tried through the admin's own addresses."""

from __future__ import annotations

from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Task, TaskState, Workflow, WorkflowPage

from moderation.approvers import task_states_for, user_may_approve
from moderation.models import ApprovalTask
from moderation.services.workflow import workflow_sync
from news.models import StoryPage
from sites.caching import school_map_forget
from sites.selectors import SCHOOL_MAP, school_map
from sites.services.leaving import place_pages
from tests.support.district import DistrictTestCase, add_school, client_of, make_person
from tests.support.stories import make_story


def submit(page: StoryPage, user: object) -> TaskState:
    """Submit a draft as its editor does; return the task that waits."""
    return page.get_workflow().start(page, user).current_task_state


class ApprovalTests(DistrictTestCase):
    """Two schools whose people must not meet."""

    def setUp(self) -> None:
        super().setUp()
        self.school, self.other = self.district.schools
        self.draft = make_story(self.school, "Bản nháp trường một", live=False)
        self.theirs = make_story(self.other, "Bản nháp trường hai", live=False)
        self.state = submit(self.draft, self.school.editor)
        self.their_state = submit(self.theirs, self.other.editor)

    def action(self, page: StoryPage, state: TaskState, action: str = "approve") -> str:
        """Return core's address of a decision."""
        return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])

    def still_waits(self, page: StoryPage) -> bool:
        """Whether nobody decided."""
        page.refresh_from_db()
        return not page.live and page.workflow_in_progress

    def test_one_workflow_and_one_task_serve_everybody(self) -> None:
        self.assertEqual(Workflow.objects.active().count(), 1)
        self.assertEqual(Task.objects.active().count(), 1)
        self.assertEqual(WorkflowPage.objects.get().page.depth, 1)
        self.assertFalse(workflow_sync())

    def test_a_workflow_made_by_hand_is_retired(self) -> None:
        stray = Workflow.objects.create(name="Khác")
        self.assertTrue(workflow_sync())
        stray.refresh_from_db()
        self.assertFalse(stray.active)
        self.assertEqual(ApprovalTask.objects.count(), 1)

    def test_own_webmaster_approves_and_it_is_live(self) -> None:
        client_of(self.school.webmaster).post(self.action(self.draft, self.state))
        self.draft.refresh_from_db()
        self.assertTrue(self.draft.live)

    def test_nobody_else_can_decide(self) -> None:
        for user in (
            self.school.editor,
            self.other.webmaster,
            self.other.editor,
            self.district.moderator,
            self.district.administrator,
        ):
            for action in ("approve", "reject"):
                with self.subTest(user=user.username, action=action):
                    client_of(user).post(
                        self.action(self.draft, self.state, action), {"comment": "x"}
                    )
                    self.assertTrue(self.still_waits(self.draft))

    def test_own_page_with_a_foreign_task_decides_nothing(self) -> None:
        """The confused deputy: the page of the address is mine, the task in it is theirs."""
        mine = client_of(self.school.webmaster)
        for action in ("approve", "reject"):
            mine.post(self.action(self.draft, self.their_state, action), {"comment": "x"})
        mine.post(
            reverse("moderation_review", args=[self.draft.pk]),
            {
                "task_state": self.their_state.pk,
                "revision": self.theirs.latest_revision_id,
                "decision": "approve",
            },
        )
        self.assertTrue(self.still_waits(self.theirs))
        self.assertTrue(self.still_waits(self.draft))

    def test_the_task_itself_refuses_a_foreign_task_state(self) -> None:
        """Whatever guards stand before it, the task asks about its own object."""
        from django.core.exceptions import PermissionDenied

        task = self.their_state.task.specific
        with self.assertRaises(PermissionDenied):
            task.on_action(self.their_state.specific, self.school.webmaster, "approve")

    def test_review_screen_is_closed_to_others(self) -> None:
        address = reverse("moderation_review", args=[self.draft.pk])
        for user in (self.school.editor, self.other.webmaster, self.district.moderator):
            with self.subTest(user=user.username):
                response = client_of(user).get(address)
                self.assertNotContains(response, self.draft.title, status_code=response.status_code)
                self.assertNotEqual(response.status_code, 200)

    def test_editor_cannot_change_what_is_being_read(self) -> None:
        form = {
            "title": "Đổi trộm",
            "slug": self.draft.slug,
            "summary": "Khác",
            "date": "2026-11-20",
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        }
        address = reverse("wagtailadmin_pages:edit", args=[self.draft.pk])
        client_of(self.school.editor).post(address, form)
        self.draft.refresh_from_db()
        self.assertEqual(self.draft.get_latest_revision_as_object().title, "Bản nháp trường một")
        client_of(self.school.webmaster).post(address, form)
        self.draft.refresh_from_db()
        self.assertEqual(self.draft.get_latest_revision_as_object().title, "Đổi trộm")

    def test_second_webmaster_is_told_and_keeps_the_comment(self) -> None:
        colleague = make_person("colleague", self.school.school.webmasters)
        client_of(self.school.webmaster).post(self.action(self.draft, self.state))
        response = client_of(colleague).post(
            reverse("moderation_review", args=[self.draft.pk]),
            {
                "task_state": self.state.pk,
                "revision": self.draft.latest_revision_id,
                "decision": "return",
                "comment": "Xin thêm một tấm ảnh.",
            },
        )
        self.assertEqual(response.status_code, 409)
        self.assertContains(response, "Xin thêm một tấm ảnh.", status_code=409)
        self.assertContains(response, self.school.webmaster.get_full_name(), status_code=409)

    def test_text_changed_after_it_was_opened_is_not_published_unread(self) -> None:
        seen = self.draft.latest_revision_id
        self.draft.title = "Sửa sau khi mở"
        self.draft.save_revision(user=self.school.webmaster)
        response = client_of(self.school.webmaster).post(
            reverse("moderation_review", args=[self.draft.pk]),
            {"task_state": self.state.pk, "revision": seen, "decision": "approve"},
        )
        self.assertEqual(response.status_code, 409)
        self.assertTrue(self.still_waits(self.draft))

    def test_office_approves_pages_of_the_portal(self) -> None:
        from news.models import SectionPage

        section = SectionPage(title="Chuyên mục mới", live=False)
        self.district.portal_root.add_child(instance=section)
        section.save_revision(user=self.district.moderator)
        state = submit(section, self.district.moderator)
        client_of(self.school.webmaster).post(self.action(section, state))
        self.assertTrue(self.still_waits(section))
        client_of(self.district.administrator).post(self.action(section, state))
        section.refresh_from_db()
        self.assertTrue(section.live)

    def test_letter_goes_to_own_webmasters_who_have_not_left(self) -> None:
        gone = make_person("gone", self.school.school.webmasters)
        left = make_person("left", self.school.school.webmasters)
        gone.is_active = False
        gone.save()
        left.groups.clear()
        draft = make_story(self.school, "Bài thứ hai", live=False)
        with self.captureOnCommitCallbacks(execute=True):
            submit(draft, self.school.editor)
        self.assertEqual([letter.to for letter in mail.outbox], [[self.school.webmaster.email]])

    def test_author_who_has_left_gets_no_letter(self) -> None:
        self.school.editor.groups.clear()
        with self.captureOnCommitCallbacks(execute=True):
            client_of(self.school.webmaster).post(self.action(self.draft, self.state))
        self.assertEqual(mail.outbox, [])

    def test_letters_switched_off_stay_off(self) -> None:
        from wagtail.users.models import UserProfile

        profile = UserProfile.get_for_user(self.school.webmaster)
        profile.submitted_notifications = False
        profile.save()
        with self.captureOnCommitCallbacks(execute=True):
            submit(make_story(self.school, "Bài thứ ba", live=False), self.school.editor)
        self.assertEqual(mail.outbox, [])

    def test_dashboard_costs_the_same_with_more_schools(self) -> None:
        def cost(user: object) -> int:
            client = client_of(user)
            client.get(reverse("wagtailadmin_home"))
            with CaptureQueriesContext(connection) as queries:
                self.assertEqual(client.get(reverse("wagtailadmin_home")).status_code, 200)
            return len(queries)

        before = [cost(self.school.webmaster), cost(self.district.moderator)]
        for number in range(3, 7):
            people = add_school(self.district, number)
            submit(make_story(people, f"Bài {number}", live=False), people.editor)
        self.assertEqual([cost(self.school.webmaster), cost(self.district.moderator)], before)


class LateMapTests(DistrictTestCase):
    """Another process has cached the map of schools as it was before the school's commit."""

    school_count = 1

    def setUp(self) -> None:
        super().setUp()
        (self.school,) = self.district.schools
        self.draft = make_story(self.school, "Bản nháp trường mới", live=False)
        self.state = submit(self.draft, self.school.editor)
        school_map_forget()
        cache.set(SCHOOL_MAP.key, {}, 600)

    def tearDown(self) -> None:
        """Nothing in between has read the map anew, or this would prove nothing."""
        self.assertEqual(school_map(), {})
        school_map_forget()

    def test_the_new_school_s_webmaster_approves_all_the_same(self) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            answer = client_of(self.school.webmaster).post(
                reverse(
                    "wagtailadmin_pages:workflow_action",
                    args=[self.draft.pk, "approve", self.state.pk],
                )
            )
        self.assertEqual(answer.status_code, 302)
        self.draft.refresh_from_db()
        self.assertTrue(self.draft.live)
        self.assertEqual([letter.to for letter in mail.outbox], [[self.school.editor.email]])

    def test_the_office_is_not_taken_for_the_approver(self) -> None:
        for person in (self.district.moderator, self.district.administrator):
            waiting = task_states_for(person, TaskState.objects.all())
            self.assertEqual(list(waiting), [])
            self.assertFalse(user_may_approve(person, self.draft))
        master = self.school.webmaster
        self.assertEqual(list(task_states_for(master, TaskState.objects.all())), [self.state])

    def test_leaving_the_office_ends_nothing_at_the_school(self) -> None:
        pages = place_pages(None)
        self.assertFalse(pages.filter(pk=self.draft.pk).exists())
        self.assertTrue(pages.filter(pk=self.district.portal_root.pk).exists())
