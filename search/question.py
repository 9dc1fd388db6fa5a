"""From what a reader typed to a plan: the one query builder for every engine and every box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.text import canonical_words, folded_words, number_guesses, pairs
from search import weights
from search.analysis import whole
from search.attached import attached_terms, rarity
from search.engines.base import Engine, Plan, Term
from search.misreadings import (
    Misreading,
    forms_of,
    possible_misreadings,
    real_misreadings,
    tokens_to_count,
)
from search.spelling import Reading, readings
from search.synonyms import Meaning, synonyms_of

LONGEST_QUESTION = 1_000
"""Characters of a question that are read; nobody types more, and a paste begins with its point."""

MOST_SYLLABLES = 64
"""Different syllables of a question that are asked for: keeps every question's time bounded."""


@dataclass(frozen=True, slots=True)
class Words:
    """A question as tokens: `row` in order, the others without repetition.

    `canonical` is empty when the question carries no marks. `together`: pairs that are marked in
    results although neither half is by itself.
    """

    row: list[str]
    folded: list[str]
    canonical: list[str]
    pairs: list[str]
    numbers: list[str]
    together: list[str] = field(default_factory=list)

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


@dataclass(frozen=True, slots=True)
class Synonym:
    """Other words for some of the question's: for the `literal` ones."""

    words: Words
    literal: Words
    places: range


@dataclass(slots=True)
class Understanding:
    """A question with what the corpus says about its words."""

    words: Words
    readings: list[Reading] = field(default_factory=list)
    synonyms: list[Synonym] = field(default_factory=list)
    misreadings: list[Misreading] = field(default_factory=list)
    frequencies: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    size: int = 0

    def shown_words(self) -> Words:
        """Return the words to mark in results: the typed ones, their readings and synonyms."""
        folded = [*self.words.folded, *(reading.token for reading in self.readings)]
        beside = [pair for reading in self.readings for pair in _beside(self.words.row, reading)]
        together: list[str] = []
        for synonym in self.synonyms:
            together += synonym.words.pairs
            folded += [] if synonym.words.pairs else synonym.words.folded
        for one in self.misreadings:
            folded += [part for part in one.token.split("_") if part not in self.words.folded]
            beside += [one.token] if "_" in one.token else []
        pairs = _unique([*self.words.pairs, *beside, *together])
        return replace(self.words, folded=_unique(folded), pairs=pairs, together=together)


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


def understand(text: str, engine: Engine) -> Understanding:
    """Look a question's words up: how common they are, and what slips among them mean."""
    words = words_of(text)
    if words.empty:
        return Understanding(words)
    size = engine.size()
    synonyms = synonyms_in(words)
    every = [words, *(synonym.words for synonym in synonyms)]
    folded = _unique(token for one in every for token in one.folded)
    beside = _unique(pair for one in every for pair in one.pairs)
    frequencies = engine.frequencies(
        {
            "text_f": folded,
            "text_p": beside,
            "attached_f": _unique([*folded, *forms_of(words.row)]),
            "attached_p": beside,
        }
    )
    misread = _misreadings(words, frequencies["attached_f"], engine)
    known = {place for synonym in synonyms for place in synonym.places}
    found = readings(words.row, frequencies, size, engine)
    found = [reading for reading in found if reading.place not in known]
    return Understanding(words, found, synonyms, misread, frequencies, size)


def synonyms_in(words: Words) -> list[Synonym]:
    """Return the other words for a question's; needs no engine."""
    return [_synonym(words, meaning) for meaning in synonyms_of(words.row)]


def _misreadings(words: Words, standing: Mapping[str, int], engine: Engine) -> list[Misreading]:
    """Return what scans made of the question's words; asks again only where some form stands."""
    possible = possible_misreadings(words.row, standing)
    if not possible:
        return []
    return real_misreadings(possible, engine.frequencies(tokens_to_count(possible)))


def _synonym(words: Words, meaning: Meaning) -> Synonym:
    places = range(meaning.place, meaning.place + meaning.length)
    literal = words_of(" ".join(words.row[places.start : places.stop]))
    return Synonym(words_of(meaning.text), literal, places)


def plan_for(question: Question, engine: Engine) -> Plan:
    """Understand a question and build its plan."""
    return build_plan(question, understand(question.text, engine))


def build_plan(question: Question, understood: Understanding) -> Plan:
    """Build the soft any-of plan for a question.

    Order: every field, form and token adds its BM25 score. Match: some pair of neighbours or some
    syllable that is not among the commonest - so one missing word of seven empties nothing, and a
    page that merely shares "và" or "của" with the question does not count as an answer.
    """
    words = understood.words
    plan = Plan(filters=question.filters, sort=question.sort)
    if words.empty:
        return plan
    plan.should = _terms({"x": words.canonical, "f": words.folded, "p": words.pairs})
    plan.match = _match_terms(understood)
    _add_readings(plan, understood)
    _add_synonyms(plan, understood)
    for term, answers in attached_terms(understood):
        plan.should.append(term)
        plan.match += [term] if answers else []
    plan.should += _number_terms(words.numbers)
    plan.match += [Term(name, guess) for name in ("number", "cited") for guess in words.numbers]
    if len(words.row) > 1 and whole(words.row) not in words.numbers:
        plan.should.append(Term("number", whole(words.row), weights.NUMBER, constant=True))
    if question.all_words:
        plan.match = []
        plan.required = [_anywhere(token, question.prefix) for token in words.folded]
    if question.prefix:
        _add_prefix(plan, words)
    return plan


def _unique(tokens: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(tokens))


def _terms(forms: Mapping[str, Sequence[str]], factor: float = 1.0) -> list[Term]:
    return [
        Term(name, token, weight * factor)
        for name, weight in weights.FIELDS.items()
        for token in forms.get(name[-1], ())
    ]


def _beside(row: Sequence[str], reading: Reading) -> list[str]:
    """Return the pairs that a reading makes with its neighbours."""
    place, token = reading.place, reading.token
    found = [f"{row[place - 1]}_{token}"] if place else []
    if place + 1 < len(row):
        found.append(f"{token}_{row[place + 1]}")
    return found


def _match_terms(understood: Understanding) -> list[Term]:
    """Return the terms of which an answer holds at least one."""
    words = understood.words
    common = max(weights.COMMON_SHARE * understood.size, weights.FEWEST_COMMON)
    known = understood.frequencies["text_f"]
    single = [token for token in words.folded if known[token] <= common]
    if not words.pairs:
        single = words.folded
    elif not single and not any(understood.frequencies["text_p"][pair] for pair in words.pairs):
        single = [min(words.folded, key=lambda token: known[token])]
    found = [Term("text_f", token) for token in single]
    return found + [Term("text_p", pair) for pair in words.pairs]


def _add_readings(plan: Plan, understood: Understanding) -> None:
    """Ask also for what slips were probably meant to be, alone and beside their neighbours."""
    for reading in understood.readings:
        forms = {"f": [reading.token], "p": _beside(understood.words.row, reading)}
        terms = _terms(forms, weights.REPAIR * reading.share)
        plan.should += terms
        plan.match += terms


def _add_synonyms(plan: Plan, understood: Understanding) -> None:
    """Ask also for synonyms; one of several words counts only as a whole, by its pairs.

    Long words for a short one would outweigh it: together they weigh `weights.SYNONYM` of what
    they stand for, so what was typed comes first.
    """
    for synonym in understood.synonyms:
        words = synonym.words
        share = min(_weight_of(synonym.literal, understood) / _weight_of(words, understood), 1.0)
        terms = _terms({"f": words.folded, "p": words.pairs}, weights.SYNONYM * share)
        plan.should += terms
        plan.match += [term for term in terms if not words.pairs or term.field.endswith("_p")]


def _weight_of(words: Words, understood: Understanding) -> float:
    """Return how much words can score: the rarities of their syllables and pairs."""
    known, size = understood.frequencies, understood.size
    parts = (("text_f", words.folded), ("text_p", words.pairs))
    return sum(
        rarity(known[name].get(token, 0), size) for name, tokens in parts for token in tokens
    )


def _anywhere(token: str, prefix: bool) -> list[Term]:
    """Return the terms of which one stands for a word, wherever it is on the page."""
    terms = [Term("text_f", token), Term("attached_f", token)]
    if prefix:
        terms.append(Term("text_f", token, prefix=True))
    return terms


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
