"""Every page type answers, reads well aloud and stays inside the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from home.models import DocumentsPage, StaffPage, StandardPage, WeekMenuPage
from home.models.documents import ListedDocument
from home.models.staff import StaffMember
from home.models.week_menu import DayMenu
from news.models import NoticeIndexPage, NoticePage, StoryIndexPage
from tests.support.district import DistrictTestCase, SchoolPeople, client_of
from tests.support.html import page_faults, soup
from tests.support.pictures import make_image
from tests.support.stories import make_story


class SitePagesTests(DistrictTestCase):
    """A parent walks through all pages of the portal and of two schools."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        for people in cls.district.schools:
            cls._fill(people)

    @classmethod
    def _fill(cls, people: SchoolPeople) -> None:
        collection = people.school.collection
        cls.story = make_story(
            people,
            "Một giờ đọc sách",
            cover=make_image(collection=collection),
            cover_alt="Học sinh đọc sách",
            body=[
                {"type": "heading", "value": "Buổi sáng"},
                {"type": "paragraph", "value": "<p>Cả lớp cùng đọc.</p>"},
                {"type": "gallery", "value": {"heading": "Ảnh", "pictures": []}},
                {"type": "quote", "value": {"text": "Con thích đọc.", "source": "Lan"}},
                {
                    "type": "video",
                    "value": {"url": "https://youtu.be/aqz-KE-bpKQ", "title": "Phim"},
                },
            ],
        )
        make_story(people, "Vườn rau của bé")
        notices = people.page(NoticeIndexPage)
        notices.add_child(instance=NoticePage(title="Nghỉ lễ", summary="Cả trường nghỉ."))
        StaffMember.objects.create(
            page=people.page(StaffPage), name="Trần Thử", post="Hiệu trưởng", is_leader=True
        )
        file = get_document_model()(title="Kế hoạch", collection=collection)
        file.file.save("ke-hoach.pdf", ContentFile(b"%PDF-1.4 demo"))
        ListedDocument.objects.create(
            page=people.page(DocumentsPage), document=file, number="12/KH"
        )

    def test_every_page_of_every_site_is_sound(self) -> None:
        """Status 200, landmarks, one h1, labels, alt texts, no inline script or style."""
        for host, page in self._pages():
            with self.subTest(host=host, page=page):
                response = client_of(host=host).get(page)
                self.assertEqual(response.status_code, 200)
                self.assertEqual(page_faults(response.content), [])

    def _pages(self) -> Iterator[tuple[str, str]]:
        sites = [(self.district.portal.hostname, self.district.portal_root)]
        sites += [(people.host, people.root) for people in self.district.schools]
        for host, root in sites:
            for page in Page.objects.descendant_of(root, inclusive=True).live():
                yield host, page.url.split(":8000")[-1] or "/"

    def test_pages_show_what_they_are_for(self) -> None:
        """Menu, staff, documents and contact show what the school has entered."""
        school, kindergarten = self.district.schools
        DayMenu.objects.create(page=kindergarten.page(WeekMenuPage), weekday=0, lunch="Cá kho")
        self.assertContains(client_of(host=kindergarten.host).get("/thuc-don-tuan/"), "Cá kho")
        client = client_of(host=school.host)
        self.assertContains(client.get(school.page(StaffPage).url), "Trần Thử")
        documents = client.get(school.page(DocumentsPage).url)
        self.assertContains(documents, "12/KH")
        self.assertContains(documents, "PDF")

    def test_site_map_and_statements_stand_on_every_site(self) -> None:
        """The footer leads there; the map holds pages, not single stories."""
        for host in (self.district.portal.hostname, self.district.schools[0].host):
            client = client_of(host=host)
            for address in ("/site-map/", "/privacy/", "/accessibility/"):
                response = client.get(address)
                self.assertEqual(page_faults(response.content), [])
                self.assertContains(client.get("/"), f'href="{address}"')
        shown = soup(client.get("/site-map/").content).main.get_text()
        self.assertIn("Tin trường", shown)
        self.assertNotIn("Vườn rau của bé", shown)

    def test_the_look_follows_school_and_level(self) -> None:
        """Palette and level stand on <html>, where the stylesheet looks for them."""
        html = soup(client_of(host=self.district.schools[1].host).get("/").content).html
        self.assertEqual(html["data-level"], "kindergarten")
        self.assertEqual(html["data-palette"], "lotus")
        html = soup(client_of(host=self.district.portal.hostname).get("/").content).html
        self.assertEqual(html["data-level"], "portal")

    def test_the_story_list_filters_and_turns_pages(self) -> None:
        """Year and topic are plain links; an empty answer says what to do."""
        school = self.district.schools[0]
        for number in range(14):
            make_story(
                school, f"Bài cũ {number:02}", date=timezone.localdate() - timedelta(days=400)
            )
        client, address = client_of(host=school.host), school.page(StoryIndexPage).url
        self.assertEqual(len(soup(client.get(address).content).select(".card")), 12)
        second = client.get(address, {"page": 2})
        self.assertEqual(len(soup(second.content).select(".card")), 4)
        self.assertContains(
            second, f'<link rel="canonical" href="{school.page(StoryIndexPage).full_url}?page=2">'
        )
        last_year = client.get(address, {"year": (timezone.localdate() - timedelta(days=400)).year})
        self.assertContains(last_year, "Bài cũ 13")
        self.assertNotContains(last_year, "Vườn rau của bé")
        self.assertEqual(
            client.get(address, {"page": "x", "year": "0", "topic": "'"}).status_code, 200
        )

    def test_a_past_notice_leaves_the_list_and_says_so_itself(self) -> None:
        """Its address still answers."""
        school = self.district.schools[0]
        index = school.page(NoticeIndexPage)
        yesterday = timezone.localdate() - timedelta(days=1)
        past = NoticePage(title="Đóng cổng", date=yesterday, valid_until=yesterday)
        index.add_child(instance=past)
        client = client_of(host=school.host)
        self.assertNotContains(client.get(index.url), "Đóng cổng")
        self.assertContains(client.get(index.url, {"past": 1}), "Đóng cổng")
        self.assertContains(client.get(past.url), "past-note")

    def test_an_urgent_notice_stands_above_every_page_of_its_site_only(self) -> None:
        """What the office says on all sites is a broadcast; a notice page for its own site."""
        today = timezone.localdate()
        office = NoticeIndexPage.objects.child_of(self.district.portal_root).get()
        storm = NoticePage(title="Nghỉ học vì bão", urgent=True, valid_until=today)
        office.add_child(instance=storm)
        first, second = self.district.schools
        water = NoticePage(title="Mất nước ở trường", urgent=True, valid_until=today)
        first.page(NoticeIndexPage).add_child(instance=water)
        for host, words in ((self.district.portal.hostname, storm), (first.host, water)):
            strip = soup(client_of(host=host).get("/").content).select_one(".strip")
            self.assertEqual([item.get_text() for item in strip.select("a")], [words.title], host)
        self.assertIsNone(soup(client_of(host=second.host).get("/").content).select_one(".strip"))
        NoticePage.objects.update(valid_until=today - timedelta(days=1))
        self.assertIsNone(soup(client_of(host=first.host).get("/").content).select_one(".strip"))

    def test_an_empty_page_says_what_to_do(self) -> None:
        """The "about" page of a new school is not a blank."""
        school = self.district.schools[0]
        page = StandardPage.objects.child_of(school.root).first()
        self.assertEqual(
            len(soup(client_of(host=school.host).get(page.url).content).select(".empty")), 1
        )

    def test_errors_stay_in_the_frame_of_the_site(self) -> None:
        """404 keeps the school's name and offers the search."""
        response = client_of(host=self.district.schools[0].host).get("/khong-co-trang-nay/")
        self.assertEqual(response.status_code, 404)
        self.assertContains(response, self.district.schools[0].school.name, status_code=404)
        self.assertEqual(page_faults(response.content), [])
