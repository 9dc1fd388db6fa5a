"""Who leaves a school holds nothing there, sees nothing of it, and hears nothing more."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Comment, CommentReply, PageSubscription
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from accounts.models import User
from news.models import Feature, StoryPage, Topic
from tests.fence.world import MARKER, furnish, open_marked
from tests.support.district import DistrictTestCase, client_of
from tests.support.stories import make_story


class LeavingTest(DistrictTestCase):
    """Everything that a person can hold at a school, once for each way out."""

    school_count = 1

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.old = furnish(open_marked(cls.district, MARKER), MARKER)
        cls.new = cls.district.schools[0].school
        cls.editor = cls.old.people.editor
        cls.editor.username, cls.editor.last_name = "nguoidi", "Người"
        cls.editor.first_name, cls.editor.email = "Đi", "nguoidi@example.test"
        cls.editor.save()
        cls.story = make_story(cls.old.people, f"{MARKER} bài cuối", live=False)

    def setUp(self) -> None:
        super().setUp()
        self.hold()
        self.client = client_of(self.district.administrator)
        self.theirs = client_of(self.editor)

    def hold(self) -> None:
        """Subscribe, comment, lock, open a form, submit."""
        for page in (self.story, self.old.live):
            PageSubscription.objects.update_or_create(
                user=self.editor, page=page, defaults={"comment_notifications": True}
            )
        self.comment = Comment.objects.create(
            page=self.story, user=self.editor, text="Em hỏi", contentpath="title"
        )
        StoryPage.objects.filter(pk=self.story.pk).update(
            locked=True, locked_by=self.editor, locked_at=timezone.now()
        )
        Feature.objects.filter(pk=self.old.feature.pk).update(
            locked=True, locked_by=self.editor, locked_at=timezone.now()
        )
        EditingSession.objects.create(
            user=self.editor,
            content_type=ContentType.objects.get_for_model(StoryPage),
            object_id=str(self.story.pk),
            last_seen_at=timezone.now(),
        )

    def move(self) -> None:
        """The office moves the editor to the other school."""
        self.client.post(
            reverse("people:move", args=[self.editor.pk]),
            {
                "source": self.old.people.school.pk,
                "school": self.new.pk,
                "role": "school_editor",
            },
        )

    def comment_as_webmaster(self) -> None:
        """Answer in the editor's thread, by the form of the page."""
        form = nested_form_data(
            {
                "title": "Bài cuối",
                "slug": self.story.slug,
                "summary": "Tóm tắt.",
                "date": "2026-11-20",
                "topic": str(Topic.objects.order_by("path").first().pk),
                "body": streamfield([("paragraph", rich_text("<p>Chữ.</p>"))]),
            }
        )
        form |= {
            "comments-TOTAL_FORMS": "1",
            "comments-INITIAL_FORMS": "1",
            "comments-0-id": str(self.comment.pk),
            "comments-0-text": "Em hỏi",
            "comments-0-contentpath": "title",
            "comments-0-position": "",
            "comments-0-resolved": "",
            "comments-0-DELETE": "",
            "comments-0-replies-TOTAL_FORMS": "1",
            "comments-0-replies-INITIAL_FORMS": "0",
            "comments-0-replies-0-text": "Bí mật của trường",
            "comments-0-replies-0-id": "",
            "comments-0-replies-0-DELETE": "",
        }
        StoryPage.objects.filter(pk=self.story.pk).update(locked=False, locked_by=None)
        address = reverse("wagtailadmin_pages:edit", args=[self.story.pk])
        with self.captureOnCommitCallbacks(execute=True):
            client_of(self.old.people.webmaster).post(address, form)
        self.assertTrue(CommentReply.objects.filter(text="Bí mật của trường").exists())

    def assert_nothing_held(self) -> None:
        """Walk through everything."""
        self.assertFalse(PageSubscription.objects.filter(user=self.editor).exists())
        self.assertFalse(EditingSession.objects.filter(user=self.editor).exists())
        self.assertFalse(StoryPage.objects.filter(locked_by=self.editor).exists())
        self.assertFalse(Feature.objects.filter(locked_by=self.editor).exists())
        self.story.refresh_from_db()
        self.assertFalse(self.story.locked)

    def test_a_comment_reaches_who_still_works_there(self) -> None:
        """So that the silence of the next test means something."""
        self.comment_as_webmaster()
        self.assertEqual([letter.to for letter in mail.outbox], [[self.editor.email]])

    def test_moving(self) -> None:
        self.move()
        self.editor.refresh_from_db()
        self.assertEqual(list(self.editor.groups.all()), [self.new.editors])
        self.assert_nothing_held()
        for address in (
            reverse("wagtailadmin_home"),
            reverse("moderation_board"),
            reverse("wagtailadmin_reports:locked_pages"),
            reverse("wagtailadmin_explore_root"),
        ):
            self.assertNotContains(self.theirs.get(address, follow=True), MARKER)
        edit = self.theirs.get(reverse("wagtailadmin_pages:edit", args=[self.story.pk]))
        self.assertEqual(edit.status_code, 404)

    def test_no_letter_about_a_comment(self) -> None:
        self.move()
        mail.outbox.clear()
        self.comment_as_webmaster()
        self.assertEqual(mail.outbox, [])

    def test_a_subscription_that_was_left_over_sends_nothing(self) -> None:
        self.move()
        PageSubscription.objects.create(
            user=self.editor, page=self.story, comment_notifications=True
        )
        mail.outbox.clear()
        self.comment_as_webmaster()
        self.assertEqual(mail.outbox, [])

    def test_no_letter_about_what_was_submitted(self) -> None:
        self.move()
        mail.outbox.clear()
        state = self.old.task_state
        reject = reverse(
            "wagtailadmin_pages:workflow_action", args=[self.old.draft.pk, "reject", state.pk]
        )
        with self.captureOnCommitCallbacks(execute=True):
            client_of(self.old.people.webmaster).post(reject, {"comment": "Sửa thêm"})
        state.refresh_from_db()
        self.assertEqual(state.status, "rejected")
        self.assertNotIn([self.editor.email], [letter.to for letter in mail.outbox])

    def test_taken_out(self) -> None:
        self.editor.groups.add(self.new.editors)
        leave = reverse("people:leave", args=[self.editor.pk, self.old.people.school.pk])
        client_of(self.old.people.webmaster).post(leave)
        self.assertEqual(list(self.editor.groups.all()), [self.new.editors])
        self.assert_nothing_held()

    def test_deactivated(self) -> None:
        client_of(self.old.people.webmaster).post(
            reverse("people:deactivate", args=[self.editor.pk])
        )
        self.assertFalse(User.objects.get(pk=self.editor.pk).is_active)
        self.assert_nothing_held()
        self.assertEqual(self.theirs.get(reverse("wagtailadmin_home")).status_code, 302)

    def test_what_is_held_at_the_school_that_stays_is_kept(self) -> None:
        self.editor.groups.add(self.new.editors)
        kept = make_story(self.district.schools[0], "Bài ở trường kia", live=False)
        PageSubscription.objects.create(user=self.editor, page=kept, comment_notifications=True)
        leave = reverse("people:leave", args=[self.editor.pk, self.old.people.school.pk])
        client_of(self.old.people.webmaster).post(leave)
        self.assertEqual(PageSubscription.objects.get(user=self.editor).page_id, kept.pk)
