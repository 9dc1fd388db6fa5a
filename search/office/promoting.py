"""Recommended pages: which ones stand above the answers to a question.

Wagtail's `search_promotions` compares questions letter by letter, knows no dates and shows pages
that are no longer public; so the office's recommendations are our own. A phrase is compared as a
whole and in folded form. What is shown is asked of the database each time, so a page that is
restricted, unpublished or expired is gone at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from wagtail.models import Page, Site

from search.office.models import MOST_PAGES, Promotion
from search.office.words import key_of_words
from search.records import visible_pages
from sites.selectors import school_of_path
from sites.shared_facts import VersionedFact


@dataclass(frozen=True, slots=True)
class Recommended:
    """Pages for one question, from one day to another."""

    page_ids: tuple[int, ...]
    starts_on: date | None
    ends_on: date | None

    def stands(self, day: date) -> bool:
        """Whether it holds on a day."""
        begun = self.starts_on is None or self.starts_on <= day
        return begun and (self.ends_on is None or day <= self.ends_on)


def _read() -> Mapping[str, Sequence[Recommended]]:
    found: dict[str, list[Recommended]] = defaultdict(list)
    try:
        for promotion in Promotion.objects.prefetch_related("promoted").order_by("pk"):
            ids = tuple(row.page_id for row in promotion.promoted.all())
            for phrase in promotion.phrase_lines:
                recommended = Recommended(ids, promotion.starts_on, promotion.ends_on)
                found[key_of_words(phrase)].append(recommended)
    except DatabaseError:
        return {}
    return dict(found)


PROMOTIONS = VersionedFact("search.promotions", _read)


def promoted_ids(text: str, locale: str, school: int | None = None) -> list[int]:
    """Return the ids of the pages to show above the answers: public right now, in order.

    `locale` is the reader's language; `school` limits to one school's pages (0 = the portal's).
    Costs no query for a question that nothing is recommended for.
    """
    day = timezone.localdate()
    wanted = [
        pk
        for recommended in PROMOTIONS.get().get(key_of_words(text), ())
        if recommended.stands(day)
        for pk in recommended.page_ids
    ]
    if not wanted:
        return []
    rows = dict(
        visible_pages(wanted).filter(locale__language_code=locale).values_list("pk", "path")
    )
    return [pk for pk in dict.fromkeys(wanted) if pk in rows and _belongs(rows[pk], school)][
        :MOST_PAGES
    ]


def _belongs(path: str, school: int | None) -> bool:
    card = school_of_path(path)
    return school is None or school == (card.id if card else 0)


def page_at(address: str) -> Page | None:
    """Return the page at a web address of one of our sites that search may show, or None."""
    text = address.strip()
    if "\x00" in unquote(text):  # PostgreSQL refuses to be asked for it
        return None
    if "://" not in text:
        text = text if text.startswith("/") else f"//{text}"
    try:
        parts = urlsplit(text)
        host = parts.hostname or settings.BASE_HOST
    except ValueError:
        return None
    site = Site.objects.filter(hostname=host).select_related("root_page").first()
    if site is None:
        return None
    steps = [step for step in unquote(parts.path).split("/") if step]
    language = settings.LANGUAGE_CODE
    if steps and steps[0] in dict(settings.LANGUAGES):
        language = steps.pop(0)
    roots = Page.objects.filter(depth=2, translation_key=site.root_page.translation_key)
    root = roots.filter(locale__language_code=language).values_list("url_path", flat=True).first()
    if root is None:
        return None
    path = "".join(f"{step}/" for step in steps)
    return visible_pages().filter(url_path=f"{root}{path}").first()
