"""Running text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock

PARAGRAPH_FEATURES = ("h3", "bold", "italic", "ol", "ul", "link", "document-link", "superscript")
"""What a writer can do inside running text; everything else a paste brings is dropped."""


class ParagraphBlock(RichTextBlock):
    """Paragraphs, lists and links; no colours, sizes or fonts, so no page falls out of style."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", list(PARAGRAPH_FEATURES))
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraphs")
        description = _("Paragraphs, lists and links. Text pasted from Word is cleaned.")
        template = "blocks/paragraph.html"
        preview_value = _("<p>On Monday morning the whole school met in the yard.</p>")
