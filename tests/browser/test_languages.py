"""What a script copies keeps its language: the picture viewer on an English page."""

from __future__ import annotations

from home.models import AlbumPicture
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
