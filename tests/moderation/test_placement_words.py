"""Own words per language, and items that lead off our sites."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale

from moderation.services.decisions import Placement, feature_accept
from moderation.services.offers import feature_offer
from news.models import Feature, FeatureState
from news.selectors import section_items
from tests.support.district import DistrictTestCase, client_of
from tests.support.stories import make_section, make_story, republish

LINK = "https://bao.example.test/tin-1"


class OwnWordsTests(DistrictTestCase):
    """A headline in Vietnamese never stands on an English page."""

    def setUp(self) -> None:
        super().setUp()
        people = self.district.schools[0]
        english = Locale.objects.get(language_code="en")
        self.section = make_section(self.district)
        story = make_story(people, "Bài tiếng Việt")
        feature, _new = feature_offer(story=story, user=people.webmaster)
        self.feature = feature_accept(
            feature_id=feature.pk,
            user=self.district.moderator,
            placement=Placement(section=self.section, headline="Tiêu đề của phòng"),
        )
        copy = story.copy_for_translation(english, copy_parents=True)
        republish(copy, title="A story in English", summary="What happened.")
        english_section = self.section.copy_for_translation(english, copy_parents=True)
        self.english = republish(english_section, title="Good people")

    def test_without_english_words_the_storys_own_stand_there(self) -> None:
        page = client_of().get(self.english.get_url())
        self.assertContains(page, "A story in English")
        self.assertNotContains(page, "Tiêu đề của phòng")
        self.assertContains(client_of().get(self.section.get_url()), "Tiêu đề của phòng")

    def test_english_words_are_written_on_the_desk(self) -> None:
        client_of(self.district.moderator).post(
            reverse("moderation_desk_decide", args=[self.feature.pk]),
            {
                "action": "place",
                "section": self.section.pk,
                "update_policy": "follow",
                "headline": "Tiêu đề của phòng",
                "headline_en": "The office's headline",
            },
        )
        self.assertContains(client_of().get(self.english.get_url()), "The office&#x27;s headline")
        page = client_of().get(self.section.get_url())
        self.assertNotContains(page, "The office&#x27;s headline")


class OffsiteTests(DistrictTestCase):
    """A newspaper's report stands in a section like a story."""

    def setUp(self) -> None:
        super().setUp()
        self.section = make_section(self.district, "Báo chí viết")
        self.moderator = client_of(self.district.moderator)

    def post(self, client: Any = None, **values: Any) -> Any:
        """Fill in the form."""
        data = {
            "link": LINK,
            "source": "Báo Thử nghiệm",
            "headline": "Trường làng đổi mới",
            "language": "vi",
            **values,
        }
        address = reverse("moderation_offsite_new", args=[self.section.pk])
        return (client or self.moderator).post(address, data)

    def test_it_stands_on_page_home_and_feeds_and_leads_away(self) -> None:
        self.assertEqual(self.post().status_code, 302)
        feed = reverse("public:section_feed", args=[self.section.slug, "rss"])
        for address in (self.section.get_url(), "/", feed):
            page = client_of().get(address)
            self.assertContains(page, "Trường làng đổi mới")
            self.assertContains(page, LINK)
        self.assertContains(client_of().get(self.section.get_url()), "Báo Thử nghiệm")

    def test_it_shows_in_its_own_language_and_time_only(self) -> None:
        self.post(language="en")
        self.assertEqual(section_items(self.section, limit=9), [])
        with override("en"):
            self.assertEqual(len(section_items(self.section, limit=9)), 1)
        later = timezone.localtime() + timedelta(days=1)
        self.post(visible_from=f"{later:%Y-%m-%d %H:%M}", link=f"{LINK}0")
        self.assertEqual(section_items(self.section, limit=9), [])

    def test_it_is_changed_arranged_and_taken_down_like_others(self) -> None:
        self.post()
        feature = Feature.objects.get()
        address = reverse("moderation_offsite", args=[self.section.pk, feature.pk])
        self.assertContains(self.moderator.get(address), LINK)
        self.moderator.post(
            address,
            {"link": LINK, "source": "Báo", "headline": "Tên mới", "language": "vi"},
        )
        arrange = reverse("moderation_section", args=[self.section.pk])
        self.assertContains(self.moderator.get(arrange), "Tên mới")
        desk = self.moderator.get(
            reverse("moderation_desk"), {"state": "accepted", "item": feature.pk}
        )
        self.assertContains(desk, LINK)
        with self.captureOnCommitCallbacks(execute=True):
            self.moderator.post(
                reverse("moderation_desk_decide", args=[feature.pk]),
                {"action": "take_down", "reason": "legal"},
            )
        self.assertNotContains(client_of().get(self.section.get_url()), "Tên mới")
        with self.captureOnCommitCallbacks(execute=True):
            self.moderator.post(
                reverse("moderation_desk_decide", args=[feature.pk]), {"action": "restore"}
            )
        self.assertContains(client_of().get(self.section.get_url()), "Tên mới")

    def test_schools_place_none_and_script_is_no_address(self) -> None:
        webmaster = client_of(self.district.schools[0].webmaster)
        self.post(webmaster)
        self.assertEqual(self.post(link="javascript:alert(1)").status_code, 422)
        self.assertEqual(self.post(headline="").status_code, 422)
        self.assertFalse(Feature.objects.exists())

    def test_it_does_not_count_as_offered(self) -> None:
        self.post()
        figures = self.moderator.get(reverse("moderation_figures"))
        self.assertEqual(figures.context["figures"].total.offered, 0)
        self.assertEqual(Feature.objects.get().state, FeatureState.ACCEPTED)
