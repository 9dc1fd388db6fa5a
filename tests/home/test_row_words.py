"""Words in the rows of a page: translated with the page, or marked as Vietnamese."""

from __future__ import annotations

import json
from typing import Any

import polib
from bs4 import Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from home.models import AlbumPage, AlbumPicture
from tests.home.test_albums import make_album
from tests.home.test_translations import TranslationTestCase
from tests.support.district import client_of
from tests.support.html import page_faults, soup
from tests.support.pictures import make_image

ALBUM = {
    "Ngày hội thể thao": "Sports day",
    "Cả trường cùng vui.": "Fun for the whole school.",
    "Cô Thử": "Ms Thử",
}
CAPTION = {"Khoảnh khắc 0": "The first moment"}


class AlbumInEnglishTests(TranslationTestCase):
    """An album whose title and summary are English; of its captions only what a test translates."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.album = make_album(cls.people, "Ngày hội thể thao", pictures=2, film=True)

    def in_english(self, **words: str) -> tuple[Translation, Page]:
        """Translate the album and publish it, as the webmaster does."""
        translation = self.submit(self.album)
        self.translate(translation, {**ALBUM, **words})
        self.publish(translation)
        return translation, translation.get_target_instance()

    def shown(self, page: Page) -> Any:
        response = client_of(host=self.people.host).get(page.url)
        self.assertEqual(response.status_code, 200)
        self.assertEqual(page_faults(response.content, "en"), [])
        return soup(response.content).main

    def pictures(self, page: Page) -> list[Tag]:
        return self.shown(page).select("[data-gallery] figure")

    def test_translated_words_are_shown_as_english(self) -> None:
        """Caption and title of the film stand there without a mark."""
        _translation, page = self.in_english(**CAPTION, **{"Phim ngày hội": "The film"})
        first = self.pictures(page)[0]
        self.assertEqual(first.figcaption.get_text(strip=True), "The first moment")
        self.assertFalse(first.select("figcaption [lang]"))
        film = self.shown(page).select_one("[data-player]")
        self.assertEqual(film["data-title"], "The film")
        self.assertNotIn("lang", film.attrs)

    def test_what_nobody_translated_says_that_it_is_vietnamese(self) -> None:
        """A screen reader changes its voice for caption, picture and film."""
        _translation, page = self.in_english(**CAPTION)
        english, vietnamese = self.pictures(page)
        caption = vietnamese.select_one("figcaption [lang]")
        self.assertEqual((caption["lang"], caption.get_text()), ("vi", "Khoảnh khắc 1"))
        self.assertEqual((vietnamese.img["lang"], vietnamese.img["alt"]), ("vi", "Hình 1"))
        self.assertEqual(english.img["alt"], "The first moment")
        self.assertNotIn("lang", english.img.attrs)
        film = self.shown(page).select_one("[data-player]")
        self.assertEqual((film["lang"], film["data-title"]), ("vi", "Phim ngày hội"))

    def test_vietnamese_pages_mark_nothing(self) -> None:
        self.in_english(**CAPTION)
        page = soup(client_of(host=self.people.host).get(self.album.url).content).main
        self.assertFalse(page.select("figure [lang]"))

    def test_who_took_a_picture_is_said_in_vietnamese(self) -> None:
        """The name comes from the library; the word before it is the page's."""
        image = self.album.pictures.first().image
        image.credit = "Thầy Ngữ"
        image.save()
        _translation, page = self.in_english()
        credit = self.pictures(page)[0].select_one(".credit")
        self.assertEqual(credit.get_text(), "(Picture: Thầy Ngữ)")
        self.assertEqual(credit.select_one("[lang=vi]").get_text(), "Thầy Ngữ")

    def test_words_that_are_the_same_in_both_languages_are_english(self) -> None:
        """Somebody said so; the next publishing keeps it."""
        translation, page = self.in_english(**{"Khoảnh khắc 0": "Khoảnh khắc 0"})
        self.publish(translation)
        self.assertFalse(self.pictures(page)[0].select("figcaption [lang]"))

    def test_a_caption_that_changed_since_is_still_known_as_vietnamese(self) -> None:
        """The English page keeps what was sent to be translated until it is brought up to date."""
        translation = self.submit(self.album)
        album = AlbumPage.objects.get(pk=self.album.pk)
        album.pictures.filter(sort_order=1).update(caption="Chữ mới")
        self.translate(translation, ALBUM)
        self.publish(translation)
        page = translation.get_target_instance()
        caption = self.pictures(page)[1].select_one("figcaption [lang=vi]")
        self.assertEqual(caption.get_text(), "Khoảnh khắc 1")

    def test_a_page_that_wagtail_copied_marks_its_rows(self) -> None:
        """Whatever way the English page came about."""
        english = Locale.objects.get(language_code="en")
        page = self.album.copy_for_translation(english, copy_parents=True)
        page.save_revision().publish()
        page = AlbumPage.objects.get(pk=page.pk)
        self.assertEqual(page.pictures.count(), 2)
        captions = [picture.said_caption for picture in page.pictures.all()]
        self.assertEqual({caption.language for caption in captions}, {"vi"})
        self.assertEqual({row.locale for row in page.pictures.all()}, {english})

    def test_the_translator_offers_the_words_where_they_are(self) -> None:
        """Each with the name of the rows and of the field."""
        translation = self.submit(self.album)
        answer = self.client.get(self.edit_url(translation.get_target_instance()))
        props = soup(answer.content).select_one(".js-translation-editor")["data-props"]
        places = {
            segment["source"]: (segment["location"]["field"], segment["location"]["subField"])
            for segment in json.loads(props)["segments"]
        }
        self.assertEqual(places["Khoảnh khắc 0"], ("Ảnh trong album", "Chú thích"))
        self.assertEqual(places["Phim ngày hội"], ("Video trong album", "Tiêu đề"))
        self.assertNotIn("Hình 0", places)

    def test_a_po_file_holds_the_words(self) -> None:
        """Who translates outside gets them and sends them back."""
        translation, page = self.in_english()
        url = reverse("wagtail_localize:download_pofile", args=[translation.pk])
        catalogue = polib.pofile(self.client.get(url).content.decode())
        for entry in catalogue:
            entry.msgstr = CAPTION.get(entry.msgid, entry.msgstr)
        upload = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
        file = SimpleUploadedFile("en.po", str(catalogue).encode())
        self.client.post(upload, {"file": file, "next": "/admin/"})
        self.publish(translation)
        self.assertIn("The first moment", self.shown(page).get_text())

    def test_title_and_summary_are_still_needed(self) -> None:
        """Captions may wait; a page whose own text is Vietnamese does not go out."""
        translation = self.submit(self.album)
        self.translate(translation, CAPTION)
        response = self.publish(translation)
        self.assertFalse(translation.get_target_instance().live)
        self.assertContains(response, "còn 3 đoạn chưa có tiếng Anh")

    def test_syncing_publishes_without_captions_and_keeps_the_english_ones(self) -> None:
        """The screen for all languages at once asks for no more than the page's own form."""
        translation, page = self.in_english(**CAPTION)
        update = reverse("wagtail_localize:update_translations", args=[translation.source_id])
        self.add_picture("Thêm một khoảnh khắc")
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(update, {"publish_translations": "on"})
        captions = [figure.figcaption.get_text(strip=True) for figure in self.pictures(page)]
        self.assertEqual(captions, ["The first moment", "Khoảnh khắc 1", "Thêm một khoảnh khắc"])

    def add_picture(self, caption: str = "") -> None:
        album = AlbumPage.objects.get(pk=self.album.pk)
        image = make_image(collection=self.people.school.collection, description="Mới")
        album.pictures.add(AlbumPicture(image=image, caption=caption, sort_order=9))
        album.save_revision().publish()

    def test_a_new_picture_makes_the_english_album_lag_behind(self) -> None:
        """Captions that wait do not; a picture that is not there does, even without words."""
        self.in_english()
        self.assertNotIn("Sports day", self.list_text(self.people))
        self.add_picture()
        self.assertIn("Sports day", self.list_text(self.people))

    def test_search_knows_english_words_only_of_an_english_page(self) -> None:
        """The Vietnamese ones are found with the Vietnamese page."""
        _translation, page = self.in_english(**CAPTION)
        body = AlbumPage.objects.get(pk=page.pk).search_parts().body
        self.assertIn("The first moment", body)
        self.assertFalse({"Khoảnh khắc 1", "Hình 1", "Phim ngày hội"} & set(body))

    def test_a_page_costs_the_same_with_many_rows(self) -> None:
        """What is Vietnamese stands in the row itself."""
        translation, page = self.in_english(**CAPTION)
        few = self.queries(page)
        for number in range(6):
            self.add_picture(f"Thêm {number}")
        update = reverse("wagtail_localize:update_translations", args=[translation.source_id])
        self.client.post(update, {})
        self.publish(translation)
        self.assertEqual(len(self.pictures(page)), 8)
        self.assertEqual(self.queries(page), few)

    def queries(self, page: Page) -> int:
        client = client_of(host=self.people.host)
        for _warm in range(2):
            client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        return len(queries)

    def test_an_album_is_copied_with_its_rows(self) -> None:
        """A copy on the same site is another album: changing one leaves the other alone."""
        copy = self.album.copy(update_attrs={"slug": "ban-sao", "title": "Bản sao"})
        keys = {row.translation_key for row in self.album.pictures.all()}
        self.assertFalse(keys & {row.translation_key for row in copy.pictures.all()})
        alias = self.album.create_alias(update_slug="bi-danh")
        self.add_picture("Cho cả hai")
        self.assertEqual(AlbumPage.objects.get(pk=alias.pk).pictures.count(), 3)
        self.assertEqual(AlbumPage.objects.get(pk=copy.pk).pictures.count(), 2)
