"""A school's banner stands on its home page and nowhere else."""

from __future__ import annotations

from sites.models import SiteSettings
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import page_faults, soup
from tests.support.pictures import make_image


class BannerTests(DistrictTestCase):
    """One school has chosen a picture, the other has not."""

    def test_the_chosen_picture_is_shown_with_its_words(self) -> None:
        """With a size, so that nothing jumps."""
        school, other = self.district.schools
        image = make_image(
            size=(1600, 900), collection=school.school.collection, description="Cổng trường"
        )
        SiteSettings.objects.filter(site=school.school.site).update(banner=image)
        home = client_of(host=school.host).get("/")
        self.assertEqual(page_faults(home.content), [])
        picture = soup(home.content).select_one("main .banner img")
        self.assertEqual(picture["alt"], "Cổng trường")
        self.assertEqual((picture["width"], picture["height"]), ("1600", "400"))
        self.assertNotContains(client_of(host=other.host).get("/"), 'class="banner"')
