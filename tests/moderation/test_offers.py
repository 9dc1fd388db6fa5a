"""What a school can offer, and what it cannot."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from moderation.services.claims import feature_claim
from moderation.services.decisions import (
    Placement,
    feature_accept,
    feature_decline,
    feature_return,
)
from moderation.services.errors import FeatureConflictError, OfferRefusedError, StoryGoneError
from moderation.services.offers import (
    feature_offer,
    feature_offer_again,
    feature_withdraw,
)
from moderation.services.placements import (
    feature_change_accept,
    feature_restore,
    feature_take_down,
)
from news.models import Feature, FeatureState
from tests.support.district import DistrictTestCase, make_person
from tests.support.stories import make_section, make_story, republish


class OfferTests(DistrictTestCase):
    """Offers through the services, with the states that both sides see."""

    def setUp(self) -> None:
        super().setUp()
        self.school, self.other = self.district.schools
        self.story = make_story(self.school)
        self.section = make_section(self.district)

    def offer(self) -> Feature:
        """Offer the story as the school's webmaster."""
        return feature_offer(story=self.story, user=self.school.webmaster, section=self.section)[0]

    def accept(self, feature: Feature, **values: object) -> Feature:
        """Accept it as the office's moderator."""
        return feature_accept(
            feature_id=feature.pk,
            user=self.district.moderator,
            placement=Placement(section=self.section, **values),
        )

    def test_double_click_makes_one_offer(self) -> None:
        first, is_new = feature_offer(story=self.story, user=self.school.webmaster)
        again, is_new_again = feature_offer(story=self.story, user=self.school.webmaster)
        self.assertEqual((is_new, is_new_again), (True, False))
        self.assertEqual(first.pk, again.pk)

    def test_colleague_is_told_who_offered(self) -> None:
        self.offer()
        colleague = make_person("colleague", self.school.school.webmasters)
        with self.assertRaises(FeatureConflictError) as caught:
            feature_offer(story=self.story, user=colleague)
        self.assertEqual(caught.exception.feature.offered_by, self.school.webmaster)

    def test_only_the_schools_webmaster_offers(self) -> None:
        for user in (self.school.editor, self.other.webmaster, self.district.moderator):
            with self.subTest(user=user.username), self.assertRaises(PermissionDenied):
                feature_offer(story=self.story, user=user)

    def test_draft_cannot_be_offered(self) -> None:
        draft = make_story(self.school, "Bản nháp", live=False)
        with self.assertRaises(OfferRefusedError):
            feature_offer(story=draft, user=self.school.webmaster)

    def test_accepted_is_live_and_keeps_the_revision_seen(self) -> None:
        feature = self.accept(self.offer(), headline="Tiêu đề của Phòng")
        self.assertEqual(feature.state, FeatureState.ACCEPTED)
        self.assertTrue(feature.live)
        self.assertEqual(feature.headline, "Tiêu đề của Phòng")
        self.assertEqual(feature.accepted_revision_id, self.story.live_revision_id)
        self.assertFalse(feature.workflow_in_progress)

    def test_returned_goes_on_in_the_same_offer(self) -> None:
        feature = self.offer()
        feature_return(
            feature_id=feature.pk,
            user=self.district.moderator,
            reason="quality",
            comment="Xin thêm ảnh.",
        )
        again, changed = feature_offer_again(
            feature_id=feature.pk, user=self.school.webmaster, note="Đã thêm ảnh."
        )
        self.assertTrue(changed)
        self.assertEqual((again.pk, again.state), (feature.pk, FeatureState.OFFERED))
        self.assertEqual(self.accept(again).state, FeatureState.ACCEPTED)

    def test_declined_can_be_offered_anew(self) -> None:
        feature = self.offer()
        feature_decline(feature_id=feature.pk, user=self.district.moderator, reason="off_topic")
        again, changed = feature_offer_again(feature_id=feature.pk, user=self.school.webmaster)
        self.assertTrue(changed)
        self.assertNotEqual(again.pk, feature.pk)
        feature.refresh_from_db()
        self.assertEqual(feature.state, FeatureState.DECLINED)

    def test_second_moderator_is_told_and_changes_nothing(self) -> None:
        feature = self.offer()
        self.accept(feature)
        with self.assertRaises(FeatureConflictError) as caught:
            feature_decline(
                feature_id=feature.pk, user=self.district.administrator, reason="quality"
            )
        self.assertEqual(caught.exception.who, self.district.moderator)
        self.assertIsNotNone(caught.exception.when)
        feature.refresh_from_db()
        self.assertEqual(feature.state, FeatureState.ACCEPTED)

    def test_claimed_offer_is_decided_by_its_holder_only(self) -> None:
        feature = self.offer()
        feature_claim(feature_id=feature.pk, user=self.district.moderator)
        with self.assertRaises(FeatureConflictError):
            feature_claim(feature_id=feature.pk, user=self.district.administrator)
        with self.assertRaises(FeatureConflictError):
            feature_decline(
                feature_id=feature.pk, user=self.district.administrator, reason="quality"
            )
        Feature.objects.filter(pk=feature.pk).update(claimed_until=feature.offered_at)
        feature_claim(feature_id=feature.pk, user=self.district.administrator)

    def test_school_people_decide_nothing(self) -> None:
        feature = self.offer()
        with self.assertRaises(PermissionDenied):
            feature_claim(feature_id=feature.pk, user=self.school.webmaster)
        with self.assertRaises(PermissionDenied):
            feature_accept(
                feature_id=feature.pk,
                user=self.school.webmaster,
                placement=Placement(section=self.section),
            )

    def test_story_taken_off_meanwhile_cannot_be_accepted(self) -> None:
        feature = self.offer()
        self.story.unpublish()
        with self.assertRaises(StoryGoneError):
            self.accept(feature)

    def test_withdrawn_after_acceptance_is_off_the_air(self) -> None:
        feature = self.accept(self.offer())
        feature_withdraw(feature_id=feature.pk, user=self.school.webmaster)
        feature.refresh_from_db()
        self.assertEqual((feature.state, feature.live), (FeatureState.WITHDRAWN, False))
        self.assertEqual(
            feature_withdraw(feature_id=feature.pk, user=self.school.webmaster).state,
            FeatureState.WITHDRAWN,
        )

    def test_takedown_stays_down_until_the_office_restores_it(self) -> None:
        feature = self.accept(self.offer())
        feature_take_down(feature_id=feature.pk, user=self.district.moderator, reason="privacy")
        republish(self.story, title="Tiêu đề mới")
        feature.refresh_from_db()
        self.assertEqual((feature.state, feature.live), (FeatureState.TAKEN_DOWN, False))
        restored = feature_restore(feature_id=feature.pk, user=self.district.moderator)
        self.assertEqual((restored.state, restored.live), (FeatureState.ACCEPTED, True))

    def test_new_words_after_acceptance_are_noticed_once_readers_see_them(self) -> None:
        feature = self.accept(self.offer())
        self.story.title = "Bản nháp chưa đăng"
        self.story.save_revision()
        feature.refresh_from_db()
        self.assertIsNone(feature.changed_at)
        self.story.refresh_from_db()
        republish(self.story, title="Tiêu đề khác hẳn")
        feature.refresh_from_db()
        self.assertIsNotNone(feature.changed_at)
        feature_change_accept(feature_id=feature.pk, user=self.district.moderator)
        feature.refresh_from_db()
        self.assertIsNone(feature.changed_at)

    def test_publishing_the_same_words_again_is_no_change(self) -> None:
        feature = self.accept(self.offer())
        republish(self.story)
        feature.refresh_from_db()
        self.assertIsNone(feature.changed_at)

    def test_publishing_an_old_revision_does_not_bring_an_old_decision_back(self) -> None:
        feature = self.accept(self.offer())
        first = feature.revisions.order_by("created_at").first()
        first.publish(user=self.district.moderator, skip_permission_checks=True)
        feature.refresh_from_db()
        self.assertEqual(feature.state, FeatureState.ACCEPTED)
        self.assertEqual(feature.decided_by, self.district.moderator)

    def test_story_moved_to_another_school_keeps_its_place(self) -> None:
        from news.models import StoryIndexPage

        feature = self.accept(self.offer())
        self.story.move(self.other.page(StoryIndexPage), pos="last-child")
        feature.refresh_from_db()
        self.assertEqual(feature.state, FeatureState.ACCEPTED)
        self.assertEqual(feature.school, self.other.school)
        feature_withdraw(feature_id=feature.pk, user=self.other.webmaster)
