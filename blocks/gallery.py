"""Several pictures together."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

from blocks.picture import PictureBlock


class GalleryBlock(StructBlock):
    """Two to thirty pictures, shown as a grid."""

    heading = CharBlock(label=_("Title of the gallery"), required=False, max_length=120)
    pictures = ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=30)

    class Meta:
        icon = "grip"
        label = _("Gallery")
        description = _("Several pictures of one event.")
        template = "blocks/gallery.html"
        preview_value = {"heading": _("Sports day"), "pictures": []}
