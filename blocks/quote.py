"""Somebody's words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, TextBlock


class QuoteBlock(StructBlock):
    """A quotation and who said it."""

    text = TextBlock(label=_("Quotation"), rows=3)
    source = CharBlock(label=_("Who said it"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Words of a pupil, parent or teacher, set apart from the text.")
        template = "blocks/quote.html"
        preview_value = {
            "text": _("I read to my little sister every evening now."),
            "source": _("A pupil of class 4A"),
        }
