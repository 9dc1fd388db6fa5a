"""Names of the facet values that search itself may know: kinds, schools, levels, wards."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from core.facets import register_facet_labels
from search.records import searchable_page_models
from sites.models import Level
from sites.selectors import SchoolCard, school_map

PORTAL = "0"
_YEAR = re.compile(r"[12][0-9]{3}")


def kind_labels(values: Iterable[str]) -> dict[str, str]:
    """Return the names of kinds of pages, which are their models'."""
    names = {str(model.search_kind): model._meta.verbose_name for model in searchable_page_models()}
    return {value: str(names[value]).capitalize() for value in values if value in names}


def _open_cards() -> list[SchoolCard]:
    return [card for card in school_map().values() if card.is_open]


def school_labels(values: Iterable[str]) -> dict[str, str]:
    """Return the names of open schools; the portal counts as school 0."""
    names = {str(card.id): card.display_name for card in _open_cards()}
    names[PORTAL] = _("District portal")
    return {value: names[value] for value in values if value in names}


def level_labels(values: Iterable[str]) -> dict[str, str]:
    """Return the names of school levels."""
    return {value: str(Level(value).label) for value in values if value in Level.values}


def ward_labels(values: Iterable[str]) -> dict[str, str]:
    """Return the names of wards with open schools."""
    names = {str(card.ward_id): card.display_ward for card in _open_cards()}
    return {value: names[value] for value in values if value in names}


def language_labels(values: Iterable[str]) -> dict[str, str]:
    """Return the names of languages in themselves; Django spells Vietnamese with loose marks."""
    known = {code for code, _name in settings.LANGUAGES}
    return {
        value: _capital(normalize("NFC", get_language_info(value)["name_local"]))
        for value in values
        if value in known
    }


def year_labels(values: Iterable[str]) -> dict[str, str]:
    """Return years, which are their own names."""
    return {value: value for value in values if _YEAR.fullmatch(value)}


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def register() -> None:
    """Register them; called in `ready()`."""
    register_facet_labels("kind", kind_labels)
    register_facet_labels("school", school_labels)
    register_facet_labels("level", level_labels)
    register_facet_labels("ward", ward_labels)
    register_facet_labels("locale", language_labels)
    register_facet_labels("year", year_labels)
