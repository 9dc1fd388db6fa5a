"""A boxed remark."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, StructBlock


class CalloutBlock(StructBlock):
    """Something the reader must not miss: a date, a condition, a telephone number."""

    kind = ChoiceBlock(
        choices=[
            ("note", _("Note")),
            ("date", _("Date to remember")),
            ("important", _("Important")),
        ],
        default="note",
        label=_("Kind"),
    )
    heading = CharBlock(label=_("Heading"), required=False, max_length=120)
    text = RichTextBlock(label=_("Text"), features=["bold", "italic", "link", "ul"])

    class Meta:
        icon = "info-circle"
        label = _("Call-out")
        description = _("A box for what the reader must not miss.")
        template = "blocks/callout.html"
        preview_value = {
            "kind": "date",
            "heading": _("Register by Friday"),
            "text": _("<p>Bring the form, signed by a parent, to the school office.</p>"),
        }
