"""One picture with its caption."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.images.blocks import ImageBlock


class PictureBlock(StructBlock):
    """A picture, its alternative text (or "decorative") and a caption."""

    image = ImageBlock(label=_("Picture"))
    caption = CharBlock(label=_("Caption"), required=False, max_length=240)

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return alternative text and caption, without the words of a decorative picture."""
        image = value.get("image")
        texts = [getattr(image, "contextual_alt_text", ""), value.get("caption")]
        return [text for text in texts if text]

    def searchable_raw(self, raw: dict[str, Any]) -> list[str]:
        """Return the same of a stored value, without fetching the picture."""
        image = raw.get("image")
        facts = image if isinstance(image, dict) and image.get("image") else {}
        alternative = "" if facts.get("decorative") else facts.get("alt_text")
        return [text for text in (alternative, raw.get("caption")) if text]

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One picture across the text column, with a caption.")
        template = "blocks/picture.html"
        preview_value = {"image": None, "caption": _("The reading corner under the flame tree")}
