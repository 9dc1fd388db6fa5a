"""Where attached documents answer: the best page of each, and an address that opens it there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.text import folded_words
from library.reading.selectors import Place, best_places, open_documents
from search.highlighting import highlight, snippet
from search.question import Words

MOST_ATTACHED = 2
"""Attached documents shown under one result."""

OPENED_AT_A_PAGE = "pdf"
"""Browsers open this kind at the page that the address names."""


@dataclass(frozen=True, slots=True)
class AttachedPassage:
    """Where an attached document answers: its page number (0 = unknown) and the words there.

    `marked_title` and `snippet` are safe HTML with ``<mark>``.
    """

    document_id: int
    title: str
    page: int
    snippet: str
    url: str
    marked_title: str

    def __str__(self) -> str:
        """Name the document and the page."""
        if self.page:
            return _("%(title)s, page %(page)s") % {"title": self.title, "page": self.page}
        return self.title


class Attached:
    """The attached documents of some results, looked through at once: four queries for all."""

    def __init__(self, ids: Iterable[int], words: Words) -> None:
        wanted = list(dict.fromkeys(ids))
        self._words = words
        self._documents: Mapping[int, Any] = {}
        self._places: Mapping[int, Place] = {}
        if wanted:
            self._documents = open_documents(wanted).in_bulk()
            self._places = best_places(wanted, words.folded, words.pairs)

    def passages(self, ids: Sequence[int]) -> list[AttachedPassage]:
        """Return where the documents of one result answer, best documents first."""
        found: list[tuple[int, AttachedPassage]] = []
        for pk in dict.fromkeys(ids):
            document = self._documents.get(pk)
            if document is None:
                continue
            place, title = self._places.get(pk), self._worth(document.title)
            inside = place.worth if place else 0
            if self._answers(max(inside, title)):
                shown = place if inside > title else None
                found.append((max(inside, title), self._passage(document, shown)))
        found.sort(key=lambda item: -item[0])
        return [passage for _worth, passage in found[:MOST_ATTACHED]]

    def _answers(self, worth: int) -> bool:
        """Tell whether enough of the question stands there; a lone "và" of seven words does not."""
        return worth * 2 > min(len(self._words.row), len(self._words.folded))

    def _worth(self, title: str) -> int:
        """Count words and pairs of the question in a title, as `best_places` does on pages."""
        text = f" {' '.join(folded_words(title))} "
        pieces = [*self._words.folded, *(pair.replace("_", " ") for pair in self._words.pairs)]
        return sum(f" {piece} " in text for piece in pieces)

    def _passage(self, document: Any, place: Place | None) -> AttachedPassage:
        number = place.number if place else 0
        anchor = f"#page={number}" if number and self._opens_at_a_page(document) else ""
        return AttachedPassage(
            document_id=document.pk,
            title=document.title,
            page=number,
            snippet=snippet([place.body], self._words) if place else "",
            url=f"{document.url}{anchor}",
            marked_title=highlight(document.title, self._words),
        )

    @staticmethod
    def _opens_at_a_page(document: Any) -> bool:
        return str(document.file_extension).lower() == OPENED_AT_A_PAGE
