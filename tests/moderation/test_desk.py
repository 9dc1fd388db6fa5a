"""The office's desk through its real addresses."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from moderation.services.offers import feature_offer
from news.models import Feature, FeatureState, Topic
from tests.support.district import DistrictTestCase, client_of
from tests.support.stories import make_section, make_story, republish

DESK = "moderation_desk"
MOST_QUERIES = 25


class DeskTests(DistrictTestCase):
    """One offer, one moderator, one administrator."""

    def setUp(self) -> None:
        super().setUp()
        self.school, self.other = self.district.schools
        self.section = make_section(self.district)
        self.story = make_story(self.school, "Lớp học ngoài trời")
        self.feature, _new = feature_offer(
            story=self.story, user=self.school.webmaster, note="Bài của lớp 4A"
        )
        self.moderator = client_of(self.district.moderator)
        self.administrator = client_of(self.district.administrator)

    def decide(self, client: Any, action: str, feature: Feature | None = None, **data: Any) -> Any:
        """Press a button of the desk."""
        feature = feature or self.feature
        address = reverse("moderation_desk_decide", args=[feature.pk])
        with self.captureOnCommitCallbacks(execute=True):
            return client.post(address, {"action": action, **data})

    def accept(self, client: Any, **data: Any) -> Any:
        """Accept with the section and whatever else is filled in."""
        values = {"section": self.section.pk, "update_policy": "follow", **data}
        return self.decide(client, "accept", **values)

    def state(self) -> str:
        """Return the state in the database."""
        self.feature.refresh_from_db()
        return self.feature.state

    def test_story_stands_in_full_beside_the_form(self) -> None:
        page = self.moderator.get(reverse(DESK), {"item": self.feature.pk})
        self.assertContains(page, "Bài của lớp 4A")
        self.assertContains(page, "trồng cây trong sân trường")
        self.assertContains(page, 'data-key="a"')
        self.feature.refresh_from_db()
        self.assertIsNone(self.feature.claimed_by, "looking changes nothing")

    def test_school_people_never_reach_the_desk(self) -> None:
        for user in (self.school.webmaster, self.school.editor):
            client = client_of(user)
            self.assertNotEqual(client.get(reverse(DESK)).status_code, 200)
            for action in ("accept", "decline", "claim", "take_down"):
                self.decide(
                    client,
                    action,
                    section=self.section.pk,
                    update_policy="follow",
                    reason="quality",
                )
            self.assertEqual(self.state(), FeatureState.OFFERED)
            self.assertIsNone(self.feature.claimed_by)

    def test_board_of_another_school_is_not_shown(self) -> None:
        response = client_of(self.other.webmaster).get(
            reverse("moderation_board"), {"school": self.school.school.code}
        )
        self.assertEqual(response.status_code, 404)

    def test_another_schools_story_cannot_be_offered_or_withdrawn(self) -> None:
        client = client_of(self.other.webmaster)
        for name in ("moderation_offer", "moderation_withdraw"):
            response = client.post(
                reverse(name, args=[self.story.pk]), {"topic": self.story.topic_id}
            )
            self.assertNotEqual(response.status_code, 200)
        self.assertEqual(self.state(), FeatureState.OFFERED)
        self.assertEqual(Feature.objects.count(), 1)

    def test_return_needs_words_and_decline_a_reason(self) -> None:
        self.assertEqual(self.decide(self.moderator, "return", reason="quality").status_code, 422)
        response = self.decide(self.moderator, "decline", reason="", comment="Vì thế này")
        self.assertContains(response, "Vì thế này", status_code=422)
        self.assertEqual(self.state(), FeatureState.OFFERED)

    def test_returned_offer_reaches_the_school_with_its_comment(self) -> None:
        mail.outbox.clear()
        self.decide(self.moderator, "return", reason="quality", comment="Xin thêm ảnh lớp.")
        self.assertEqual(self.state(), FeatureState.RETURNED)
        self.assertEqual([letter.to for letter in mail.outbox], [[self.school.webmaster.email]])
        self.assertIn("Xin thêm ảnh lớp.", mail.outbox[0].body)
        board = client_of(self.school.webmaster).get(reverse("moderation_board"))
        self.assertContains(board, "Xin thêm ảnh lớp.")

    def test_loser_of_a_race_is_told_and_keeps_the_text(self) -> None:
        self.accept(self.moderator)
        response = self.decide(
            self.administrator, "decline", reason="quality", comment="Một lời rất dài."
        )
        self.assertEqual(response.status_code, 409)
        self.assertContains(response, self.district.moderator.get_full_name(), status_code=409)
        self.assertContains(response, "Một lời rất dài.", status_code=409)
        self.assertEqual(self.state(), FeatureState.ACCEPTED)

    def test_held_item_is_left_to_its_holder(self) -> None:
        self.decide(self.moderator, "claim")
        page = self.administrator.get(reverse(DESK), {"item": self.feature.pk})
        self.assertContains(page, self.district.moderator.get_full_name())
        self.assertNotContains(page, 'data-key="a"')
        self.assertEqual(self.accept(self.administrator).status_code, 409)
        self.assertEqual(self.state(), FeatureState.OFFERED)
        self.decide(self.moderator, "release")
        self.assertEqual(self.accept(self.administrator).status_code, 302)

    def test_replayed_post_changes_nothing(self) -> None:
        self.accept(self.moderator)
        before = Feature.objects.values().get()
        self.assertEqual(self.accept(self.moderator).status_code, 409)
        self.assertEqual(Feature.objects.values().get(), before)

    def test_nonsense_is_answered_and_changes_nothing(self) -> None:
        self.assertEqual(self.decide(self.moderator, "explode").status_code, 400)
        gone = reverse("moderation_desk_decide", args=[999999])
        self.assertEqual(self.moderator.post(gone, {"action": "accept"}).status_code, 404)
        for query in ({"item": "x"}, {"item": "9" * 30}, {"school": "ơ", "p": "-4", "age": "99"}):
            response = self.moderator.get(reverse(DESK), query, follow=True)
            self.assertEqual(response.status_code, 200)
        self.assertEqual(self.state(), FeatureState.OFFERED)

    def test_another_schools_picture_is_not_taken(self) -> None:
        from io import BytesIO

        from django.core.files.base import ContentFile
        from PIL import Image

        from library.models import CustomImage

        data = BytesIO()
        Image.new("RGB", (40, 30)).save(data, "PNG")
        picture = CustomImage.objects.create(
            title="Ảnh của trường",
            file=ContentFile(data.getvalue(), "a.png"),
            width=40,
            height=30,
            collection=self.school.school.collection,
        )
        response = self.accept(self.moderator, image=picture.pk, image_alt="Ảnh")
        self.assertEqual(response.status_code, 422)
        self.assertEqual(self.state(), FeatureState.OFFERED)

    def test_takedown_and_putting_back(self) -> None:
        self.accept(self.moderator)
        self.decide(self.moderator, "take_down", reason="privacy", comment="Có mặt học sinh.")
        self.assertEqual(self.state(), FeatureState.TAKEN_DOWN)
        self.decide(self.administrator, "restore")
        self.assertEqual(self.state(), FeatureState.ACCEPTED)

    def test_changed_item_is_shown_and_agreed_to(self) -> None:
        self.accept(self.moderator, update_policy="re_review")
        mail.outbox.clear()
        with self.captureOnCommitCallbacks(execute=True):
            republish(self.story, self.school.webmaster, title="Lớp học trong rừng")
        self.assertEqual(len(mail.outbox), 2, "both people of the office are told")
        page = self.moderator.get(reverse(DESK), {"state": "changed", "item": self.feature.pk})
        self.assertContains(page, "Lớp học trong rừng")
        self.assertContains(page, "Lớp học ngoài trời")
        self.decide(self.moderator, "change_accept")
        self.feature.refresh_from_db()
        self.assertIsNone(self.feature.changed_at)

    def bulk(self, client: Any, ids: list[int], **data: Any) -> Any:
        """Decide about several at once."""
        return client.post(reverse("moderation_desk_bulk"), {"chosen": ids, **data}, follow=True)

    def test_several_are_accepted_and_the_one_that_was_taken_is_named(self) -> None:
        other = make_story(self.other, "Vườn rau của bé")
        second, _new = feature_offer(story=other, user=self.other.webmaster, section=self.section)
        self.decide(self.administrator, "claim")
        page = self.bulk(self.moderator, [self.feature.pk, second.pk], action="accept")
        name = self.district.administrator.get_full_name()
        self.assertContains(page, name, status_code=409)
        second.refresh_from_db()
        self.assertEqual(second.state, FeatureState.ACCEPTED)
        self.assertEqual(self.state(), FeatureState.OFFERED)

    def test_several_are_declined_for_one_reason_only(self) -> None:
        self.bulk(self.moderator, [self.feature.pk], action="decline")
        self.assertEqual(self.state(), FeatureState.OFFERED)
        self.bulk(self.moderator, [self.feature.pk], action="decline", reason="out_of_date")
        self.assertEqual(self.state(), FeatureState.DECLINED)
        self.assertEqual(self.feature.reason, "out_of_date")

    def test_school_people_cannot_decide_in_bulk(self) -> None:
        self.bulk(
            client_of(self.school.webmaster),
            [self.feature.pk],
            action="decline",
            reason="quality",
        )
        self.assertEqual(self.state(), FeatureState.OFFERED)

    def test_filters_narrow_and_nothing_leaks_between_them(self) -> None:
        elsewhere = make_story(self.other, "Vườn rau của bé")
        feature_offer(story=elsewhere, user=self.other.webmaster)
        shown = self.moderator.get(reverse(DESK), {"school": self.school.school.pk})
        self.assertContains(shown, "Lớp học ngoài trời")
        self.assertNotContains(shown, "Vườn rau của bé")
        shown = self.moderator.get(reverse(DESK), {"q": "vuon rau"})
        self.assertContains(shown, "Vườn rau của bé")
        self.assertNotContains(shown, "Lớp học ngoài trời")
        shown = self.moderator.get(reverse(DESK), {"level": self.other.school.level})
        self.assertNotContains(shown, "Lớp học ngoài trời")


class DeskCostTests(DistrictTestCase):
    """A full desk costs what an empty one costs."""

    def offers(self, count: int) -> None:
        """Put open offers onto the desk, rows only: how they came there does not matter here."""
        school = self.district.schools[0].school
        topic = Topic.objects.order_by("path").first()
        story = make_story(self.district.schools[0])
        Feature.objects.bulk_create(
            Feature(
                story=story,
                story_key=uuid4(),
                story_title=f"Bài số {number}",
                school=school,
                topic=topic,
                state=FeatureState.OFFERED,
                offered_at=timezone.now() - timedelta(hours=number),
                live=False,
            )
            for number in range(count)
        )

    def cost(self, **query: Any) -> int:
        """Return the number of queries of one look at the desk, after a first one."""
        client = client_of(self.district.moderator)
        client.get(reverse(DESK), query)
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(client.get(reverse(DESK), query).status_code, 200)
        return len(queries)

    def test_two_thousand_open_offers(self) -> None:
        self.offers(20)
        few = self.cost()
        item = Feature.objects.order_by("offered_at").first()
        few_open = self.cost(item=item.pk)
        self.offers(1980)
        self.assertEqual(self.cost(), few)
        self.assertEqual(self.cost(item=item.pk), few_open)
        self.assertLessEqual(few, MOST_QUERIES)
        self.assertLessEqual(few_open, MOST_QUERIES + 10)
