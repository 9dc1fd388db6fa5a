"""Letters as each person chooses them, reminders, and stopping them."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

from django.core import mail
from django.core.management import call_command
from django.test import SimpleTestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from moderation.mail.digests import digests_send
from moderation.mail.sending import stop_url
from moderation.models import LetterChoice, QueuedLetter
from moderation.services.letters import letters_choose
from moderation.services.offers import feature_offer
from moderation.waiting import late_before, working_time
from news.models import Broadcast, BroadcastState, Feature
from tests.support.district import DistrictTestCase, client_of
from tests.support.stories import make_story

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


class WorkingTimeTests(SimpleTestCase):
    """Saturdays and Sundays do not count."""

    def moment(self, day: int, hour: int = 9) -> datetime:
        """Return a moment of November 2026; the 20th is a Friday."""
        return datetime(2026, 11, day, hour, tzinfo=HANOI)

    def test_weekend_does_not_count(self) -> None:
        self.assertEqual(
            working_time(self.moment(20), self.moment(23)), timedelta(days=1), "Friday to Monday"
        )

    def test_late_before_is_the_other_way_round(self) -> None:
        for day in (18, 20, 21, 22, 23, 24):
            now = self.moment(day)
            edge = late_before(now)
            self.assertEqual(working_time(edge, now), timedelta(days=2))


class LetterTests(DistrictTestCase):
    """One offer, and how the office hears of it."""

    def setUp(self) -> None:
        super().setUp()
        self.school = self.district.schools[0]
        letters_choose(person=self.district.administrator, mode="none")

    def offer(self, title: str = "Bài mới") -> Feature:
        """Offer a story; letters go out as after a commit."""
        story = make_story(self.school, title)
        with self.captureOnCommitCallbacks(execute=True):
            return feature_offer(story=story, user=self.school.webmaster)[0]

    def make_late(self, feature: Feature) -> None:
        """Let an offer wait for five days."""
        Feature.objects.filter(pk=feature.pk).update(offered_at=timezone.now() - timedelta(days=5))

    def sent_to(self) -> list[str]:
        """Return the addresses of all letters so far."""
        return sorted(address for letter in mail.outbox for address in letter.to)

    def test_each_event_by_default(self) -> None:
        self.offer()
        self.assertEqual(self.sent_to(), [self.district.moderator.email])
        self.assertIn("List-Unsubscribe", mail.outbox[0].extra_headers)

    def test_one_letter_a_day(self) -> None:
        letters_choose(person=self.district.moderator, mode="daily")
        self.offer("Bài thứ nhất")
        self.offer("Bài thứ hai")
        self.assertEqual(mail.outbox, [])
        call_command("send_digests", stdout=StringIO())
        self.assertEqual(self.sent_to(), [self.district.moderator.email])
        for title in ("Bài thứ nhất", "Bài thứ hai"):
            self.assertIn(title, mail.outbox[0].body)
            self.assertIn(title, mail.outbox[0].alternatives[0].content)
        self.assertEqual(digests_send(), 0, "a second run on the same day sends nothing")
        self.assertFalse(QueuedLetter.objects.exists())

    def test_daily_letter_leaves_out_what_is_no_longer_true(self) -> None:
        from moderation.services.offers import feature_withdraw

        letters_choose(person=self.district.moderator, mode="daily")
        feature = self.offer()
        feature_withdraw(feature_id=feature.pk, user=self.school.webmaster)
        self.assertEqual(digests_send(), 0)

    def test_nothing_waits_too_long_without_a_reminder(self) -> None:
        feature = self.offer("Bài bị quên")
        mail.outbox.clear()
        self.assertEqual(digests_send(), 0)
        self.make_late(feature)
        self.assertEqual(digests_send(), 1)
        self.assertEqual(self.sent_to(), [self.district.moderator.email])
        self.assertIn("Bài bị quên", mail.outbox[0].body)
        tomorrow = timezone.localdate() + timedelta(days=1)
        self.assertEqual(digests_send(tomorrow), 1, "again the next day, while it still waits")

    def test_a_returned_offer_and_a_change_are_not_forgotten_either(self) -> None:
        long_ago = timezone.now() - timedelta(days=5)
        for title, values in (
            ("Bài chờ trường", {"state": "returned", "decided_at": long_ago}),
            ("Bài đã sửa", {"state": "accepted", "update_policy": "re_review"}),
        ):
            feature = self.offer(title)
            Feature.objects.filter(pk=feature.pk).update(changed_at=long_ago, **values)
        mail.outbox.clear()
        self.assertEqual(digests_send(), 2)
        letters = {letter.to[0]: letter.body for letter in mail.outbox}
        self.assertIn("Bài chờ trường", letters[self.school.webmaster.email])
        self.assertNotIn("Bài đã sửa", letters[self.school.webmaster.email])
        self.assertIn("Bài đã sửa", letters[self.district.moderator.email])

    def test_a_notice_that_needs_a_second_person_is_not_forgotten(self) -> None:
        broadcast = Broadcast.objects.create(
            title="Nghỉ học vì bão",
            text="Các em ở nhà.",
            state=BroadcastState.WAITING,
            sent_by=self.district.administrator,
            expires_at=timezone.now() + timedelta(days=3),
        )
        Broadcast.objects.filter(pk=broadcast.pk).update(
            updated_at=timezone.now() - timedelta(days=5)
        )
        letters_choose(person=self.district.administrator, mode="each")
        self.assertEqual(digests_send(), 1)
        self.assertEqual(self.sent_to(), [self.district.moderator.email])

    def test_webmaster_is_reminded_of_the_own_school_only(self) -> None:
        for people in self.district.schools:
            draft = make_story(people, f"Chờ ở {people.school.code}", live=False)
            draft.get_workflow().start(draft, people.editor)
        TaskState.objects.update(started_at=timezone.now() - timedelta(days=5))
        self.assertEqual(digests_send(), 2)
        for letter in mail.outbox:
            people = next(p for p in self.district.schools if p.webmaster.email in letter.to)
            self.assertIn(f"Chờ ở {people.school.code}", letter.body)
            self.assertEqual(letter.body.count("Chờ ở"), 1)

    def test_who_has_left_gets_no_daily_letter(self) -> None:
        letters_choose(person=self.district.moderator, mode="daily")
        self.offer()
        self.district.moderator.groups.clear()
        self.assertEqual(digests_send(), 0)

    def test_letter_can_be_stopped_without_logging_in(self) -> None:
        address = stop_url(self.district.moderator).removeprefix("http://localhost:8000")
        stranger = client_of()
        self.assertEqual(stranger.get(address).status_code, 200)
        self.offer("Vẫn còn thư")
        self.assertEqual(len(mail.outbox), 1, "looking stops nothing")
        self.assertEqual(stranger.post(address).status_code, 200)
        self.offer("Hết thư")
        self.assertEqual(len(mail.outbox), 1)

    def test_forged_address_stops_nothing(self) -> None:
        address = reverse("moderation_letters_stop", args=[f"{self.district.moderator.pk}:xyz"])
        self.assertEqual(client_of().post(address).status_code, 404)
        self.assertFalse(LetterChoice.objects.filter(person=self.district.moderator).exists())

    def test_choice_is_made_in_the_account(self) -> None:
        client = client_of(self.district.moderator)
        page = client.get(reverse("wagtailadmin_account"))
        self.assertContains(page, 'name="letters-mode"')
        data = {
            field.html_name: field.value()
            for tab in page.context["panels_by_tab"].values()
            for panel in tab
            for field in panel.get_form()
            if field.name != "avatar" and field.value() not in (None, False)
        }
        data["letters-mode"] = "daily"
        client.post(reverse("wagtailadmin_account"), data)
        choice = LetterChoice.objects.get(person=self.district.moderator)
        self.assertEqual(choice.mode, "daily")
