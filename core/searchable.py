"""What a page or document tells search about itself; the common tongue of content and search."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

HEADING_BLOCK = "heading"
"""Name of the StreamField block whose text counts as a heading."""


@dataclass(slots=True)
class SearchParts:
    """Plain texts and facts of one findable thing, before any normalising.

    `body` is a list of passages in reading order; `topic_ids` name `news.Topic` rows (own topic and
    its ancestors), `document_ids` the attached `library.CustomDocument` rows.
    """

    title: str
    summary: str = ""
    headings: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    date: date | None = None
    topic_ids: list[int] = field(default_factory=list)
    image_id: int | None = None
    document_ids: list[int] = field(default_factory=list)

    def add_stream(self, stream: StreamValue) -> None:
        """Add the text of a StreamField value: headings apart from the rest."""
        for child in stream:
            texts = [text for text in child.block.get_searchable_content(child.value) if text]
            if child.block_type == HEADING_BLOCK:
                self.headings.extend(texts)
            else:
                self.body.extend(texts)
            if child.block_type == "document" and child.value:
                document = getattr(child.value, "get", lambda key: None)("document")
                if document is not None:
                    self.document_ids.append(document.pk)
