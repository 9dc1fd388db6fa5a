"""Reads of search: what the results page, its JSON and other pages ask."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from core.pages import BasePage
from search.engines import PUBLIC, get_engine
from search.engines.base import Answer, EngineError, Plan
from search.fallback import title_answer
from search.following import wake_sometimes
from search.hits import SearchHit, corrected_question, hits_of
from search.question import Question, Understanding, Words, build_plan, understand, words_of
from search.ranking import ranked
from search.records import with_parts
from search.safety import TooFarBehind, confirmed, guard

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

    `corrected`: the question with slips repaired by words of the results, "" when there are none.
    `degraded`: the index was not to be had; only titles were looked at.
    """

    hits: list[SearchHit]
    total: int
    facets: dict[str, dict[str, int]]
    words: Words
    degraded: bool = False
    corrected: str = ""


def search_results(asked: SearchRequest, request: Any = None) -> SearchResults:
    """Answer a reader: only live, public, unexpired pages of open schools in the asked language."""
    understood = Understanding(words_of(asked.text))
    if understood.words.empty and not asked.filters:
        return SearchResults([], 0, {}, understood.words)
    degraded = False
    try:
        understood = _understood(asked)
        answer, pages = _asked_until_confirmed(asked, understood)
    except (EngineError, TooFarBehind) as error:
        logger.warning("Search answers from titles only: %s", error)
        wake_sometimes()
        degraded = True
        answer, pages = _from_titles(asked)
    hits = hits_of([pages[hit.key] for hit in answer.hits], understood.shown_words(), request)
    return SearchResults(
        hits,
        answer.total,
        answer.facets,
        understood.words,
        degraded,
        corrected_question(understood, [hit.page.title for hit in hits]),
    )


def search_total(asked: SearchRequest) -> int:
    """Return how many results a question has, as honestly as `search_results`; 0 without index."""
    try:
        return _asked_until_confirmed(asked, _understood(asked))[0].total
    except (EngineError, TooFarBehind):
        return 0


def _understood(asked: SearchRequest) -> Understanding:
    understood = understand(asked.text, get_engine(PUBLIC))
    if asked.exact:
        understood.readings = []
    return understood


def _filters_of(asked: SearchRequest) -> dict[str, tuple[str, ...]]:
    filters = {name: values for name, values in asked.filters.items() if name in FACETS and values}
    filters.setdefault("locale", (asked.locale,))
    if asked.school is not None:
        filters["school"] = (str(asked.school),)
    return filters


def _plan(asked: SearchRequest, understood: Understanding) -> Plan:
    question = Question(asked.text, _filters_of(asked), sort=asked.sort)
    plan = build_plan(question, understood)
    plan.facets = FACETS
    plan.offset = (asked.page - 1) * asked.page_size
    plan.limit = asked.page_size
    guard(plan)
    return plan


def _asked_until_confirmed(
    asked: SearchRequest, understood: Understanding
) -> tuple[Answer, dict[int, BasePage]]:
    """Ask, look every hit up in the database, and ask again without what is not public.

    Raises `TooFarBehind` when that does not end.
    """
    plan = _plan(asked, understood)
    for _ in range(MOST_ROUNDS):
        today = timezone.localdate().toordinal()
        answer = ranked(get_engine(PUBLIC), plan, today, asked.own_school)
        keys = [hit.key for hit in answer.hits]
        pages = _pages_by_key(confirmed(keys))
        stale = [key for key in keys if key not in pages]
        if not stale:
            return answer, pages
        plan.excluded_keys = [*plan.excluded_keys, *stale]
    raise TooFarBehind


def _from_titles(asked: SearchRequest) -> tuple[Answer, dict[int, BasePage]]:
    offset = (asked.page - 1) * asked.page_size
    filters = _filters_of(asked)
    answer = title_answer(asked.text, filters["locale"][0], filters, offset, asked.page_size)
    pages = _pages_by_key(confirmed(hit.key for hit in answer.hits))
    answer.hits = [hit for hit in answer.hits if hit.key in pages]
    return answer, pages


def _pages_by_key(keys: set[int]) -> dict[int, BasePage]:
    pages = Page.objects.filter(pk__in=keys).specific()
    return {page.pk: page for page in with_parts(pages)}
