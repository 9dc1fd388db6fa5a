"""From what a reader typed to a plan: the one query builder for every engine and every box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.text import canonical_words, folded_words, number_guesses, pairs
from search import weights
from search.engines.base import Engine, Plan, Term
from search.spelling import Reading, readings

LONGEST_QUESTION = 1_000
"""Characters of a question that are read; nobody types more, and a paste begins with its point."""

MOST_SYLLABLES = 64
"""Different syllables of a question that are asked for: keeps every question's time bounded."""


@dataclass(slots=True)
class Words:
    """A question as tokens: `row` in order, the others without repetition.

    `canonical` is empty when the question carries no marks.
    """

    row: list[str]
    folded: list[str]
    canonical: list[str]
    pairs: list[str]
    numbers: list[str]

    @property
    def empty(self) -> bool:
        """Whether nothing can be asked."""
        return not self.folded


@dataclass(slots=True)
class Question:
    """What to ask: text and everything around it, before any engine.

    `prefix`: the last word may be unfinished (with `all_words`: every word may). `all_words`: an
    item must hold every word, as editors expect of the admin's search.
    """

    text: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    prefix: bool = False
    all_words: bool = False
    sort: str = "relevance"


def words_of(text: str) -> Words:
    """Normalise a question of any length and script into bounded tokens."""
    text = text[:LONGEST_QUESTION]
    canonical = canonical_words(text)[:MOST_SYLLABLES]
    folded = folded_words(text)[:MOST_SYLLABLES]
    marked = any(left != right for left, right in zip(canonical, folded, strict=False))
    return Words(
        row=folded,
        folded=_unique(folded),
        canonical=_unique(canonical) if marked else [],
        pairs=_unique(pairs(folded).split()),
        numbers=number_guesses(folded),
    )


def _unique(tokens: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(tokens))


def _terms(forms: dict[str, Sequence[str]], factor: float = 1.0) -> list[Term]:
    return [
        Term(name, token, weight * factor)
        for name, weight in weights.FIELDS.items()
        for token in forms.get(name[-1], ())
    ]


def plan_for(question: Question, engine: Engine) -> Plan:
    """Build the soft any-of plan for a question.

    Order: every field, form and token adds its BM25 score. Match: some pair of neighbours or some
    syllable that is not among the commonest - so one missing word of seven empties nothing, and a
    page that merely shares "và" or "của" with the question does not count as an answer.
    """
    words = words_of(question.text)
    plan = Plan(filters=question.filters, sort=question.sort)
    if words.empty:
        return plan
    size = engine.size()
    frequencies = engine.frequencies("text_f", words.folded)
    forms: dict[str, Sequence[str]] = {
        "x": words.canonical,
        "f": words.folded,
        "p": words.pairs,
    }
    plan.should = _terms(forms)
    plan.match = _match_terms(words, frequencies, size)
    found = readings(words.row, frequencies, size, engine)
    _add_readings(plan, words, found)
    plan.should += _number_terms(words.numbers)
    plan.match += [Term(name, guess) for name in ("number", "cited") for guess in words.numbers]
    if question.all_words:
        plan.match = []
        plan.required = [_anywhere(token, question.prefix) for token in words.folded]
    if question.prefix:
        _add_prefix(plan, words)
    return plan


def _add_readings(plan: Plan, words: Words, found: Sequence[Reading]) -> None:
    """Ask also for what slips were probably meant to be, alone and beside their neighbours."""
    for reading in found:
        row = words.row
        before = [f"{row[reading.place - 1]}_{reading.token}"] if reading.place else []
        after = (
            [f"{reading.token}_{row[reading.place + 1]}"] if reading.place + 1 < len(row) else []
        )
        terms = _terms({"f": [reading.token], "p": before + after}, weights.REPAIR * reading.share)
        plan.should += terms
        plan.match += terms


def _anywhere(token: str, prefix: bool) -> list[Term]:
    """Return the terms of which one stands for a word, wherever it is on the page."""
    terms = [Term("text_f", token), Term("attached_f", token)]
    if prefix:
        terms.append(Term("text_f", token, prefix=True))
    return terms


def _match_terms(words: Words, frequencies: dict[str, int], size: int) -> list[Term]:
    common = max(weights.COMMON_SHARE * size, 10)
    rare = [token for token in words.folded if frequencies.get(token, 0) <= common]
    tokens = {"f": rare, "p": words.pairs}
    if not words.pairs:
        tokens["f"] = words.folded
    return [
        Term(f"{place}_{form}", token)
        for place in ("text", "attached")
        for form, found in tokens.items()
        for token in found
    ]


def _number_terms(numbers: Sequence[str]) -> list[Term]:
    return [
        Term(name, guess, weight, constant=True)
        for name, weight in (("number", weights.NUMBER), ("cited", weights.CITED_NUMBER))
        for guess in numbers
    ]


def _add_prefix(plan: Plan, words: Words) -> None:
    """Let the last word be unfinished."""
    last = words.folded[-1]
    for name in ("title_f", "text_f"):
        term = Term(name, last, weights.PREFIX * weights.FIELDS[name], prefix=True, constant=True)
        plan.should.append(term)
        if not plan.required:
            plan.match.append(term)
