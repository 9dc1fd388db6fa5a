"""What machines read: feeds, sitemaps, robots, security contact, manifest."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from xml.etree import ElementTree

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from PIL import Image
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter

from home.models import ContactPage
from news.models import Feature, FeatureState, NoticeIndexPage, NoticePage, SectionPage
from sites.models import SiteSettings
from sites.services import school_close
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import soup
from tests.support.pictures import make_image
from tests.support.stories import make_story

BLUE = (120, 160, 200)
"""The colour of `make_image`."""
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class FeedTests(DistrictTestCase):
    """RSS, Atom and JSON of a school, of the portal and of a section."""

    def setUp(self) -> None:
        super().setUp()
        self.school = self.district.schools[0]
        self.story = make_story(self.school, "Đọc & kể chuyện")
        self.client_school = client_of(host=self.school.host)

    def feature(self) -> SectionPage:
        section = SectionPage.objects.order_by("path").first()
        Feature.objects.create(
            story=self.story,
            story_key=self.story.translation_key,
            school=self.school.school,
            section=section,
            state=FeatureState.ACCEPTED,
            live=True,
            headline="Tiêu đề của Phòng",
            offered_at=timezone.now(),
            accepted_at=timezone.now(),
        )
        return section

    def test_the_three_formats_tell_the_same(self) -> None:
        """Title, absolute address, summary and date of the story."""
        rss = self.client_school.get("/feeds/news.rss")
        item = ElementTree.fromstring(rss.content).find("channel/item")
        self.assertEqual(item.findtext("title"), "Đọc & kể chuyện")
        self.assertEqual(item.findtext("link"), self.story.full_url)
        atom = self.client_school.get("/feeds/news.atom")
        entry = ElementTree.fromstring(atom.content).find(f"{ATOM}entry")
        self.assertEqual(entry.findtext(f"{ATOM}title"), "Đọc & kể chuyện")
        feed = json.loads(self.client_school.get("/feeds/news.json").content)
        self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
        self.assertEqual(feed["items"][0]["url"], self.story.full_url)
        self.assertTrue(parse_datetime(feed["items"][0]["date_published"]))

    def test_a_feed_names_only_its_own_site(self) -> None:
        """Another school's feed does not hold the story, the portal's only once it is featured."""
        portal = client_of(host=self.district.portal.hostname)
        other = client_of(host=self.district.schools[1].host)
        self.assertNotContains(other.get("/feeds/news.rss"), "Đọc")
        self.assertNotContains(portal.get("/feeds/news.rss"), "Đọc")
        section = self.feature()
        self.assertContains(portal.get("/feeds/news.rss"), "Tiêu đề của Phòng")
        self.assertContains(portal.get("/feeds/news.rss"), self.story.full_url)
        self.assertContains(portal.get(f"/feeds/sections/{section.slug}.json"), "Tiêu đề của Phòng")
        self.assertEqual(other.get(f"/feeds/sections/{section.slug}.rss").status_code, 404)

    def test_a_withdrawn_story_leaves_the_feeds_at_once(self) -> None:
        """Feeds read the truth when they are asked."""
        self.feature()
        self.story.unpublish()
        for host in (self.school.host, self.district.portal.hostname):
            self.assertNotContains(
                client_of(host=host).get("/feeds/news.atom"), "Tiêu đề của Phòng"
            )
            self.assertNotContains(client_of(host=host).get("/feeds/news.atom"), "kể chuyện")

    def test_notices_have_a_feed_without_past_ones(self) -> None:
        """A notice whose last day is over is no news."""
        index = self.school.page(NoticeIndexPage)
        index.add_child(instance=NoticePage(title="Họp phụ huynh"))
        past = timezone.localdate() - timedelta(days=2)
        index.add_child(instance=NoticePage(title="Đã qua", date=past, valid_until=past))
        feed = self.client_school.get("/feeds/notices.rss")
        self.assertContains(feed, "Họp phụ huynh")
        self.assertNotContains(feed, "Đã qua")


class MachineFileTests(DistrictTestCase):
    """Small files on every host."""

    def test_a_sitemap_holds_the_public_pages_of_its_site_and_no_other(self) -> None:
        """Drafts and other sites' pages stay out."""
        first, second = self.district.schools
        shown = make_story(first, "Bài đăng")
        draft = make_story(first, "Bài nháp", live=False)
        other = make_story(second, "Bài trường khác")
        xml = ElementTree.fromstring(client_of(host=first.host).get("/sitemap.xml").content)
        found = {node.text for node in xml.iter(f"{MAP}loc")}
        self.assertIn(shown.full_url, found)
        self.assertNotIn(draft.full_url, found)
        self.assertNotIn(other.full_url, found)
        self.assertIn(f"http://{first.host}:8000/", found)

    def test_the_index_lists_open_schools_and_stands_on_the_portal_only(self) -> None:
        """A closed school leaves it."""
        first, second = self.district.schools
        school_close(school=second.school, user=self.district.administrator)
        portal = client_of(host=self.district.portal.hostname)
        index = portal.get("/sitemap-index.xml")
        self.assertContains(index, f"http://{first.host}:8000/sitemap.xml")
        self.assertNotContains(index, second.host)
        self.assertEqual(client_of(host=first.host).get("/sitemap-index.xml").status_code, 404)

    def test_robots_keep_out_of_results_and_find_the_sitemap(self) -> None:
        """Each host names its own."""
        host = self.district.schools[0].host
        robots = client_of(host=host).get("/robots.txt")
        self.assertContains(robots, "Disallow: /search/")
        self.assertContains(robots, f"Sitemap: http://{host}:8000/sitemap.xml")

    def test_the_security_contact_is_complete_and_not_over(self) -> None:
        """RFC 9116 wants Contact and Expires."""
        text = (
            client_of(host=self.district.schools[0].host)
            .get("/.well-known/security.txt")
            .content.decode()
        )
        contact = ContactPage.objects.child_of(self.district.portal_root).get()
        self.assertIn(f"Contact: {contact.full_url}\n", text)
        until = parse_datetime(re.search(r"Expires: (\S+)", text)[1])
        self.assertTrue(timezone.now() < until < timezone.now() + timedelta(days=366))

    def test_the_manifest_carries_the_schools_name_and_colour(self) -> None:
        """And its icon exists."""
        people = self.district.schools[1]
        manifest = client_of(host=people.host).get("/manifest.webmanifest").json()
        self.assertEqual(manifest["name"], people.school.name)
        self.assertEqual(manifest["theme_color"], "#96225c")
        self.assertEqual(
            client_of(host=people.host).get("/favicon.ico").url, manifest["icons"][0]["src"]
        )

    def test_a_schools_logo_is_its_icon_in_every_size(self) -> None:
        """Square, opaque, on the palette's ground, the whole logo in a telephone's safe circle."""
        people, other = self.district.schools
        logo = make_image(size=(400, 100), collection=people.school.collection)
        SiteSettings.objects.filter(site=people.school.site).update(logo=logo, palette="sky")
        client = client_of(host=people.host)
        icons = client.get("/manifest.webmanifest").json()["icons"]
        sizes = {(icon["sizes"], icon["purpose"]) for icon in icons}
        for side in (192, 512):
            self.assertLessEqual({(f"{side}x{side}", "any"), (f"{side}x{side}", "maskable")}, sizes)
        head = soup(client.get("/").content).head
        icons += [
            {"src": link["href"], "sizes": link["sizes"], "purpose": ""}
            for link in head.select("link[rel=icon], link[rel=apple-touch-icon]")
        ]
        self.assertTrue({"32x32", "180x180"} <= {icon["sizes"] for icon in icons})
        for icon in icons:
            answer = client.get(icon["src"])
            rendition = logo.renditions.get(file=answer.url.removeprefix("/media/"))
            picture = Image.open(rendition.file)
            side = int(icon["sizes"].split("x")[0])
            self.assertEqual((picture.format, picture.mode), ("PNG", "RGB"))
            self.assertEqual(picture.size, (side, side))
            self.assertEqual(picture.getpixel((0, side // 2)), (0xE5, 0xF2, 0xFF))
            middle = picture.getpixel((side // 2, side // 2))
            self.assertLess(max(abs(a - b) for a, b in zip(middle, BLUE, strict=True)), 4)
            if icon["purpose"] == "maskable":
                self.assertEqual(picture.getpixel((side // 5, side // 2)), (0xE5, 0xF2, 0xFF))

        self.assertIn("icon-32-", client.get("/favicon.ico").url)
        self.assertIn("icon-32-", head.select_one("link[rel=icon]")["href"])
        drawn = soup(client_of(host=other.host).get("/").content).select_one("link[rel=icon]")
        self.assertTrue(drawn["href"].endswith(".svg"))

    def test_no_words_make_an_icon_that_is_none(self) -> None:
        """Whoever could sign an address would still get no giant picture."""
        for words in ("9999-50-ffffff", "32-0-ffffff", "32-50-fff", "32-50-zzzzzz"):
            with self.assertRaises(InvalidFilterSpecError):
                Filter(spec=f"icon-{words}").operations  # noqa: B018
