"""What a script copies keeps its language: the picture viewer on an English page."""

from __future__ import annotations

from demo.factories.people import DEMO_PASSWORD
from demo.seeding.people import WEBMASTER_SUFFIX
from home.models import AlbumPage, AlbumPicture
from sites.selectors import school_of_path
from tests.browser.base import DESKTOP
from tests.browser.demo import DemoTestCase


class LanguageTests(DemoTestCase):
    """An English album, some of whose captions nobody has translated."""

    def test_the_viewer_says_which_words_are_vietnamese(self) -> None:
        """Caption and what the picture shows, as on the page below."""
        rows = AlbumPicture.objects.filter(locale__language_code="en")
        row = next(row for row in rows.order_by("pk") if row.said_caption.language)
        page = self.person(size=DESKTOP)
        page.goto(row.page.full_url)
        page.locator("[data-gallery] a").first.click()
        slide = page.locator("dialog.viewer figure").filter(has_text=row.caption)
        self.assertEqual(slide.locator("figcaption > [lang=vi]").inner_text(), row.caption)
        self.assertEqual(slide.locator("img").get_attribute("lang"), "vi")
        self.assertEqual(slide.locator("img").get_attribute("alt"), row.image.description)

    def test_the_translation_editor_speaks_vietnamese(self) -> None:
        """Also where its program says something in English by itself."""
        albums = AlbumPage.objects.filter(locale__language_code="en").order_by("-pk")
        album, school = next((one, card) for one in albums if (card := school_of_path(one.path)))
        page = self.person(size=DESKTOP)
        self.login(page, f"{school.code}{WEBMASTER_SUFFIX}", DEMO_PASSWORD)
        page.goto(self.url(f"/admin/pages/{album.pk}/edit/"))
        page.get_by_text("Dịch từ Tiếng Việt sang Tiếng Anh", exact=True).first.wait_for()
        said = page.locator(".js-translation-editor").inner_text()
        self.assertNotIn(" translation", said)
        self.assertNotIn("More actions", page.locator(".js-translation-editor").inner_html())
