"""What a reader may mean while typing: document numbers, schools, topics, pages.

Everything passes the same gates as results: the engine leaves out what must not be found, and what
is about to be shown is looked up in the database. Nothing is kept between two questions.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from core.facets import facet_labels
from core.pages import BasePage
from core.text import folded_words, written_numbers
from search.addresses import address_query
from search.engines import PUBLIC, get_engine
from search.engines.base import EngineError, Plan, Term
from search.following import wake_sometimes
from search.forms import SCOPE_ALL, SCOPE_SCHOOL, Address
from search.question import Question, Words, build_plan, understand, words_of
from search.ranking import ranked
from search.records import visible_pages
from search.safety import TooFarBehind, guard
from search.weights import FIELDS
from sites.selectors import SchoolCard, school_map, school_of_path

logger = logging.getLogger(__name__)

LONGEST = 120
"""Characters of the typed text that are read."""

SHORTEST = 2
"""Letters from which on anything is suggested."""

MOST, MOST_NUMBERS, MOST_SCHOOLS, MOST_TOPICS = 8, 3, 3, 2
MOST_ALIKE = 2
"""Pages of the same title: dozens of schools call a page "Contact"."""

CANDIDATES = 120
"""Best answers of which the lines are taken: enough for one title on every school's site."""

LOOSE_FROM = 4
"""Letters from which on slips are forgiven when nothing begins as typed."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line below the search box: a number, school, topic or page, and where it leads."""

    kind: str
    label: str
    text: str
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the box and where. `school` limits to one school; `own_school` comes first."""

    text: str
    locale: str
    school: int | None = None
    own_school: int | None = None


def suggestions(typed: Typed, request: HttpRequest | None = None) -> list[Suggestion]:
    """Return at most `MOST` suggestions: numbers, schools, topics, then pages."""
    words = words_of(typed.text[:LONGEST])
    if sum(map(len, words.folded)) < SHORTEST:
        return []
    schools = list(_schools(typed, words))[:MOST_SCHOOLS]
    try:
        base = _base(typed)
        numbers = _numbers(typed, words, base, request)
        topics = _topics(typed, words, base)[:MOST_TOPICS]
        pages = _pages(typed, words, base, request)
    except (EngineError, TooFarBehind) as error:
        logger.warning("Only schools are suggested: %s", error)
        wake_sometimes()
        return schools
    known = {one.url for one in numbers} | {one.text for one in schools}
    rest = [page for page in pages if page.url not in known and page.text not in known]
    return [*numbers, *schools, *topics, *rest][:MOST]


def _base(typed: Typed) -> Plan:
    """Return a guarded plan without words: everything that may be suggested here."""
    filters = {"locale": (typed.locale,)}
    if typed.school is not None:
        filters["school"] = (str(typed.school),)
    plan = Plan(filters=filters, limit=CANDIDATES)
    guard(plan)
    return plan


def _asked(plan: Plan, own_school: int | None) -> list[Page]:
    """Ask, and return pages that are public right now, in the answer's order, few of one title."""
    answer = ranked(get_engine(PUBLIC), plan, timezone.localdate().toordinal(), own_school)
    keys = [hit.key for hit in answer.hits]
    titles = dict(visible_pages(keys).values_list("pk", "title")) if keys else {}
    alike: dict[str, int] = {}
    wanted: list[int] = []
    for key in keys:
        name = " ".join(folded_words(titles.get(key, "")))
        alike[name] = alike.get(name, 0) + 1
        if key in titles and alike[name] <= MOST_ALIKE:
            wanted.append(key)
    pages = visible_pages(wanted[:MOST]).select_related("content_type").in_bulk()
    return [pages[key] for key in wanted[:MOST] if key in pages]


# Pages


def _pages(typed: Typed, words: Words, base: Plan, request: HttpRequest | None) -> list[Suggestion]:
    """Return pages whose titles hold every word, the last one perhaps unfinished."""
    last = words.row[-1]
    begun = Term("title_f", last, FIELDS["title_f"], prefix=True, constant=True)
    forms = {"x": words.canonical, "f": words.folded, "p": words.pairs}
    plan = replace(
        base,
        should=[
            *(
                Term(name, token, FIELDS[name])
                for name in ("title_x", "title_f", "title_p")
                for token in forms[name[-1]]
            ),
            begun,
        ],
        required=[
            *([Term("title_f", token)] for token in words.folded if token != last),
            [Term("title_f", last), begun],
        ],
    )
    pages = _asked(plan, typed.own_school)
    if not pages and len(last) >= LOOSE_FROM:
        pages = _asked(_loose(typed, base), typed.own_school)
    return [_page_line(page, request) for page in pages]


def _loose(typed: Typed, base: Plan) -> Plan:
    """Return the plan of the results page, which forgives slips."""
    text = typed.text[:LONGEST]
    plan = build_plan(Question(text), understand(text, get_engine(PUBLIC)))
    return replace(base, should=plan.should, match=plan.match)


def _page_line(page: Page, request: HttpRequest | None) -> Suggestion:
    school = school_of_path(page.path)
    url = page.get_url(request) or ""
    if school is not None and page.depth == 2:
        return replace(_school_line(school), text=page.title, url=url)
    kind = str((page.specific_class or Page)._meta.verbose_name)
    return Suggestion("page", kind[:1].upper() + kind[1:], page.title, _place(page), url)


def _place(page: Page) -> str:
    school = school_of_path(page.path)
    return school.display_name if school else _("District portal")


# Document numbers


def _numbers(
    typed: Typed, words: Words, base: Plan, request: HttpRequest | None
) -> list[Suggestion]:
    """Return pages that bear a document number which begins as typed."""
    begun = "_".join([words.row[0].lstrip("0"), *words.row[1:]])
    if begun not in words.numbers:
        return []
    term = Term("number", begun, prefix=True, constant=True)
    plan = replace(base, should=[term], required=[[term]])
    lines = []
    for page in _asked(plan, typed.own_school)[:MOST_NUMBERS]:
        line = _page_line(page, request)
        number = _number_of(page.specific, begun)
        detail = f"{page.title} – {line.detail}" if number else line.detail
        lines.append(
            replace(
                line,
                kind="number",
                label=_("Document number"),
                text=number or page.title,
                detail=detail,
            )
        )
    return lines


def _number_of(page: BasePage, begun: str) -> str:
    """Return the number as the page writes it; "" when only an attached document bears it."""
    parts = page.search_parts()
    written = written_numbers(f"{parts.title}\n{parts.summary}")
    return next((number for token, number in written.items() if token.startswith(begun)), "")


# Schools and topics: few, so they are compared by their names


@lru_cache(maxsize=1024)
def _words_of_name(name: str) -> tuple[str, ...]:
    return tuple(folded_words(name))


def _begins(words: Sequence[str], name: str) -> bool:
    """Tell whether a name holds every word, the last one perhaps unfinished."""
    held = _words_of_name(name)
    return all(word in held for word in words[:-1]) and any(
        word.startswith(words[-1]) for word in held
    )


def _schools(typed: Typed, words: Words) -> Iterator[Suggestion]:
    """Yield open schools by name, code or ward; none while one looks within one school."""
    if typed.school is not None:
        return
    cards: dict[int, SchoolCard] = {card.id: card for card in school_map().values()}
    by_name = [
        card
        for card in cards.values()
        if card.is_open
        and any(_begins(words.row, name) for name in (card.name, card.name_en, card.code))
    ]
    for card in sorted(by_name, key=lambda card: (len(card.name), card.name)):
        yield _school_line(card)


def _school_line(card: SchoolCard) -> Suggestion:
    return Suggestion(
        "school", _("School"), card.display_name, card.display_ward, f"{card.root_url}/"
    )


def _topics(typed: Typed, words: Words, base: Plan) -> list[Suggestion]:
    """Return topics that have public pages here, most pages first."""
    answer = get_engine(PUBLIC).ask(replace(base, facets=("topic",), limit=1))
    counts = answer.facets.get("topic", {})
    labels = facet_labels("topic", counts)
    found = [value for value, label in labels.items() if _begins(words.row, label)]
    found.sort(key=lambda value: (-counts[value], labels[value]))
    return [_topic_line(typed, value, labels[value], counts[value]) for value in found]


def _topic_line(typed: Typed, value: str, label: str, count: int) -> Suggestion:
    scope = SCOPE_ALL if typed.school is None else SCOPE_SCHOOL
    query = address_query(Address("", scope, "date", 1, {"topic": (value,)}))
    detail = ngettext("%(count)s page", "%(count)s pages", count) % {"count": count}
    return Suggestion("topic", _("Topic"), label, detail, f"{reverse('search:results')}?{query}")
