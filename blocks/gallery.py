"""Several pictures together."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

from blocks.picture import PictureBlock


class GalleryBlock(StructBlock):
    """Two to thirty pictures, shown as a grid."""

    heading = CharBlock(label=_("Title of the gallery"), required=False, max_length=120)
    pictures = ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=30)

    def searchable_raw(self, raw: dict[str, Any]) -> list[str]:
        """Return the words of a stored value, without fetching the pictures."""
        picture = self.child_blocks["pictures"].child_block
        found = [raw.get("heading") or ""]
        for item in raw.get("pictures") or []:
            found += picture.searchable_raw(item.get("value", item))
        return found

    class Meta:
        icon = "grip"
        label = _("Gallery")
        description = _("Several pictures of one event.")
        template = "blocks/gallery.html"
        preview_value = {"heading": _("Sports day"), "pictures": []}
