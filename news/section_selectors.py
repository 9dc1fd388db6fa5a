"""Reads of district sections for public pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from core.pagination import page_of
from news.selectors import StoryCard, features_shown, section_items

if TYPE_CHECKING:
    from news.models import SectionPage

ITEMS_A_PAGE = 13
"""A lead and four rows of three."""


class SectionItems:
    """The items of one section as a sequence that reads only the part it is asked for."""

    def __init__(self, section: SectionPage, request: HttpRequest) -> None:
        self.section = section
        self.request = request

    def count(self) -> int:
        """Return how many items readers of the active language see."""
        return features_shown([self.section.translation_key]).count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[StoryCard]:
        start, stop = part.start or 0, part.stop
        return section_items(self.section, limit=stop - start, offset=start, request=self.request)


def section_context(page: SectionPage, request: HttpRequest) -> dict[str, Any]:
    """Return one page of a section; the first item of the first page is the lead."""
    pages = page_of(SectionItems(page, request), request, ITEMS_A_PAGE)
    cards = list(pages.object_list)
    lead = cards.pop(0) if cards and pages.number == 1 else None
    return {"pages": pages, "lead": lead, "cards": cards}
