"""Every block explains itself to writers, renders from its preview, and lets nothing foreign in."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.test import SimpleTestCase, TestCase
from wagtail.blocks import StreamBlock

from blocks.images import images_of
from blocks.streams import PageStreamBlock, StoryStreamBlock
from blocks.video import VideoBlock
from blocks.video_services import video_of
from tests.support.html import soup
from tests.support.pictures import make_image

STREAMS: tuple[type[StreamBlock], ...] = (PageStreamBlock, StoryStreamBlock)


class BlockContractTests(TestCase):
    """What every block of ours has to bring."""

    def test_every_block_has_icon_label_description_and_preview(self) -> None:
        """A teacher sees in the chooser what she will get."""
        for stream in STREAMS:
            for name, block in stream().child_blocks.items():
                with self.subTest(stream=stream.__name__, block=name):
                    self.assertTrue(block.meta.icon)
                    self.assertTrue(block.label)
                    self.assertTrue(block.get_description())
                    self.assertTrue(block.is_previewable)
                    self.assertTrue(str(block.meta.template).startswith("blocks/"))

    def test_every_block_renders_from_its_preview_value(self) -> None:
        """The preview shows text, and heading levels start at two."""
        for name, block in StoryStreamBlock().child_blocks.items():
            with self.subTest(block=name):
                html = block.render(block.get_preview_value(), {})
                page = soup(html)
                self.assertTrue(page.get_text(strip=True) or page.select("svg"))
                self.assertEqual(page.select("h1, [style], script"), [])

    def test_the_preview_page_has_the_sites_stylesheet(self) -> None:
        """Wagtail's block preview looks like the site."""
        block = StoryStreamBlock().child_blocks["quote"]
        html = render_to_string(
            "wagtailcore/shared/block_preview.html",
            {"bound_block": block.bind(block.get_preview_value()), "block_def": block},
        )
        self.assertIn("core/site.css", html)
        self.assertIn('class="quote"', html)


class PictureBlockTests(TestCase):
    """Alternative text, credit and size."""

    def test_a_picture_has_size_alt_caption_and_credit(self) -> None:
        """Nothing jumps while it loads, and a screen reader gets the words."""
        block = StoryStreamBlock().child_blocks["picture"]
        image = make_image(credit="Lớp 4A")
        value = block.to_python(
            {
                "image": {"image": image.pk, "alt_text": "Góc đọc", "decorative": False},
                "caption": "Sáng thứ Hai",
            }
        )
        page = soup(block.render(value))
        self.assertEqual(page.img["alt"], "Góc đọc")
        self.assertEqual((page.img["width"], page.img["height"]), ("900", "600"))
        self.assertIn("Sáng thứ Hai", page.figcaption.get_text())
        self.assertIn("Lớp 4A", page.figcaption.get_text())

    def test_a_decorative_picture_stays_silent(self) -> None:
        """Its alternative text is empty, and search finds no words in it."""
        block = StoryStreamBlock().child_blocks["picture"]
        value = block.to_python(
            {"image": {"image": make_image().pk, "alt_text": "", "decorative": True}, "caption": ""}
        )
        self.assertEqual(soup(block.render(value)).img["alt"], "")
        self.assertEqual(block.get_searchable_content(value), [])

    def test_a_picture_without_words_and_not_decorative_is_refused(self) -> None:
        """The writer has to say what it shows."""
        block = StoryStreamBlock().child_blocks["picture"]
        value = block.to_python(
            {"image": {"image": make_image().pk, "alt_text": "", "decorative": False}}
        )
        with self.assertRaises(ValidationError):
            block.clean(value)

    def test_pictures_of_galleries_are_found(self) -> None:
        """So that a page can fetch all renditions at once."""
        stream = StoryStreamBlock()
        image = {"image": make_image().pk, "alt_text": "a", "decorative": False}
        value = stream.to_python(
            [
                {"type": "picture", "value": {"image": image}},
                {"type": "gallery", "value": {"pictures": [{"image": image}, {"image": image}]}},
            ]
        )
        self.assertEqual(len(list(images_of(value))), 3)


class VideoTests(SimpleTestCase):
    """Only permitted services, and nothing of theirs on the page."""

    def test_addresses_that_people_copy_are_understood(self) -> None:
        """Share links, shorts, telephone addresses, embed addresses."""
        for address, service, number in (
            ("https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=3s", "YouTube", "aqz-KE-bpKQ"),
            ("https://youtu.be/aqz-KE-bpKQ?si=x", "YouTube", "aqz-KE-bpKQ"),
            ("https://m.youtube.com/shorts/aqz-KE-bpKQ", "YouTube", "aqz-KE-bpKQ"),
            ("https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ", "YouTube", "aqz-KE-bpKQ"),
            ("https://vimeo.com/123456789", "Vimeo", "123456789"),
            ("https://player.vimeo.com/video/123456789", "Vimeo", "123456789"),
        ):
            with self.subTest(address=address):
                video = video_of(address)
                self.assertEqual((video.service, video.number), (service, number))

    def test_everything_else_is_refused(self) -> None:
        """Other services, look-alike hosts, scripts, playlists, smuggled characters."""
        for address in (
            "https://example.org/watch?v=aqz-KE-bpKQ",
            "https://youtube.com.example.org/watch?v=aqz-KE-bpKQ",
            "https://www.youtube.com/playlist?list=abc",
            "https://www.youtube.com/watch?v=aqz-KE-bp%22",
            "https://youtu.be/aqz-KE-bpKQ%22onload=x",
            "javascript://youtu.be/aqz-KE-bpKQ",
            "https://vimeo.com/12",
        ):
            with self.subTest(address=address):
                self.assertIsNone(video_of(address))
                block = VideoBlock()
                with self.assertRaises(ValidationError):
                    block.clean(block.to_python({"url": address, "title": "Phim"}))

    def test_a_page_requests_nothing_before_the_reader_asks(self) -> None:
        """No frame, no picture of the service; without script a plain link."""
        block = VideoBlock()
        page = soup(
            block.render(block.to_python({"url": "https://youtu.be/aqz-KE-bpKQ", "title": "Phim"}))
        )
        self.assertEqual(page.select("iframe, img, script"), [])
        self.assertEqual(page.a["href"], "https://www.youtube.com/watch?v=aqz-KE-bpKQ")
        self.assertIn("youtube-nocookie.com", page.a["data-player"])

    def test_an_old_address_that_is_not_permitted_becomes_a_link(self) -> None:
        """A page that was imported still opens."""
        block = VideoBlock()
        page = soup(
            block.render(block.to_python({"url": "https://example.org/v", "title": "Phim"}))
        )
        self.assertEqual(page.select("[data-player]"), [])
        self.assertEqual(page.a["href"], "https://example.org/v")
