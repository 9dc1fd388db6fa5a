"""The office's synonyms as search asks for them: by rows of folded words, from memory."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import DatabaseError

from core.text import folded_words
from search.office.models import Synonym
from search.synonyms import Meaning
from sites.shared_facts import VersionedFact

logger = logging.getLogger(__name__)

Row = tuple[str, ...]
Table = Mapping[str, Sequence[tuple[Row, tuple[str, ...]]]]
"""First folded word -> (all folded words, texts that mean the same), longest row first."""


def row_of(text: str) -> Row:
    """Return the folded words of a text."""
    return tuple(folded_words(text))


def key_of_words(text: str) -> str:
    """Return a text in the form in which words are compared."""
    return " ".join(row_of(text))


def sources_of(synonym: Synonym) -> list[str]:
    """Return the texts that an entry answers to: one, or all where they mean the same."""
    if synonym.both_ways:
        return [synonym.words, *synonym.meaning_lines]
    return [synonym.words]


def table_of(synonyms: Iterable[Synonym]) -> Table:
    """Arrange entries for looking up."""
    table: dict[str, list[tuple[Row, tuple[str, ...]]]] = defaultdict(list)
    for synonym in synonyms:
        everything = [synonym.words, *synonym.meaning_lines]
        for source in sources_of(synonym):
            row = row_of(source)
            others = tuple(text for text in everything if row_of(text) not in ((), row))
            if row and others:
                table[row[0]].append((row, others))
    for rows in table.values():
        rows.sort(key=lambda entry: -len(entry[0]))
    return dict(table)


def _read() -> Table:
    try:
        return table_of(Synonym.objects.order_by("key"))
    except DatabaseError:
        logger.warning("Search goes on without the office's synonyms.")
        return {}


SYNONYMS = VersionedFact("search.synonyms", _read)


def office_meanings(row: Sequence[str]) -> Iterator[Meaning]:
    """Yield what words of a question mean as well; a provider of `search.synonyms`.

    From left to right the longest entry wins, and its words begin no other.
    """
    table = SYNONYMS.get()
    place = 0
    while place < len(row):
        for words, others in table.get(row[place], ()):
            if tuple(row[place : place + len(words)]) == words:
                for text in others:
                    yield Meaning(text, place, len(words))
                place += len(words)
                break
        else:
            place += 1
