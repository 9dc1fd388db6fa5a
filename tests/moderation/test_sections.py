"""What stands in a section, in which order, and what it costs."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moderation.services.decisions import Placement, feature_accept
from moderation.services.offers import feature_offer
from news.models import Feature, SectionPage
from news.selectors import section_items, sections_items
from tests.support.district import DistrictTestCase, client_of
from tests.support.stories import make_section, make_story, republish


class SectionOrderTests(DistrictTestCase):
    """Three items whose three orders differ."""

    def setUp(self) -> None:
        super().setUp()
        self.section = make_section(self.district, how_many=3)
        self.features = {
            name: self.item(name, day) for name, day in (("A", 3), ("B", 1), ("C", 2))
        }

    def item(self, title: str, day: int) -> Feature:
        """Accept a story of a day; later calls are accepted later."""
        people = self.district.schools[0]
        story = make_story(people, title, date=date(2026, 11, day))
        feature, _new = feature_offer(story=story, user=people.webmaster)
        feature_accept(
            feature_id=feature.pk,
            user=self.district.moderator,
            placement=Placement(section=self.section),
        )
        moment = timezone.now() + timedelta(minutes=Feature.objects.count())
        Feature.objects.filter(pk=feature.pk).update(accepted_at=moment)
        return feature

    def rank(self, **ranks: int) -> None:
        """Arrange by hand."""
        for name, rank in ranks.items():
            Feature.objects.filter(pk=self.features[name].pk).update(rank=rank)

    def order(self, setting: str) -> str:
        """Return the titles on the section page, after checking that the home agrees."""
        section = republish(self.section, order=setting)
        on_page = "".join(card.title for card in section_items(section, limit=9))
        on_home = "".join(card.title for card in sections_items([section])[section.pk])
        self.assertEqual(on_page, on_home, "section page and portal home agree")
        return on_page

    def test_every_order_is_the_same_on_page_and_home(self) -> None:
        self.rank(C=1, A=2)
        self.assertEqual(self.order("newest"), "CBA")
        self.assertEqual(self.order("story_date"), "ACB")
        self.assertEqual(self.order("hand"), "CAB")

    def test_pin_stands_first_in_every_order(self) -> None:
        Feature.objects.filter(pk=self.features["B"].pk).update(pinned=True)
        for setting in ("newest", "story_date", "hand"):
            self.assertEqual(self.order(setting)[0], "B")

    def test_sections_with_different_settings_keep_their_own_order(self) -> None:
        self.rank(A=1, B=2, C=3)
        by_hand = republish(self.section, order="hand")
        other = make_section(self.district, "Khác", order="newest", how_many=3)
        Feature.objects.filter(pk=self.features["A"].pk).update(section=other)
        Feature.objects.filter(pk=self.features["B"].pk).update(section=other)
        items = sections_items([by_hand, other])
        self.assertEqual([card.title for card in items[other.pk]], ["B", "A"])


class SectionCostTests(DistrictTestCase):
    """The public pages cost the same with 12 and with many accepted items."""

    def fill(self, section: SectionPage, count: int) -> None:
        """Accept many stories; the rows are what the services write."""
        people = self.district.schools[0]
        for number in range(count):
            story = make_story(people, f"Bài {Feature.objects.count()}")
            Feature.objects.create(
                story=story,
                story_key=story.translation_key,
                story_title=story.title,
                school=people.school,
                section=section,
                state="accepted",
                live=True,
                offered_at=timezone.now(),
                accepted_at=timezone.now() + timedelta(seconds=number),
            )

    def cost(self, path: str) -> int:
        """Return the number of queries, caches warm."""
        client = client_of()
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(client.get(path).status_code, 200)
        return len(queries)

    def test_queries_do_not_grow(self) -> None:
        section = make_section(self.district)
        self.fill(section, 14)
        before = [self.cost(section.get_url()), self.cost("/")]
        self.fill(section, 40)
        self.assertEqual([self.cost(section.get_url()), self.cost("/")], before)
