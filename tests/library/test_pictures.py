"""Pictures: cut around what matters, named with who took them, and no dearer in longer lists."""

from __future__ import annotations

from unittest.mock import patch

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from PIL import Image, ImageDraw

from library.models import CustomImage
from library.pictures import picture_sources
from library.slots import SLOTS
from news.models import StoryIndexPage
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import page_faults, soup
from tests.support.pictures import make_image
from tests.support.stories import make_story

RED = (220, 20, 20)


class FocalPointTests(TestCase):
    """A wide picture whose one red spot stands far to the right."""

    def setUp(self) -> None:
        self.image = make_image(size=(1600, 400))
        with Image.open(self.image.file.path) as picture:
            ImageDraw.Draw(picture).rectangle((1400, 150, 1500, 250), fill=RED)
            picture.save(self.image.file.path, "JPEG", quality=95)

    def red(self) -> int:
        """Count the red points of the picture as a card shows it."""
        spec = SLOTS["card"].spec(SLOTS["card"].sizes[0])
        image = CustomImage.objects.get(pk=self.image.pk)
        picture = Image.open(image.get_rendition(spec).file).convert("RGB")
        return sum(1 for r, g, b in picture.getdata() if r > 180 and g < 90 and b < 90)

    def test_the_cut_follows_the_point(self) -> None:
        """Without one the middle is kept and the spot is lost; another point is another cut."""
        self.assertEqual(self.red(), 0)
        self.image.focal_point_x, self.image.focal_point_y = 1450, 200
        self.image.focal_point_width = self.image.focal_point_height = 100
        self.image.save()
        self.assertGreater(self.red(), 1000)
        self.image.focal_point_x = 100
        self.image.save()
        self.assertEqual(self.red(), 0)

    def test_the_size_that_a_page_announces_is_that_of_the_cut(self) -> None:
        """Else the page would jump; a rounded pixel is no jump."""
        self.image.focal_point_x, self.image.focal_point_y = 1450, 200
        self.image.focal_point_width = self.image.focal_point_height = 100
        self.image.save()
        sources = picture_sources(self.image, "card")
        slot = SLOTS["card"]
        rendition = self.image.get_rendition(slot.spec(slot.sizes[-1]))
        self.assertAlmostEqual(sources.width, rendition.width, delta=1)
        self.assertAlmostEqual(sources.height, rendition.height, delta=1)


class ListTests(DistrictTestCase):
    """A school with many stories, each with a picture of its own."""

    def fill(self, number: int) -> None:
        """Add stories, and make the renditions that their cards show."""
        school = self.district.schools[0]
        for _each in range(number):
            image = make_image(size=(90, 60), collection=school.school.collection)
            make_story(school, f"Bài {image.pk}", cover=image, cover_alt="Sân trường")
            image.get_renditions(*SLOTS["card"].all_specs())

    def test_twenty_four_cards_cost_what_twelve_cost(self) -> None:
        """On the portal's page of a topic, where the pictures' renditions are all there."""
        counts = []
        for number in (12, 24):
            self.fill(12)
            school = self.district.schools[0]
            story = school.page(StoryIndexPage).get_children().specific().first()
            address = f"/topics/{story.topic.slug}/"
            client = client_of()
            with patch("news.filing_selectors.STORIES_A_PAGE", number):
                client.get(address)
                with CaptureQueriesContext(connection) as queries:
                    page = client.get(address)
            self.assertEqual(len(soup(page.content).select(".card img")), number)
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])


class CreditTests(DistrictTestCase):
    """Wherever a picture stands as content, its caption and who took it stand below it."""

    def test_caption_and_credit_stand_below(self) -> None:
        """Cover, a picture of the text and a gallery; not a second person's name in between."""
        school = self.district.schools[0]
        make = {"size": (900, 600), "collection": school.school.collection}
        first = make_image(credit="Cô Hạnh", **make)
        second = make_image(credit="Em Bình lớp 9A", **make)
        third = make_image(**make)

        def told(image: CustomImage, caption: str) -> dict[str, object]:
            return {
                "image": {"image": image.pk, "alt_text": "Sân trường", "decorative": False},
                "caption": caption,
            }

        rows = [
            {"type": "item", "id": "1", "value": told(second, "Trồng cây")},
            {"type": "item", "id": "2", "value": told(third, "Tưới cây")},
        ]
        body = [
            {"type": "picture", "value": told(first, "Lễ chào cờ")},
            {"type": "gallery", "value": {"heading": "", "pictures": rows}},
        ]
        story = make_story(school, body=body, cover=second, cover_alt="Cây")
        answer = client_of(host=school.host).get(story.url)
        self.assertEqual(page_faults(answer.content), [])
        said = [
            " ".join(caption.get_text().split())
            for caption in soup(answer.content).select("main figcaption")
        ]
        self.assertEqual(
            said,
            [
                "Ảnh: Em Bình lớp 9A",
                "Lễ chào cờ (Ảnh: Cô Hạnh)",
                "Trồng cây (Ảnh: Em Bình lớp 9A)",
                "Tưới cây",
            ],
        )
