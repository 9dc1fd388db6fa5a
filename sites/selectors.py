"""Reads about schools."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Page, Site

from sites.models import Level, School, SchoolStatus

if TYPE_CHECKING:
    from django.http import HttpRequest

SCHOOL_MAP_KEY = "school_sites.school_map"
SCHOOL_MAP_SECONDS = 3
"""How long the shared cache keeps the map; bounds what a reader that raced with a commit stored."""

MEMO_SECONDS = 1
"""How long a process keeps the map in memory: a page asks for it once a card.

Together with `SCHOOL_MAP_SECONDS` it stays below the five seconds of promise 1.
"""

ROOT_PATH_LENGTH = 8
"""Treebeard path length of a site root: four characters a level, depth 2."""


@dataclass(frozen=True, slots=True)
class SchoolCard:
    """What lists show of a school, without touching the database again."""

    id: int
    code: str
    name: str
    name_en: str
    level: str
    ward: str
    ward_en: str
    ward_id: int
    is_open: bool
    site_id: int
    root_url: str

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return self.name_en if get_language() == "en" and self.name_en else self.name

    @property
    def level_label(self) -> str:
        """The level in the reader's language; never cached, because readers differ."""
        return str(Level(self.level).label)

    @property
    def display_ward(self) -> str:
        """The ward's name in the reader's language."""
        return self.ward_en if get_language() == "en" and self.ward_en else self.ward


_memo: tuple[float, dict[str, SchoolCard]] | None = None


def school_map() -> dict[str, SchoolCard]:
    """Return {root path: card} for the roots of every school in every language.

    Two queries at most, whatever the number of schools; normally none. Dropped at once when a
    school, ward, site or root changes (`school_map_forget`). Do not change the returned dict.
    """
    global _memo
    now = monotonic()
    if _memo is not None and _memo[0] > now:
        return _memo[1]
    cards: dict[str, SchoolCard] | None = cache.get(SCHOOL_MAP_KEY)
    if cards is None:
        cards = _school_map_read()
        cache.set(SCHOOL_MAP_KEY, cards, SCHOOL_MAP_SECONDS)
    _memo = (now + MEMO_SECONDS, cards)
    return cards


def school_map_memo_forget() -> None:
    """Drop this process's copy; `sites.signal_handlers.school_map_forget` drops all of it."""
    global _memo
    _memo = None


def _school_map_read() -> dict[str, SchoolCard]:
    by_key = {
        school.root_key: _card(school)
        for school in School.objects.select_related("ward", "site").iterator()
    }
    roots = Page.objects.filter(depth=2, translation_key__in=by_key).values_list(
        "path", "translation_key"
    )
    return {path: by_key[key] for path, key in roots}


def _card(school: School) -> SchoolCard:
    return SchoolCard(
        id=school.pk,
        code=school.code,
        name=school.name,
        name_en=school.name_en,
        level=school.level,
        ward=school.ward.name,
        ward_en=school.ward.name_en,
        ward_id=school.ward_id,
        is_open=school.status == SchoolStatus.OPEN,
        site_id=school.site_id,
        root_url=school.site.root_url,
    )


def school_of_path(path: str) -> SchoolCard | None:
    """Return the school that a page path belongs to; None for the portal."""
    return school_map().get(path[:ROOT_PATH_LENGTH])


def open_school_pages_q() -> Q:
    """Return the visibility rule: pages of closed schools are not public."""
    condition = Q()
    for path, card in school_map().items():
        if not card.is_open:
            condition &= ~Q(path__startswith=path)
    return condition


def school_for_request(request: HttpRequest) -> SchoolCard | None:
    """Return the school whose site the request came to; None on the portal."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    return next((card for card in school_map().values() if card.site_id == site.pk), None)


def portal_site() -> Site | None:
    """Return the office's site: the one that belongs to no school; None before it is opened."""
    return (
        Site.objects.filter(school__isnull=True).select_related("root_page").order_by("pk").first()
    )
