"""What makes an entry of the office useless or harmful, said so that it can be mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from search import weights
from search.engines import PUBLIC, get_engine
from search.engines.base import EngineError
from search.office.models import LONGEST_WORDS, Promotion, Synonym
from search.office.words import Row, key_of_words, row_of, sources_of
from search.synonyms import MOST_SYNONYMS

MOST_SYLLABLES = 8
MOST_PHRASES = 10


def common_words(texts: Sequence[str]) -> set[str]:
    """Return those texts of one syllable that stand nearly everywhere; none without an index."""
    single = {text: row[0] for text in texts if len(row := row_of(text)) == 1}
    if not single:
        return set()
    engine = get_engine(PUBLIC)
    try:
        known = engine.frequencies({"text_f": sorted(set(single.values()))})["text_f"]
        limit = max(weights.COMMON_SHARE * engine.size(), weights.FEWEST_COMMON)
    except EngineError:
        return set()
    return {text for text, token in single.items() if known[token] > limit}


def line_problems(lines: Sequence[str], most: int) -> Iterator[str]:
    """Yield what is wrong with texts by themselves: too many, too long, empty, twice."""
    if len(lines) > most:
        yield _("At most %(count)s lines, please.") % {"count": most}
    seen: dict[Row, str] = {}
    for line in lines:
        row = row_of(line)
        if not row:
            yield _("“%(text)s” holds no letter and no digit.") % {"text": line}
        elif len(row) > MOST_SYLLABLES or len(line) > LONGEST_WORDS:
            yield _("“%(text)s” is too long: at most %(count)s syllables.") % {
                "text": line,
                "count": MOST_SYLLABLES,
            }
        elif row in seen:
            yield _("“%(text)s” and “%(other)s” are the same to search; one is enough.") % {
                "text": line,
                "other": seen[row],
            }
        seen.setdefault(row, line)


def words_problems(synonym: Synonym) -> Iterator[str]:
    """Yield what is wrong with the words that people type."""
    yield from line_problems([synonym.words], 1)
    others = Synonym.objects.exclude(pk=synonym.pk)
    taken = {row_of(text): other for other in others for text in sources_of(other)}
    for text in sources_of(synonym):
        other = taken.get(row_of(text))
        if other is not None:
            yield _("“%(text)s” has an entry already: “%(other)s”. Change that one.") % {
                "text": text,
                "other": other.words,
            }
    for text in common_words([synonym.words]):
        yield _common(text)


def meanings_problems(synonym: Synonym) -> Iterator[str]:
    """Yield what is wrong with the words to look for as well."""
    lines = synonym.meaning_lines
    yield from line_problems(lines, MOST_SYNONYMS)
    if row_of(synonym.words) in {row_of(line) for line in lines}:
        yield _("“%(text)s” leads to itself. Write what else to look for.") % {
            "text": synonym.words
        }
    for text in sorted(common_words(lines)):
        yield _common(text)
    back = _way_back(synonym)
    if back is not None:
        yield _(
            "“%(other)s” leads back to “%(text)s”. Keep one of the two entries and tick that all "
            "of its words mean the same."
        ) % {"other": back.words, "text": synonym.words}


def _common(text: str) -> str:
    return _(
        "“%(text)s” stands on so many pages that it would find nearly everything. "
        "Add a word that says more."
    ) % {"text": text}


def _way_back(synonym: Synonym) -> Synonym | None:
    """Return the entry by which one gets from the meanings back to the words, if there is one."""
    goal = row_of(synonym.words)
    one_way = Synonym.objects.exclude(pk=synonym.pk).filter(both_ways=False)
    ways: Mapping[Row, Synonym] = {row_of(other.words): other for other in one_way}
    waiting = [row_of(line) for line in synonym.meaning_lines]
    seen: set[Row] = set()
    while waiting:
        row = waiting.pop()
        other = ways.get(row)
        if row in seen or other is None:
            continue
        seen.add(row)
        rows = [row_of(line) for line in other.meaning_lines]
        if goal in rows:
            return other
        waiting += rows
    return None


def phrase_problems(promotion: Promotion) -> Iterator[str]:
    """Yield what is wrong with the questions of a recommendation."""
    lines = promotion.phrase_lines
    if not lines:
        yield _("Write at least one question.")
    yield from line_problems(lines, MOST_PHRASES)
    taken = {
        key_of_words(phrase): other
        for other in Promotion.objects.exclude(pk=promotion.pk)
        for phrase in other.phrase_lines
    }
    for line in lines:
        other = taken.get(key_of_words(line))
        if other is not None:
            yield _(
                "“%(text)s” has recommended pages already, under “%(other)s”. Add to those."
            ) % {
                "text": line,
                "other": str(other),
            }
