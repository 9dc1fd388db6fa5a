"""What a page or document tells search about itself; the common tongue of content and search."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from wagtail.documents.models import AbstractDocument
from wagtail.rich_text import extract_references_from_rich_text

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

HEADING_BLOCK = "heading"
"""Name of the StreamField block whose text counts as a heading."""

DOCUMENT_BLOCK = "document"
"""Name of the StreamField block that attaches a document."""


@dataclass(slots=True)
class SearchParts:
    """Plain texts and facts of one findable thing, before any normalising.

    `body` is a list of passages in reading order; `topic_ids` name `news.Topic` rows (own topic and
    its ancestors), `document_ids` the attached `library.CustomDocument` rows. Whoever asks for one
    of the `numbers` (of documents, beside those in title and summary) or `names` gets this first.
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
    numbers: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def add_stream(self, stream: StreamValue) -> None:
        """Add the text of a StreamField value: headings apart from the rest.

        Blocks that show a picture or a document are asked for the words in their stored form
        (`searchable_raw`): making values of them would fetch those for every page by itself.
        """
        for place, raw in enumerate(stream.raw_data):
            kind = raw["type"]
            block = stream.stream_block.child_blocks.get(kind)
            if block is None:
                continue
            if hasattr(block, "searchable_raw"):
                found = block.searchable_raw(raw["value"])
            else:
                found = block.get_searchable_content(stream[place].value)
            texts = [text for text in found if text]
            if kind == HEADING_BLOCK:
                self.headings.extend(texts)
            else:
                self.body.extend(texts)
            if kind == DOCUMENT_BLOCK and isinstance(raw["value"].get("document"), int):
                self.document_ids.append(raw["value"]["document"])
            elif isinstance(raw["value"], str):
                self.document_ids.extend(linked_documents(raw["value"]))


def linked_documents(html: str) -> list[int]:
    """Return the ids of the documents that rich text, as it is stored, links to.

    Whoever may read the page is served them (`library.openness`), so search finds them with it.
    """
    if "linktype" not in html:
        return []
    found = extract_references_from_rich_text(html)
    return [int(pk) for model, pk, *_paths in found if issubclass(model, AbstractDocument)]
