"""Results as they are shown: snippets of the original text, also from attached documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from core.pages import BasePage
from core.searchable import SearchParts
from core.text import folded_word, word_places
from core.visibility import visible_q
from search.highlighting import highlight, snippet
from search.passages import Attached, AttachedPassage
from search.question import Understanding, Words
from sites.selectors import ROOT_PATH_LENGTH, SchoolCard, school_of_path

SURE = 0.5
"""A slip is corrected aloud only when one reading is more probable than all others together."""


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
    image_id: int | None
    breadcrumb: Sequence[str] = ()
    attachments: Sequence[AttachedPassage] = ()
    language: str = ""


def hits_of(pages: Sequence[BasePage], words: Words, request: Any) -> list[SearchHit]:
    """Turn pages into results; attached documents of all of them are read at once."""
    parts = [page.search_parts() for page in pages]
    attached = Attached((pk for part in parts for pk in part.document_ids), words)
    trails = breadcrumbs(pages)
    return [
        replace(
            _hit(page, part, attached, words, request),
            breadcrumb=trails[page.pk],
            language=page.locale.language_code,
        )
        for page, part in zip(pages, parts, strict=True)
    ]


def breadcrumbs(pages: Sequence[BasePage]) -> dict[int, list[str]]:
    """Return by page the titles of the pages above it, below its site's root; one query for all."""
    above = {
        page.pk: [
            page.path[:end]
            for end in range(ROOT_PATH_LENGTH + Page.steplen, len(page.path), Page.steplen)
        ]
        for page in pages
    }
    wanted = {path for paths in above.values() for path in paths}
    rows = Page.objects.filter(visible_q(), path__in=wanted).values_list("path", "title")
    titles = dict(rows) if wanted else {}
    return {pk: [titles[path] for path in paths if path in titles] for pk, paths in above.items()}


def _hit(
    page: BasePage,
    parts: SearchParts,
    attached: Attached,
    words: Words,
    request: Any,
) -> SearchHit:
    passages = [text for text in (parts.summary, *parts.headings, *parts.body) if text]
    return SearchHit(
        page=page,
        url=page.get_url(request) or "",
        title=highlight(page.title, words),
        snippet=snippet(passages, words),
        kind=page.search_kind or "",
        kind_label=str(page._meta.verbose_name),
        school=school_of_path(page.path),
        date=parts.date or _local_day(page.first_published_at),
        image_id=parts.image_id,
        attachments=attached.passages(parts.document_ids),
    )


def _local_day(moment: Any) -> date | None:
    return timezone.localtime(moment).date() if moment else None


def corrected_question(understood: Understanding, titles: Iterable[str]) -> str:
    """Return the question with its slips repaired, in words that the shown results bear.

    Only words that stand in a result's title are offered: so a correction never tells of a page
    that the reader may not see.
    """
    sure = {reading.place: reading.token for reading in understood.readings if reading.share > SURE}
    if not sure:
        return ""
    shown: dict[str, str] = {}
    for title in titles:
        for start, end in word_places(title):
            word = title[start:end]
            shown.setdefault(folded_word(word), word.lower())
    if not all(token in shown for token in sure.values()):
        return ""
    row = understood.words.row
    return " ".join(
        shown[sure[place]] if place in sure else shown.get(token, token)
        for place, token in enumerate(row)
    )
