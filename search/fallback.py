"""Answers while there is no index: by titles from the database. Complete and safe, but plain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.cache import cache

from core.text import folded_words
from search.engines.base import Answer, Hit
from search.question import Synonym, Words, synonyms_in, words_of
from search.records import visible_pages
from sites.selectors import school_of_path

TITLES_SECONDS = 5
"""Longest time that titles are remembered: promise 1 allows five seconds."""

SYNONYM_SHARE = 0.9
"""What other words count of those that they stand for: what was typed comes first."""


def _titles(locale: str) -> list[tuple[int, str, str, int]]:
    """Return (id, path, folded title, day) of every page that may be found."""
    key = f"search.titles.{locale}"
    rows = cache.get(key)
    if rows is None:
        rows = [
            (pk, path, " ".join(folded_words(title)), moment.toordinal() if moment else 0)
            for pk, path, title, moment in visible_pages()
            .filter(locale__language_code=locale)
            .values_list("pk", "path", "title", "first_published_at")
        ]
        cache.set(key, rows, TITLES_SECONDS)
    return rows


def _score(title: str, wanted: Words, synonyms: Sequence[Synonym]) -> float:
    """Return how many of the question's words a title holds, or what they mean in other words."""
    held = set(title.split())
    gains: dict[range, float] = {}
    for synonym in synonyms:
        if f" {' '.join(synonym.words.row)} " in f" {title} ":
            literal = synonym.literal.folded
            gain = SYNONYM_SHARE * len(literal) - sum(word in held for word in literal)
            gains[synonym.places] = max(gains.get(synonym.places, 0.0), gain)
    return sum(word in held for word in wanted.folded) + sum(gains.values())


def title_answer(
    text: str,
    locale: str,
    filters: Mapping[str, Sequence[str]],
    offset: int,
    limit: int,
    excluded: Sequence[int] = (),
) -> Answer:
    """Answer from titles: pages whose titles hold most of the question's words come first."""
    wanted = words_of(text)
    synonyms = synonyms_in(wanted)
    schools = frozenset(filters.get("school", ()))
    hits: list[Hit] = []
    for pk, path, title, day in _titles(locale):
        score = _score(title, wanted, synonyms)
        if not score or pk in excluded:
            continue
        school = school_of_path(path)
        school_id = school.id if school else 0
        if schools and str(school_id) not in schools:
            continue
        hits.append(Hit(pk, score, day, school_id, False))
    hits.sort(key=lambda hit: (-hit.score, -hit.day, hit.key))
    return Answer(hits[offset : offset + limit], len(hits))
