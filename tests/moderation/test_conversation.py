"""Suggested edits, words that somebody has not read, and other things that cross in the post."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from moderation.services.offers import feature_offer
from moderation.suggestions import phrase_count, suggestions_apply_to
from news.models import Feature, FeatureState, StoryPage
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import soup
from tests.support.stories import make_section, make_story, republish

TEXT = "<p>Sáng nay <b>học sinh</b> lớp 4A trồng cây &amp; tưới cây trong sân trường.</p>"


class ConversationTestCase(DistrictTestCase):
    """One offer on the desk."""

    def setUp(self) -> None:
        super().setUp()
        self.school, self.other = self.district.schools
        self.section = make_section(self.district)
        self.story = make_story(
            self.school, "Lớp học ngoài trời", body=[{"type": "paragraph", "value": TEXT}]
        )
        self.feature, _new = feature_offer(story=self.story, user=self.school.webmaster)
        self.moderator = client_of(self.district.moderator)
        self.webmaster = client_of(self.school.webmaster)

    def fields(self) -> dict[str, str]:
        """Return every filled-in field of the desk's forms, as a browser would send them."""
        page = self.moderator.get(reverse("moderation_desk"), {"item": self.feature.pk})
        found = soup(page.content).select(".m-pane__forms [name]")
        return {
            field["name"]: field.get("value") or field.get_text(strip=True)
            for field in found
            if field["name"] not in ("action", "csrfmiddlewaretoken", "update_policy", "pinned")
            and field.name != "select"
        }

    def decide(self, action: str, client: Any = None, **data: Any) -> Any:
        """Press a button."""
        address = reverse("moderation_desk_decide", args=[self.feature.pk])
        with self.captureOnCommitCallbacks(execute=True):
            response = (client or self.moderator).post(address, {"action": action, **data})
        self.feature.refresh_from_db()
        return response

    def accept(self, **data: Any) -> Any:
        """Accept with what the form holds."""
        values = {"section": self.section.pk, "update_policy": "follow", **data}
        return self.decide("accept", **values)


class SuggestionTests(ConversationTestCase):
    """The office suggests, the school takes over, publishes and offers again."""

    def send_back(self, **data: Any) -> Any:
        return self.decide("return", reason="quality", **{**self.fields(), **data})

    def test_edits_are_taken_over_with_one_click_and_published_by_the_school(self) -> None:
        self.send_back(
            suggested_title="Lớp học dưới bóng cây",
            before_1="trồng cây & tưới cây",
            after_1="trồng và tưới cây",
        )
        self.assertEqual(self.feature.state, FeatureState.RETURNED)
        self.assertEqual(len(self.feature.suggestions), 2)
        page = self.webmaster.get(reverse("moderation_offer", args=[self.story.pk]))
        self.assertContains(page, "Lớp học dưới bóng cây")
        self.webmaster.post(reverse("moderation_take_over", args=[self.story.pk]))
        self.story.refresh_from_db()
        self.assertEqual(self.story.title, "Lớp học ngoài trời", "nothing is published")
        draft = self.story.get_latest_revision_as_object()
        self.assertEqual(draft.title, "Lớp học dưới bóng cây")
        self.assertIn("lớp 4A trồng và tưới cây trong sân", str(draft.body))
        self.assertIn("<b>học sinh</b>", str(draft.body))
        self.feature.refresh_from_db()
        self.assertEqual(self.feature.suggestions, [])

    def test_what_no_longer_fits_is_named_and_the_rest_is_taken_over(self) -> None:
        self.send_back(suggested_title="Tên mới", before_1="lớp 4A", after_1="lớp 4B")
        republish(self.story, title="Trường tự đổi tên")
        page = self.webmaster.post(
            reverse("moderation_take_over", args=[self.story.pk]), follow=True
        )
        self.assertContains(page, "Lớp học ngoài trời")
        self.story.refresh_from_db()
        draft = self.story.get_latest_revision_as_object()
        self.assertEqual(draft.title, "Trường tự đổi tên")
        self.assertIn("lớp 4B", str(draft.body))

    def test_a_phrase_that_is_not_in_the_text_comes_back_with_the_typed_words(self) -> None:
        response = self.send_back(comment="Xin sửa", before_1="lớp 9Z", after_1="lớp 4B")
        self.assertContains(response, "lớp 9Z", status_code=422)
        self.assertContains(response, "Xin sửa", status_code=422)
        self.assertEqual(self.feature.state, FeatureState.OFFERED)
        self.assertEqual(self.send_back(before_1="cây", after_1="hoa").status_code, 422)

    def test_another_school_cannot_take_over(self) -> None:
        self.send_back(suggested_title="Tên mới")
        for user in (self.other.webmaster, self.school.editor):
            client_of(user).post(reverse("moderation_take_over", args=[self.story.pk]))
        self.feature.refresh_from_db()
        self.assertEqual(len(self.feature.suggestions), 1)

    def test_only_readable_text_is_searched(self) -> None:
        story = StoryPage(
            title="x",
            body=[
                {"type": "paragraph", "value": '<p class="trong">trong <a href="/trong">a</a></p>'}
            ],
        )
        self.assertEqual(phrase_count(story, "trong"), 1)
        suggestions_apply_to(story, [{"place": "text", "before": "trong", "after": "<i>&"}])
        self.assertIn('<p class="trong">&lt;i&gt;&amp; <a href="/trong">', str(story.body.raw_data))


class UnreadWordsTests(ConversationTestCase):
    """Nobody decides about words that they have not read."""

    def test_a_story_that_changed_meanwhile_is_shown_again_before_it_is_accepted(self) -> None:
        seen = self.fields()["seen"]
        republish(self.story, title="Tên khác hẳn")
        response = self.accept(seen=seen, headline="Lời của tôi")
        self.assertContains(response, "Tên khác hẳn", status_code=409)
        self.assertContains(response, "Lời của tôi", status_code=409)
        self.assertEqual(self.feature.state, FeatureState.OFFERED)
        again = soup(response.content).select_one("[name=seen]")["value"]
        self.assertNotEqual(again, seen)
        self.accept(seen=again)
        self.assertEqual(self.feature.state, FeatureState.ACCEPTED)

    def test_a_change_is_agreed_to_only_as_it_was_read(self) -> None:
        self.accept(update_policy="re_review")
        republish(self.story, title="Lần một")
        self.feature.refresh_from_db()
        seen = self.fields()["seen"]
        republish(self.story, title="Lần hai")
        self.assertEqual(self.decide("change_accept", seen=seen).status_code, 409)
        self.assertIsNotNone(self.feature.changed_at)
        self.decide("change_accept", seen=self.fields()["seen"])
        self.assertIsNone(self.feature.changed_at)

    def test_two_who_change_a_placement_do_not_overwrite_each_other(self) -> None:
        self.accept()
        seen = self.fields()["seen_place"]
        values = {"section": self.section.pk, "update_policy": "follow", "seen_place": seen}
        self.decide("place", headline="Của người thứ nhất", **values)
        colleague = client_of(self.district.administrator)
        response = self.decide("place", colleague, headline="Của người thứ hai", **values)
        self.assertContains(response, "Của người thứ hai", status_code=409)
        self.assertContains(response, self.district.moderator.get_full_name(), status_code=409)
        self.assertEqual(self.feature.headline, "Của người thứ nhất")


class NonsenseTests(ConversationTestCase):
    """Malformed ids and half-filled forms."""

    def bulk(self, **data: Any) -> Any:
        return self.moderator.post(reverse("moderation_desk_bulk"), data)

    def test_ids_that_are_none_change_nothing(self) -> None:
        for number in ("9" * 40, "-1", "x", ""):
            response = self.bulk(action="decline", reason="quality", chosen=[number])
            self.assertLess(response.status_code, 500)
            page = self.moderator.get(reverse("moderation_desk"), {"item": number})
            self.assertLess(page.status_code, 400)
        self.feature.refresh_from_db()
        self.assertEqual(self.feature.state, FeatureState.OFFERED)

    def test_ticks_and_words_come_back_when_a_reason_is_missing(self) -> None:
        response = self.bulk(action="decline", comment="Lời chung", chosen=[self.feature.pk])
        self.assertContains(response, "Lời chung", status_code=422)
        page = soup(response.content)
        self.assertIsNotNone(page.select_one("[name=chosen][checked]"))
        titles = [option.get_text() for option in page.select("#bulk_section option")]
        self.assertIn(self.section.title, titles)

    def test_numbers_that_are_none_in_hidden_fields_are_ignored_or_refused(self) -> None:
        self.assertLess(self.accept(seen="x" * 50).status_code, 500)
        self.assertLess(self.decide("change_accept", seen="9" * 50).status_code, 500)


class BoardTests(ConversationTestCase):
    """What the school sees of it."""

    def test_a_card_of_the_past_offers_nothing_when_the_story_stands_anew(self) -> None:
        self.decide("decline", reason="quality")
        board = self.webmaster.get(reverse("moderation_board")).content
        offer = reverse("moderation_offer", args=[self.story.pk])
        self.assertTrue(soup(board).select(f'.m-card--declined a[href="{offer}"]'))
        self.webmaster.post(offer, {"topic": self.story.topic_id})
        self.webmaster.post(offer, {"topic": self.story.topic_id})
        self.assertEqual(Feature.objects.filter(state=FeatureState.OFFERED).count(), 1)
        board = self.webmaster.get(reverse("moderation_board")).content
        self.assertFalse(soup(board).select(f'.m-card--declined a[href="{offer}"]'))
