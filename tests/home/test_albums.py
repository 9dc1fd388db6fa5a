"""Albums: many pictures and films, found, read aloud and never without words."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.models import AlbumIndexPage, AlbumPage, AlbumPicture, AlbumVideo, EventIndexPage
from news.models import StoryIndexPage
from tests.support.district import DistrictTestCase, SchoolPeople, client_of
from tests.support.html import page_faults, soup
from tests.support.pictures import make_image
from tests.support.stories import make_story

FILM = "https://youtu.be/aqz-KE-bpKQ"


def make_album(people: SchoolPeople, title: str, pictures: int = 3, film: bool = False) -> Page:
    """Publish an album of a school."""
    album = AlbumPage(title=title, summary="Cả trường cùng vui.", credit="Cô Thử")
    collection = people.school.collection
    album.pictures = [
        AlbumPicture(
            image=make_image(collection=collection, description=f"Hình {number}"),
            caption=f"Khoảnh khắc {number}",
            sort_order=number,
        )
        for number in range(pictures)
    ]
    if film:
        album.videos = [AlbumVideo(title="Phim ngày hội", url=FILM)]
    people.page(AlbumIndexPage).add_child(instance=album)
    album.save_revision().publish()
    album.refresh_from_db()
    return album


class AlbumReadersTests(DistrictTestCase):
    """What a parent sees, with and without script."""

    def setUp(self) -> None:
        super().setUp()
        self.school, self.other = self.district.schools
        self.album = make_album(self.school, "Ngày hội thể thao", film=True)
        self.client = client_of(host=self.school.host)

    def test_an_album_shows_pictures_with_words_and_a_film_that_waits(self) -> None:
        """Links to the large pictures; nothing is asked of the service before a click."""
        page = self.client.get(self.album.url)
        self.assertEqual(page_faults(page.content), [])
        html = soup(page.content)
        links = html.select("[data-gallery] a[href]")
        self.assertEqual(len(links), 3)
        self.assertEqual([link.img["alt"] for link in links], ["Hình 0", "Hình 1", "Hình 2"])
        self.assertEqual(
            html.select_one("[data-gallery] figcaption").get_text(strip=True), "Khoảnh khắc 0"
        )
        self.assertEqual({link.img["loading"] for link in links}, {"lazy"})
        self.assertContains(page, "3 ảnh")
        self.assertContains(page, "Cô Thử")
        self.assertContains(page, '"@type": "ImageGallery"')
        self.assertIsNone(html.find("iframe"))
        self.assertIn("youtube-nocookie", html.select_one("[data-player]")["data-player"])

    def test_caption_and_credit_stand_below_their_own_picture(self) -> None:
        """Whoever took one picture is named at that picture; without both there is no caption."""
        first, second, third = self.album.pictures.order_by("sort_order")
        first.image.credit = "Thầy Ngữ"
        first.image.save()
        second.caption = ""
        second.save()
        second.image.credit = "Cô Lan"
        second.image.save()
        third.caption = ""
        third.save()
        figures = soup(self.client.get(self.album.url).content).select("[data-gallery] figure")
        said = [
            " ".join(figure.figcaption.get_text().split()) if figure.figcaption else ""
            for figure in figures
        ]
        self.assertEqual(said, ["Khoảnh khắc 0 (Ảnh: Thầy Ngữ)", "(Ảnh: Cô Lan)", ""])

    def test_a_long_list_comes_in_pages_of_twelve(self) -> None:
        """Twenty-five albums: two full pages and a last one; each album stands once."""
        for number in range(24):
            make_album(self.school, f"Album số {number}", pictures=0)
        self.assertEqual(self.sizes(self.school.page(AlbumIndexPage).url), [12, 12, 1])

    def test_stories_come_in_pages_of_twelve(self) -> None:
        """As albums do."""
        for number in range(25):
            make_story(self.school, f"Bài số {number}")
        self.assertEqual(self.sizes(self.school.page(StoryIndexPage).url), [12, 12, 1])

    def sizes(self, address: str) -> list[int]:
        """Return how many cards stand on each page of a list; none stands twice."""
        found: list[list[str]] = []
        for number in (1, 2, 3):
            page = self.client.get(address, {"page": number})
            self.assertEqual(page_faults(page.content), [])
            html = soup(page.content)
            found.append([title.get_text() for title in html.select("main .card h2")])
            self.assertEqual(
                html.select_one(".pagination [aria-current]").contents[-1], str(number)
            )
        titles = [title for page_titles in found for title in page_titles]
        self.assertEqual(len(titles), len(set(titles)))
        return [len(page_titles) for page_titles in found]

    def test_large_pictures_answer_without_script(self) -> None:
        """The link itself leads to a picture."""
        link = soup(self.client.get(self.album.url).content).select_one("[data-gallery] a")
        response = self.client.get(link["href"])
        self.assertIn(response.status_code, (200, 302))

    def test_the_list_tells_films_from_pictures(self) -> None:
        """Filters are plain links; another school's albums never appear."""
        make_album(self.school, "Vườn rau")
        make_album(self.other, "Của trường khác")
        address = self.school.page(AlbumIndexPage).url
        everything = self.client.get(address)
        self.assertEqual(page_faults(everything.content), [])
        self.assertEqual(len(soup(everything.content).select("main .card")), 2)
        self.assertNotContains(everything, "Của trường khác")
        films = soup(self.client.get(address, {"show": "films"}).content).select("main .card")
        self.assertEqual([card.h2.get_text() for card in films], ["Ngày hội thể thao"])
        nonsense = self.client.get(address, {"show": "<b>"})
        self.assertEqual(len(soup(nonsense.content).select("main .card")), 2)
        self.assertContains(self.client.get("/"), "Vườn rau")

    def test_search_reads_captions(self) -> None:
        """What stands below and behind the pictures can be found."""
        parts = self.album.search_parts()
        self.assertIn("Khoảnh khắc 1", parts.body)
        self.assertIn("Hình 1", parts.body)
        self.assertIn("Phim ngày hội", parts.body)


class AlbumEditorsTests(DistrictTestCase):
    """What a webmaster may save, through the real form."""

    def setUp(self) -> None:
        super().setUp()
        self.school, self.other = self.district.schools
        self.client = client_of(self.school.webmaster)
        self.mute = make_image("IMG_1", collection=self.school.school.collection)

    def add(self, rows: list[dict[str, Any]], films: list[Any] | None = None, **extra: str) -> Any:
        """Send the form of a new album."""
        index = self.school.page(AlbumIndexPage)
        data = {
            "title": "Khai giảng",
            "slug": "khai-giang",
            "summary": "",
            "date": "2026-09-05",
            "credit": "",
            "pictures": inline_formset(rows),
            "videos": inline_formset(films or []),
            "comments": inline_formset([]),
        }
        address = reverse("wagtailadmin_pages:add", args=["home", "albumpage", index.pk])
        return self.client.post(address, {**nested_form_data(data), **extra})

    def test_a_draft_may_lack_words_but_readers_get_none_without(self) -> None:
        """Nothing that was typed is lost; the message stands at the picture."""
        row = {"image": self.mute.pk, "caption": "Chào cờ", "alt_text": ""}
        refused = self.add([row], **{"action-publish": "1"})
        self.assertContains(refused, "Chào cờ")
        self.assertContains(refused, "Hãy viết vài từ")
        self.assertFalse(AlbumPage.objects.exists())
        self.assertEqual(self.add([row]).status_code, 302)
        self.assertFalse(AlbumPage.objects.get().live)

    def test_words_or_decoration_are_enough(self) -> None:
        """Own words, a tick, or the description that the library keeps."""
        told = make_image("IMG_2", collection=self.school.school.collection, description="Sân")
        rows = [
            {"image": self.mute.pk, "caption": "", "alt_text": "Lễ chào cờ"},
            {"image": self.mute.pk, "caption": "", "alt_text": "", "decorative": "on"},
            {"image": told.pk, "caption": "", "alt_text": ""},
        ]
        self.assertEqual(self.add(rows, **{"action-publish": "1"}).status_code, 302)
        shown = [picture.alt for picture in AlbumPage.objects.get(live=True).pictures.all()]
        self.assertEqual(shown, ["Lễ chào cờ", "", "Sân"])

    def test_another_schools_picture_is_refused(self) -> None:
        """A POST can carry any id."""
        foreign = make_image(collection=self.other.school.collection, description="Lạ")
        refused = self.add([{"image": foreign.pk, "caption": "", "alt_text": ""}])
        self.assertEqual(refused.status_code, 200)
        self.assertFalse(AlbumPage.objects.exists())

    def test_films_come_from_permitted_services_only(self) -> None:
        """The message says which."""
        row = {"title": "Phim", "url": "https://example.org/film.mp4"}
        refused = self.add([], [row])
        self.assertContains(refused, "YouTube hoặc Vimeo")

    def test_albums_stand_in_album_lists_only(self) -> None:
        """The calendar takes none."""
        index = self.school.page(EventIndexPage)
        address = reverse("wagtailadmin_pages:add", args=["home", "albumpage", index.pk])
        self.assertIn(self.client.get(address).status_code, (302, 403, 404))
