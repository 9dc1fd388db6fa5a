"""The directory's map: own drawing, links that filter, counts that follow the other filters."""

from __future__ import annotations

from sites.models import Ward
from sites.selectors import SCHOOL_MAP
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import page_faults, soup


class WardMapTests(DistrictTestCase):
    """Five schools in three wards, two of which the map knows."""

    school_count = 5
    address = "/cac-truong/"

    def setUp(self) -> None:
        super().setUp()
        for old, new in (("Phường Thử Nhất", "Bồ Đề"), ("Phường Thử Hai", "Đức Giang")):
            Ward.objects.filter(name=old).update(name=new)
        SCHOOL_MAP.forget()
        self.client = client_of()

    def tiles(self, **query: object) -> dict[str, str]:
        """Return {ward: what its tile says of the number} of the map."""
        page = self.client.get(self.address, query)
        self.assertEqual(page_faults(page.content), [])
        return {
            tile.select_one(".ward__name").get_text(): tile.select_one(".ward__count").get_text()
            for tile in soup(page.content).select(".ward")
        }

    def test_every_ward_is_on_it_and_unknown_ones_come_last(self) -> None:
        """In reading order: from the north; merged wards are not lost."""
        self.assertEqual(list(self.tiles()), ["Đức Giang", "Bồ Đề", "Phường Thử Ba"])
        html = soup(self.client.get(self.address).content)
        places = [(tile["data-row"], tile["data-column"]) for tile in html.select("[data-row]")]
        self.assertEqual(places, [("1", "3"), ("3", "1"), ("0", "0")])

    def test_a_tile_filters_without_script_and_can_be_let_go(self) -> None:
        """Its number is what the list then shows."""
        self.assertEqual(self.tiles()["Bồ Đề"], "2 trường")
        link = self.tile("Bồ Đề")
        chosen = soup(self.client.get(self.address + link["href"]).content)
        self.assertEqual(len(chosen.select("[data-school]")), 2)
        again = chosen.select_one(".ward[aria-current]")
        back = soup(self.client.get(self.address + again["href"]).content)
        self.assertEqual(len(back.select("[data-school]")), 5)

    def tile(self, name: str) -> dict[str, str]:
        """Return the link of one ward."""
        links = soup(self.client.get(self.address).content).select(".ward")
        return next(link for link in links if name in link.get_text())

    def test_numbers_follow_the_level(self) -> None:
        """A ward without any such school stays, and says so."""
        self.assertEqual(self.tiles(level="kindergarten")["Bồ Đề"], "0 trường")
