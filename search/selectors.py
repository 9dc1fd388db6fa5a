"""Reads of search: what the results page, its JSON and other pages ask."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from core.pages import BasePage
from search.analysis import facets_of
from search.engines import PUBLIC, get_engine
from search.engines.base import Answer, EngineError, Plan
from search.fallback import title_answer
from search.following import wake_sometimes
from search.hits import SearchHit, corrected_question, hits_of
from search.office.promoting import promoted_ids
from search.question import (
    Question,
    Understanding,
    Words,
    build_plan,
    synonyms_in,
    understand,
    words_of,
)
from search.ranking import ranked
from search.records import page_record, with_parts
from search.safety import TooFarBehind, confirmed_pages, guard

logger = logging.getLogger(__name__)

PAGE_SIZE = 10
FACETS = ("kind", "school", "level", "ward", "topic", "year", "locale")
MOST_ROUNDS = 3
"""Times a question is asked again without pages that turned out not to be public any more."""


@dataclass(slots=True)
class SearchRequest:
    """What a reader asks for. `school` limits to one school (0 = the portal), None = all sites.

    `own_school` is the school on whose site the reader is; its pages come a little earlier.
    `filters` are values by facet field; several values of one field widen, fields narrow. Without a
    filter on `locale` only the reader's language is looked at. `exact`: slips are not repaired.
    """

    text: str = ""
    locale: str = "vi"
    school: int | None = None
    own_school: int | None = None
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    page: int = 1
    page_size: int = PAGE_SIZE
    exact: bool = False


@dataclass(slots=True)
class SearchResults:
    """A page of results.

    `promoted`: so many of the first hits stand there because the office recommends them.
    `corrected`: the question with slips repaired by words of the results, "" when there are none.
    `degraded`: the index was not to be had; only titles were looked at.
    """

    hits: list[SearchHit]
    total: int
    facets: dict[str, dict[str, int]]
    words: Words
    degraded: bool = False
    corrected: str = ""
    promoted: int = 0


def search_results(asked: SearchRequest, request: Any = None) -> SearchResults:
    """Answer a reader: only live, public, unexpired pages of open schools in the asked language."""
    understood = Understanding(words_of(asked.text))
    if understood.words.empty and not asked.filters:
        return SearchResults([], 0, {}, understood.words)
    degraded = False
    above = _promoted(asked)
    shown = above[(asked.page - 1) * asked.page_size : asked.page * asked.page_size]
    try:
        understood = _understood(asked)
        answer, pages = _asked_until_confirmed(asked, understood, above)
    except (EngineError, TooFarBehind) as error:
        logger.warning("Search answers from titles only: %s", error)
        wake_sometimes()
        degraded = True
        understood.synonyms = synonyms_in(understood.words)
        answer, pages = _from_titles(asked, above)
    best = _pages_by_key(set(above)) if above else {}
    _count_along(answer, best.values())
    found = [best[key] for key in shown if key in best]
    count = len(found)
    found += [pages[hit.key] for hit in answer.hits]
    hits = hits_of(found, understood.shown_words(), request)
    return SearchResults(
        hits,
        answer.total + len(above),
        answer.facets,
        understood.words,
        degraded,
        corrected_question(understood, [hit.page.title for hit in hits]),
        count,
    )


def search_total(asked: SearchRequest) -> int:
    """Return how many results a question has, as honestly as `search_results`; 0 without index."""
    above = _promoted(asked)
    try:
        return _asked_until_confirmed(asked, _understood(asked), above)[0].total + len(above)
    except (EngineError, TooFarBehind):
        return 0


def _understood(asked: SearchRequest) -> Understanding:
    understood = understand(asked.text, get_engine(PUBLIC))
    if asked.exact:
        understood.readings = []
    return understood


def _promoted(asked: SearchRequest) -> list[int]:
    """Return what the office recommends; whoever narrows or sorts has left recommendations."""
    if not asked.text or asked.filters or asked.sort != "relevance":
        return []
    return promoted_ids(asked.text, asked.locale, asked.school)


def _count_along(answer: Answer, promoted: Iterable[BasePage]) -> None:
    """Add recommended pages, which the engine was told to leave out, to the counts of facets."""
    for page in promoted:
        for name, values in facets_of(page_record(page)).items():
            counts = answer.facets.get(name)
            if counts is not None:
                counts.update({value: counts.get(value, 0) + 1 for value in values})


def _slice(asked: SearchRequest, above: list[int]) -> tuple[int, int]:
    """Return the offset and number of the answers below the recommended pages."""
    end = asked.page * asked.page_size - len(above)
    start = max(end - asked.page_size, 0)
    return start, max(end - start, 0)


def _filters_of(asked: SearchRequest) -> dict[str, tuple[str, ...]]:
    filters = {name: values for name, values in asked.filters.items() if name in FACETS and values}
    filters.setdefault("locale", (asked.locale,))
    if asked.school is not None:
        filters["school"] = (str(asked.school),)
    return filters


def _plan(asked: SearchRequest, understood: Understanding, above: list[int]) -> Plan:
    question = Question(asked.text, _filters_of(asked), sort=asked.sort)
    plan = build_plan(question, understood)
    plan.facets = FACETS
    plan.offset, plan.limit = _slice(asked, above)
    guard(plan)
    plan.excluded_keys = [*plan.excluded_keys, *above]
    return plan


def _asked_until_confirmed(
    asked: SearchRequest, understood: Understanding, above: list[int]
) -> tuple[Answer, dict[int, BasePage]]:
    """Ask, look every hit up in the database, and ask again without what is not public.

    Raises `TooFarBehind` when that does not end.
    """
    plan = _plan(asked, understood, above)
    for _ in range(MOST_ROUNDS):
        today = timezone.localdate().toordinal()
        answer = ranked(get_engine(PUBLIC), plan, today, asked.own_school)
        keys = [hit.key for hit in answer.hits]
        pages = confirmed_pages(keys)
        stale = [key for key in keys if key not in pages]
        if not stale:
            return answer, pages
        plan.excluded_keys = [*plan.excluded_keys, *stale]
    raise TooFarBehind


def _from_titles(asked: SearchRequest, above: list[int]) -> tuple[Answer, dict[int, BasePage]]:
    filters = _filters_of(asked)
    language = filters["locale"][0]
    answer = title_answer(asked.text, language, filters, *_slice(asked, above), above)
    pages = confirmed_pages(hit.key for hit in answer.hits)
    answer.hits = [hit for hit in answer.hits if hit.key in pages]
    return answer, pages


def _pages_by_key(keys: set[int]) -> dict[int, BasePage]:
    pages = Page.objects.filter(pk__in=keys).specific()
    return {page.pk: page for page in with_parts(pages)}
