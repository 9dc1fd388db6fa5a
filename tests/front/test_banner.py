"""A school's banner stands on its home page and nowhere else, and says what it shows."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.apps import apps
from django.http import HttpResponse

from library.models import CustomImage
from sites.models import SiteSettings
from tests.front.test_same_data import in_english
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import page_faults, soup
from tests.support.pictures import make_image


class BannerTests(DistrictTestCase):
    """One school has chosen a picture, the other has not."""

    def setUp(self) -> None:
        super().setUp()
        self.people = self.district.schools[0]
        self.image = make_image(
            size=(1600, 900), collection=self.people.school.collection, description="Kho ảnh"
        )

    def save(self, **values: Any) -> HttpResponse:
        """Send the form of the site's look as its webmaster."""
        address = f"/admin/settings/school_sites/sitesettings/{self.people.school.site_id}/"
        form = {"palette": "sky", "tagline": "Câu đã gõ", "banner": self.image.pk}
        return client_of(self.people.webmaster).post(address, form | values)

    def stored(self) -> SiteSettings:
        """Return the school's settings as they are in the database."""
        return SiteSettings.objects.get(site=self.people.school.site)

    def shown(self, address: str = "/", language: str = "vi") -> Any:
        """Return the banner as the home page shows it."""
        home = client_of(host=self.people.host).get(address)
        self.assertEqual(page_faults(home.content, language), [])
        return soup(home.content).select_one("main .banner img")

    def test_the_chosen_picture_is_shown_with_its_words(self) -> None:
        """With a size, so that nothing jumps."""
        self.assertEqual(self.save(banner_alt="Cổng trường").status_code, 302)
        picture = self.shown()
        self.assertEqual(picture["alt"], "Cổng trường")
        self.assertEqual((picture["width"], picture["height"]), ("1600", "400"))
        other = client_of(host=self.district.schools[1].host)
        self.assertNotContains(other.get("/"), 'class="banner"')

    def test_a_banner_without_words_is_not_saved_and_nothing_is_lost(self) -> None:
        """The library's description is no answer: it speaks of the picture, not of its place."""
        refused = self.save()
        self.assertContains(refused, "Hãy viết vài từ")
        self.assertContains(refused, "Câu đã gõ")
        self.assertIsNone(self.stored().banner)
        self.assertIsNone(self.shown())

    def test_decoration_is_said_on_purpose(self) -> None:
        self.assertEqual(
            self.save(banner_decorative="on", banner_alt="Không ai nghe").status_code, 302
        )
        self.assertEqual(self.shown()["alt"], "")

    def test_without_a_banner_nothing_is_asked(self) -> None:
        self.assertEqual(self.save(banner="").status_code, 302)
        self.assertEqual(self.stored().tagline, "Câu đã gõ")

    def test_the_english_page_says_it_in_english_or_not_at_all(self) -> None:
        address = in_english(self.people.root, "Test School").url
        self.save(banner_alt="Cổng trường", banner_alt_en="The school gate")
        self.assertEqual(self.shown(address, "en")["alt"], "The school gate")
        self.assertEqual(self.shown()["alt"], "Cổng trường")
        self.save(banner_alt="Cổng trường")
        self.assertEqual(self.shown(address, "en")["alt"], "")

    def test_banners_from_before_keep_what_they_said(self) -> None:
        """The migration: until now the library's description was read aloud."""
        SiteSettings.objects.filter(site=self.people.school.site).update(banner=self.image)
        CustomImage.objects.filter(pk=self.image.pk).update(description="Kho ảnh " * 31)
        import_module("sites.migrations.0006_banner_words").describe(apps, None)
        self.assertEqual(self.shown()["alt"], ("Kho ảnh " * 31)[:240])
