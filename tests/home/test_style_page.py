"""The living style page."""

from __future__ import annotations

from django.conf import settings

from blocks.streams import StoryStreamBlock
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import page_faults, soup

ELSEWHERE = {
    "components/album_picture.html": "needs a stored picture; galleries look the same",
    "components/banner.html": "needs a stored picture and a site that chose it",
    "components/error.html": "has the page's h1; the pages for errors show it",
}
"""Templates that the page cannot show, each with its reason."""


class StylePageTests(DistrictTestCase):
    """Office people see every block; nobody else knows that the page exists."""

    def test_the_office_sees_every_block(self) -> None:
        """One section a block, sound as any page."""
        response = client_of(self.district.moderator).get("/_style/")
        self.assertEqual(response.status_code, 200)
        shown = {
            tag["id"].removeprefix("style-block-")
            for tag in soup(response.content).select("[id^=style-block-]")
        }
        self.assertEqual(shown, set(StoryStreamBlock().child_blocks))
        faults = [fault for fault in page_faults(response.content) if "h1" not in fault]
        self.assertEqual([f for f in faults if "inline" not in f], [])

    def test_every_component_is_shown(self) -> None:
        """A new template of a component or block is on the page, or here with its reason."""
        answer = client_of(self.district.moderator).get("/_style/")
        shown = {template.name for template in answer.templates}
        there = {
            f"{folder}/{path.name}"
            for folder in ("components", "blocks")
            for path in (settings.BASE_DIR / "templates" / folder).glob("*.html")
        }
        self.assertEqual(there - shown, set(ELSEWHERE))

    def test_nobody_else_sees_it(self) -> None:
        """Readers and schools get 404."""
        self.assertEqual(client_of().get("/_style/").status_code, 404)
        webmaster = self.district.schools[0].webmaster
        self.assertEqual(client_of(webmaster).get("/_style/").status_code, 404)
        self.assertEqual(
            client_of(host=self.district.schools[0].host).get("/_style/").status_code, 404
        )
