"""Topic and tag pages: real addresses on every site, never a withdrawn or foreign story."""

from __future__ import annotations

import json
from urllib.parse import quote

from django.db import connection
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag
from wagtail.models import Locale

from news.models import StoryPage, Topic
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import page_faults, soup
from tests.support.stories import make_story


class FilingTestCase(DistrictTestCase):
    """Two schools with stories of two topics."""

    def setUp(self) -> None:
        super().setUp()
        self.school, self.other = self.district.schools
        self.topic, self.second = Topic.objects.filter(depth=1).order_by("path")[:2]
        self.story = make_story(self.school, "Vườn rau", topic=self.topic)
        make_story(self.other, "Sân bóng", topic=self.topic)
        make_story(self.school, "Ngày hội", topic=self.second)
        self.address = f"/topics/{self.topic.slug}/"

    def titles(self, host: str, address: str) -> list[str]:
        """Return the headlines that a page lists."""
        page = client_of(host=host).get(address)
        self.assertEqual(page_faults(page.content), [])
        return sorted(title.get_text() for title in soup(page.content).select(".card__title"))


class TopicTests(FilingTestCase):
    """The portal collects, a school shows its own."""

    def test_who_sees_what(self) -> None:
        """All schools on the portal, one school on its site."""
        portal = self.district.portal.hostname
        self.assertEqual(self.titles(portal, self.address), ["Sân bóng", "Vườn rau"])
        self.assertEqual(self.titles(self.school.host, self.address), ["Vườn rau"])
        self.assertEqual(self.titles(self.other.host, f"/topics/{self.second.slug}/"), [])

    def test_a_withdrawn_story_is_gone_at_once(self) -> None:
        """From the page and from the feed."""
        self.story.unpublish()
        portal = self.district.portal.hostname
        self.assertEqual(self.titles(portal, self.address), ["Sân bóng"])
        feed = client_of().get(f"/feeds/topics/{self.topic.slug}.rss")
        self.assertContains(feed, "Sân bóng")
        self.assertNotContains(feed, "Vườn rau")

    def test_addresses_are_canonical_and_thin_lists_stay_out(self) -> None:
        """Three stories are enough for other search engines."""
        client = client_of(host=self.school.host)
        html = soup(client.get(self.address).content)
        canonical = html.select_one("link[rel=canonical]")["href"]
        self.assertTrue(canonical.endswith(self.address))
        self.assertIn(self.school.host, canonical)
        self.assertIsNotNone(html.select_one("meta[name=robots]"))
        for number in range(3):
            make_story(self.school, f"Thêm {number}", topic=self.topic)
        html = soup(client.get(self.address).content)
        self.assertIsNone(html.select_one("meta[name=robots]"))
        self.assertEqual(client.get("/topics/khong-co/").status_code, 404)

    def test_machines_learn_where_a_topic_stands(self) -> None:
        """The trail of the page, as facts."""
        page = soup(client_of(host=self.school.host).get(self.address).content)
        facts = json.loads(page.select_one('script[type="application/ld+json"]').string)
        self.assertEqual(facts["@type"], "BreadcrumbList")
        last = facts["itemListElement"][-1]
        self.assertEqual(last["name"], self.topic.name)
        self.assertTrue(last["item"].endswith(f"{self.school.host}:8000{self.address}"))
        self.assertEqual(len(facts["itemListElement"]), 3)

    def test_the_site_map_names_topics_with_enough_stories(self) -> None:
        """A thin list is left out, another school's stories do not count, the portal adds up."""
        for number in range(2):
            make_story(self.school, f"Thêm {number}", topic=self.topic)
        make_story(self.other, "Thư viện", topic=self.second)
        schools = client_of(host=self.school.host).get("/sitemap.xml")
        self.assertContains(schools, f"<loc>http://{self.school.host}:8000{self.address}</loc>")
        self.assertNotContains(schools, f"/topics/{self.second.slug}/")
        self.assertNotContains(client_of(host=self.other.host).get("/sitemap.xml"), "/topics/")
        self.story.unpublish()
        self.assertNotContains(client_of(host=self.school.host).get("/sitemap.xml"), "/topics/")
        self.assertContains(client_of().get("/sitemap.xml"), f"{self.address}</loc>")

    def test_the_site_map_names_a_topic_in_each_language_of_its_stories(self) -> None:
        """English where the site is English and has stories enough; never else."""
        for number in range(2):
            make_story(self.school, f"Thêm {number}", topic=self.topic)
        client = client_of(host=self.school.host)
        self.assertNotContains(client.get("/sitemap.xml"), "/en/topics/")
        english = Locale.objects.get_or_create(language_code="en")[0]
        stories = StoryPage.objects.descendant_of(self.school.school.root_page)
        for story in stories.filter(topic=self.topic):
            story.copy_for_translation(english, copy_parents=True)
        for story in StoryPage.objects.filter(locale=english):
            story.save_revision().publish()
        page = client.get("/sitemap.xml").content.decode()
        english_address = f"http://{self.school.host}:8000/en{self.address}"
        self.assertIn(f"<loc>{english_address}</loc>", page)
        self.assertEqual(page.count(f'hreflang="en" href="{english_address}"'), 2)

    def test_the_list_of_topics_counts_what_is_there(self) -> None:
        """A story leads to its topic, the topic to all topics."""
        client = client_of(host=self.school.host)
        self.assertContains(client.get(self.story.url), f'href="{self.address}"')
        self.assertContains(client.get(self.address), 'href="/topics/"')
        page = client.get("/topics/")
        self.assertEqual(page_faults(page.content), [])
        self.assertEqual(len(soup(page.content).select("a.task")), 2)
        empty = client_of(host=self.other.host).get("/topics/")
        self.assertEqual(len(soup(empty.content).select("a.task")), 1)

    def test_a_longer_list_costs_the_same(self) -> None:
        """However many stories there are."""
        client = client_of()
        client.get(self.address)
        with CaptureQueriesContext(connection) as few:
            client.get(self.address)
        for number in range(6):
            make_story(self.other, f"Nữa {number}", topic=self.topic)
        client.get(self.address)
        with CaptureQueriesContext(connection) as many:
            client.get(self.address)
        self.assertEqual(len(few), len(many))


class TagTests(FilingTestCase):
    """Tags are the school's own words."""

    def setUp(self) -> None:
        super().setUp()
        story = StoryPage.objects.get(pk=self.story.pk)
        story.tags.add("Trải nghiệm")
        story.save_revision().publish()
        self.address = f"/tags/{quote(Tag.objects.get(name='Trải nghiệm').slug)}/"

    def test_a_tag_leads_to_its_stories(self) -> None:
        """On the school's site and on the portal; nowhere else."""
        page = client_of(host=self.school.host).get(self.story.url)
        self.assertIn(self.address, [link["href"] for link in soup(page.content).select("a.chip")])
        self.assertEqual(self.titles(self.school.host, self.address), ["Vườn rau"])
        self.assertEqual(self.titles(self.district.portal.hostname, self.address), ["Vườn rau"])
        self.assertEqual(client_of(host=self.other.host).get(self.address).status_code, 404)

    def test_a_tag_without_public_stories_tells_nothing(self) -> None:
        """Nobody learns from it what a draft is about."""
        self.story.unpublish()
        self.assertEqual(client_of(host=self.school.host).get(self.address).status_code, 404)
        self.assertEqual(client_of().get("/tags/la-lung/").status_code, 404)
