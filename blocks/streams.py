"""The sets of blocks that pages use."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock

from blocks.callout import CalloutBlock
from blocks.document import DocumentBlock
from blocks.gallery import GalleryBlock
from blocks.heading import HeadingBlock
from blocks.paragraph import ParagraphBlock
from blocks.picture import PictureBlock
from blocks.quote import QuoteBlock
from blocks.table import TableBlock
from blocks.video import VideoBlock

TEXT = _("Text")
MEDIA = _("Pictures and video")
EXTRA = _("More")


class PageStreamBlock(StreamBlock):
    """Blocks of a standard page."""

    heading = HeadingBlock(group=TEXT)
    paragraph = ParagraphBlock(group=TEXT)
    quote = QuoteBlock(group=TEXT)
    picture = PictureBlock(group=MEDIA)
    gallery = GalleryBlock(group=MEDIA)
    video = VideoBlock(group=MEDIA)
    document = DocumentBlock(group=EXTRA)
    table = TableBlock(group=EXTRA)
    callout = CalloutBlock(group=EXTRA)

    class Meta:
        icon = "form"
        label = _("Content")


class StoryStreamBlock(PageStreamBlock):
    """Blocks of a story; the same set today, a class of its own so that it can grow apart."""

    class Meta:
        icon = "form"
        label = _("Story")
