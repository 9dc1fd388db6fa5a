"""Finding a school among all; asks the cached school map, so it costs no query of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.text import clean, fold, lower
from home.ward_map import ward_tiles
from sites.models import Level
from sites.selectors import SchoolCard, school_map


@dataclass(frozen=True, slots=True)
class SchoolGroup:
    """The schools of one level."""

    level: str
    label: str
    schools: list[SchoolCard]


def open_schools() -> list[SchoolCard]:
    """Return every open school once, by level and name."""
    cards = {card.id: card for card in school_map().values() if card.is_open}
    order = {level: place for place, level in enumerate(Level.values)}
    return sorted(cards.values(), key=lambda card: (order.get(card.level, 9), _sort_key(card)))


def directory_context(request: HttpRequest) -> dict[str, Any]:
    """Return the schools that the filters in the address leave, grouped by level."""
    schools = open_schools()
    wards = sorted({(card.display_ward, card.ward_id) for card in schools})
    words = folded(request.GET.get("q", "")[:100])
    level = request.GET.get("level", "")
    ward = request.GET.get("ward", "")
    everywhere = [
        card for card in schools if (not level or card.level == level) and _matches(card, words)
    ]
    found = [card for card in everywhere if not ward or str(card.ward_id) == ward]
    return {
        "groups": _groups(found),
        "found_count": len(found),
        "levels": [(value, group_label(value)) for value in Level.values],
        "wards": [(pk, name) for name, pk in wards],
        "tiles": ward_tiles(schools, everywhere, ward),
        "level": level,
        "ward": ward,
        "words": request.GET.get("q", "")[:100],
        "is_filtered": bool(words or level or ward),
    }


def folded(text: str) -> str:
    """Return text as it is compared here: lower case, without diacritics."""
    return fold(lower(clean(text))).strip()


def group_label(level: str) -> str:
    """Return the plural name of a level."""
    return {
        Level.KINDERGARTEN.value: _("Kindergartens"),
        Level.PRIMARY.value: _("Primary schools"),
        Level.LOWER_SECONDARY.value: _("Lower-secondary schools"),
    }.get(level, level)


def _matches(card: SchoolCard, words: str) -> bool:
    text = folded(f"{card.name} {card.name_en} {card.ward} {card.code}")
    return all(word in text for word in words.split())


def _groups(found: list[SchoolCard]) -> list[SchoolGroup]:
    groups = [
        SchoolGroup(level, group_label(level), [card for card in found if card.level == level])
        for level in Level.values
    ]
    return [group for group in groups if group.schools]


def _sort_key(card: SchoolCard) -> str:
    return folded(card.display_name)
