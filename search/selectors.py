"""Reads of search: what the results page, its JSON and other pages ask."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from core.pages import BasePage
from search.engines import PUBLIC, get_engine
from search.engines.base import Answer, EngineError, Plan
from search.fallback import title_answer
from search.following import wake_sometimes
from search.highlighting import highlight, snippet
from search.question import Question, Words, plan_for, words_of
from search.ranking import ranked
from search.records import with_parts
from search.safety import TooFarBehind, confirmed, guard
from sites.selectors import SchoolCard, school_of_path

logger = logging.getLogger(__name__)

PAGE_SIZE = 10
FACETS = ("kind", "school", "level", "ward", "topic", "year")
MOST_ROUNDS = 3
"""Times a question is asked again without pages that turned out not to be public any more."""


@dataclass(slots=True)
class SearchRequest:
    """What a reader asks for. `school` limits to one school (0 = the portal), None = all sites.

    `own_school` is the school on whose site the reader is; its pages come a little earlier.
    `filters` are values by facet field; several values of one field widen, fields narrow.
    """

    text: str = ""
    locale: str = "vi"
    school: int | None = None
    own_school: int | None = None
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    page: int = 1
    page_size: int = PAGE_SIZE


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One result, ready to be shown: titles and snippets are safe HTML with ``<mark>``."""

    page: BasePage
    url: str
    title: str
    snippet: str
    kind: str
    kind_label: str
    school: SchoolCard | None
    date: date | None
    breadcrumb: Sequence[str]
    image_id: int | None
    attachments: Sequence[str] = ()


@dataclass(slots=True)
class SearchResults:
    """A page of results. `degraded` = the index was not to be had; only titles were looked at."""

    hits: list[SearchHit]
    total: int
    facets: dict[str, dict[str, int]]
    words: Words
    degraded: bool = False


def search_results(asked: SearchRequest, request: Any = None) -> SearchResults:
    """Answer a reader: only live, public, unexpired pages of open schools in the asked language."""
    words = words_of(asked.text)
    if words.empty and not asked.filters:
        return SearchResults([], 0, {}, words)
    degraded = False
    try:
        answer, pages = _asked_until_confirmed(asked)
    except (EngineError, TooFarBehind) as error:
        logger.warning("Search answers from titles only: %s", error)
        wake_sometimes()
        degraded = True
        answer, pages = _from_titles(asked)
    hits = [_hit(pages[hit.key], words, request) for hit in answer.hits if hit.key in pages]
    return SearchResults(hits, answer.total, answer.facets, words, degraded)


def _filters_of(asked: SearchRequest) -> dict[str, tuple[str, ...]]:
    filters = {name: values for name, values in asked.filters.items() if name in FACETS and values}
    filters["locale"] = (asked.locale,)
    if asked.school is not None:
        filters["school"] = (str(asked.school),)
    return filters


def _plan(asked: SearchRequest) -> Plan:
    engine = get_engine(PUBLIC)
    question = Question(asked.text, _filters_of(asked), sort=asked.sort)
    plan = plan_for(question, engine)
    plan.facets = FACETS
    plan.offset = (asked.page - 1) * asked.page_size
    plan.limit = asked.page_size
    guard(plan)
    return plan


def _asked_until_confirmed(asked: SearchRequest) -> tuple[Answer, dict[int, BasePage]]:
    """Ask, look every hit up in the database, and ask again without what is not public."""
    plan = _plan(asked)
    for _ in range(MOST_ROUNDS):
        answer = ranked(get_engine(PUBLIC), plan, date.today().toordinal(), asked.own_school)
        keys = [hit.key for hit in answer.hits]
        allowed = confirmed(keys)
        stale = [key for key in keys if key not in allowed]
        if not stale:
            break
        plan.excluded_keys = [*plan.excluded_keys, *stale]
    return answer, _pages_by_key(allowed)


def _from_titles(asked: SearchRequest) -> tuple[Answer, dict[int, BasePage]]:
    offset = (asked.page - 1) * asked.page_size
    filters = _filters_of(asked)
    answer = title_answer(asked.text, asked.locale, filters, offset, asked.page_size)
    return answer, _pages_by_key(confirmed(hit.key for hit in answer.hits))


def _pages_by_key(keys: set[int]) -> dict[int, BasePage]:
    pages = Page.objects.filter(pk__in=keys).select_related("locale").specific()
    return {page.pk: page for page in with_parts(pages)}


def _hit(page: BasePage, words: Words, request: Any) -> SearchHit:
    parts = page.search_parts()
    school = school_of_path(page.path)
    passages = [parts.summary, *parts.headings, *parts.body]
    return SearchHit(
        page=page,
        url=page.get_url(request) or "",
        title=highlight(page.title, words),
        snippet=snippet([text for text in passages if text], words),
        kind=page.search_kind or "",
        kind_label=str(page._meta.verbose_name),
        school=school,
        date=parts.date or _local_day(page.first_published_at),
        breadcrumb=(),
        image_id=parts.image_id,
    )


def _local_day(moment: Any) -> date | None:
    return timezone.localtime(moment).date() if moment else None
