"""A file to open."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock


class DocumentBlock(StructBlock):
    """A document with an optional title of its own; type and size are shown to the reader."""

    document = DocumentChooserBlock(label=_("Document"))
    title = CharBlock(
        label=_("Title shown"),
        required=False,
        max_length=200,
        help_text=_("Leave empty to show the document's own title."),
    )

    def searchable_raw(self, raw: dict[str, Any]) -> list[str]:
        """Return the words of a stored value; the document itself is found as attached."""
        return [raw.get("title") or ""]

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("A PDF, Word or Excel file to open or save.")
        template = "blocks/document.html"
        preview_value = {"document": None, "title": _("Admission plan for grade 1")}
