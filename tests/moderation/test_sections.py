"""What stands in a section, in which order, and what it costs."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from moderation.services.decisions import Placement, feature_accept
from moderation.services.offers import feature_offer
from news.models import Feature, SectionPage
from news.selectors import section_items, sections_items
from tests.support.district import DistrictTestCase, client_of
from tests.support.many import many_features, many_stories
from tests.support.pictures import make_image
from tests.support.stories import make_section, make_story, republish


class ThreeItems(DistrictTestCase):
    """A section with three items whose three orders differ."""

    def setUp(self) -> None:
        super().setUp()
        self.section = make_section(self.district, how_many=3)
        self.features = {name: self.item(name, day) for name, day in (("A", 3), ("B", 1), ("C", 2))}

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


class SectionOrderTests(ThreeItems):
    """The order that readers see."""

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
    """The public pages cost the same with 12 and with 2,000 accepted items."""

    def fill(self, section: SectionPage, count: int) -> None:
        """Let so many stories stand in a section."""
        people = self.district.schools[0]
        stories = many_stories(people, count, cover=self.image, cover_alt="Sân trường")
        many_features(people, stories, state="accepted", section=section)

    def cost(self, path: str) -> int:
        """Return the number of queries, caches warm."""
        client = client_of()
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(client.get(path).status_code, 200)
        return len(queries)

    def test_queries_are_the_same_with_12_and_2000_items(self) -> None:
        self.image = make_image()
        section = make_section(self.district)
        self.fill(section, 12)
        before = [self.cost(section.get_url()), self.cost("/")]
        self.fill(section, 1_988)
        self.assertEqual(Feature.objects.filter(section=section).count(), 2_000)
        self.assertEqual([self.cost(section.get_url()), self.cost("/")], before)


class ArrangeTests(ThreeItems):
    """Arranging through the office's screen."""

    def setUp(self) -> None:
        super().setUp()
        self.client = client_of(self.district.moderator)
        self.address = reverse("moderation_section", args=[self.section.pk])

    def save(self, order: str, **data: object) -> int:
        """Post an order of the three, as the screen was just shown; return the status."""
        token = self.client.get(self.address).context["token"]
        ids = [self.features[name].pk for name in order]
        return self.client.post(self.address, {"token": token, "order": ids, **data}).status_code

    def test_saved_order_stands_on_the_portal(self) -> None:
        self.assertEqual(self.save("BCA"), 302)
        self.assertEqual(self.order("hand"), "BCA")

    def test_arrow_moves_one_step_without_script(self) -> None:
        self.save("ABC")
        self.assertEqual(self.save("ABC", up=self.features["C"].pk), 302)
        self.assertEqual(self.order("hand"), "ACB")

    def test_pin_is_saved(self) -> None:
        self.save("ABC", pinned=[self.features["C"].pk])
        self.assertEqual(self.order("newest")[0], "C")

    def test_second_arranger_is_told(self) -> None:
        token = self.client.get(self.address).context["token"]
        self.save("BCA")
        ids = [self.features[name].pk for name in "ABC"]
        response = self.client.post(self.address, {"token": token, "order": ids})
        self.assertEqual(response.status_code, 409)
        self.assertEqual(self.order("hand"), "BCA")

    def test_stray_ids_are_refused(self) -> None:
        token = self.client.get(self.address).context["token"]
        response = self.client.post(self.address, {"token": token, "order": [1, 2, "x", "9" * 40]})
        self.assertEqual(response.status_code, 409)

    def test_school_people_cannot_arrange(self) -> None:
        people = self.district.schools[0]
        before = self.order("hand")
        client = client_of(people.webmaster)
        self.assertNotEqual(client.get(self.address).status_code, 200)
        client.post(self.address, {"order": [f.pk for f in self.features.values()]})
        self.assertEqual(self.order("hand"), before)

    def test_preview_shows_what_will_stand_there(self) -> None:
        feature = self.features["B"]
        tomorrow = timezone.now() + timedelta(days=1)
        Feature.objects.filter(pk=feature.pk).update(visible_from=tomorrow, headline="Bài ngày mai")
        address = reverse("moderation_section_preview", args=[self.section.pk])
        now = self.client.get(address)
        self.assertEqual(now.status_code, 200)
        self.assertNotContains(now, "Bài ngày mai")
        later = timezone.localtime(tomorrow + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
        for place in ("section", "home"):
            self.assertContains(
                self.client.get(address, {"at": later, "place": place}), "Bài ngày mai"
            )
        self.assertNotContains(client_of().get(self.section.get_url()), "Bài ngày mai")
