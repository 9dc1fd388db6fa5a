"""Reads of the home pages: they compose what lies below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from news.models import NoticePage, StoryPage
from news.selectors import sections_items, sections_on_home, story_cards
from sites.selectors import school_map

if TYPE_CHECKING:
    from home.models import PortalHomePage, SchoolHomePage

NOTICES_ON_HOME = 6
STORIES_ON_HOME = 7
"""The lead and two rows of three."""


def portal_home_context(page: PortalHomePage, request: HttpRequest) -> dict[str, Any]:
    """Return what the portal's home shows; a fixed number of queries, however many schools."""
    sections = sections_on_home(page.path)
    items = sections_items(sections, request=request)
    shelves = [(section, items.get(section.pk, [])) for section in sections]
    shelves = [(section, cards) for section, cards in shelves if cards]
    lead = shelves[0][1][0] if shelves else None
    return {
        "lead": lead,
        "shelves": [
            (section, [card for card in cards if card is not lead]) for section, cards in shelves
        ],
        "notices": list(
            NoticePage.objects.visible()
            .current()
            .filter(path__startswith=page.path)
            .newest_first()[:NOTICES_ON_HOME]
        ),
        "school_count": len({card.id for card in school_map().values() if card.is_open}),
    }


def school_home_context(page: SchoolHomePage, request: HttpRequest) -> dict[str, Any]:
    """Return what a school's home shows; all of it lies below the page's own path."""
    stories = (
        StoryPage.objects.visible()
        .filter(path__startswith=page.path)
        .newest_first()
        .for_cards()[:STORIES_ON_HOME]
    )
    cards = story_cards(stories, request)
    return {
        "lead": cards[0] if cards else None,
        "stories": cards[1:],
        "notices": list(
            NoticePage.objects.visible()
            .current()
            .filter(path__startswith=page.path)
            .newest_first()[:NOTICES_ON_HOME]
        ),
    }
