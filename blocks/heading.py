"""Heading inside a text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock


class HeadingBlock(CharBlock):
    """A second-level heading; the page's title is the only first-level one."""

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("A short title that opens a new part of the text.")
        template = "blocks/heading.html"
        form_classname = "title"
        max_length = 120
        preview_value = _("What the children did")
