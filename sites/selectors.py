"""Reads about schools."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Page, Site

from core.text import clean, fold
from sites.models import FormerHost, Level, School, SchoolStatus
from sites.shared_facts import CACHE_SECONDS, SharedFact

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from accounts.models import User
    from sites.models.school import SchoolQuerySet

SCHOOL_MAP_SECONDS = CACHE_SECONDS
"""How long anything derived from the school map may be kept."""

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


def school_map() -> dict[str, SchoolCard]:
    """Return {root path: card} for the roots of every school in every language.

    Two queries at most, whatever the number of schools; normally none. Do not change the dict.
    """
    return SCHOOL_MAP.get()


def _school_map_read() -> dict[str, SchoolCard]:
    by_key = {
        school.root_key: _card(school)
        for school in School.objects.select_related("ward", "site").iterator()
    }
    roots = Page.objects.filter(depth=2, translation_key__in=by_key).values_list(
        "path", "translation_key"
    )
    return {path: by_key[key] for path, key in roots}


SCHOOL_MAP = SharedFact("school_sites.school_map", _school_map_read)


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


def school_id_of_path(path: str) -> int | None:
    """Return the id of the school that a page path belongs to, for deciding who may do what.

    The map may be late: whoever read it while a school was being opened may have put it into the
    shared cache without that school. A path that it does not know is looked up; one query for pages
    of the portal, none for those of schools.
    """
    card = school_of_path(path)
    if card is not None:
        return card.id
    root = Page.objects.filter(path=path[:ROOT_PATH_LENGTH], depth=2).values("translation_key")
    return School.objects.filter(root_key__in=root).values_list("pk", flat=True).first()


def school_roots() -> QuerySet[Page]:
    """Return the root pages of every school in every language, from the database."""
    return Page.objects.filter(depth=2, translation_key__in=School.objects.values("root_key"))


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


def former_hosts() -> dict[str, str]:
    """Return {former host name: address of the site it leads to now}; normally no query."""
    return FORMER_HOSTS.get()


def _former_hosts_read() -> dict[str, str]:
    return {
        former.hostname: former.site.root_url
        for former in FormerHost.objects.select_related("site")
    }


FORMER_HOSTS = SharedFact("school_sites.former_hosts", _former_hosts_read)


def schools_mastered(user: User | AnonymousUser) -> SchoolQuerySet:
    """Return the schools whose webmaster somebody is; closed ones too, their people keep them."""
    return School.objects.filter(webmasters__user=user.pk).with_card_relations()


def schools_matching(text: str) -> list[int]:
    """Return ids of schools whose name, code or ward has every word, with or without marks."""
    words = [fold(word) for word in clean(text).lower().split()]
    found: dict[int, None] = {}
    for card in school_map().values():
        place = fold(clean(f"{card.name} {card.name_en} {card.code} {card.ward}").lower())
        if all(word in place for word in words):
            found[card.id] = None
    return list(found)
