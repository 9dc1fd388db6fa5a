"""Snippets: the passage of the original text that answers the question, with the words marked.

Engines hold folded tokens, so the original is folded word by word and compared. Every piece of the
page's text is escaped; only the ``<mark>`` around words is ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from core.text import repair, spans
from search.question import Words

SNIPPET_CHARACTERS = 240
"""Length of a snippet; two to three lines on a phone."""

MOST_CHARACTERS = 60_000
"""Of a text that are looked through for the best passage."""

_ENDS = ".!?;:,…"
"""Signs after which the next passage may begin without a mark between them."""

_EDGE_WORDS = 12
"""Words looked at on each side when a snippet is widened to its full length."""


@dataclass(slots=True)  # not frozen: thousands are made a page, and that costs twice the time
class _Word:
    start: int
    end: int
    weight: float
    folded: str


def _weigh(text: str, words: Words) -> list[_Word]:
    """Return the words of a text with their worth for the question (0 = nothing)."""
    folded = frozenset(words.folded)
    canonical = frozenset(words.canonical)
    found: list[_Word] = []
    for start, end, exact, plain in spans(text):
        weight = 0.0
        if plain in folded or (" " in plain and not folded.isdisjoint(plain.split())):
            weight = 1.0 if canonical.isdisjoint(exact.split()) else 1.5
        found.append(_Word(start, end, weight, plain))
    _weigh_together(found, frozenset(words.together))
    return found


def _weigh_together(found: list[_Word], together: frozenset[str]) -> None:
    """Give neighbours a worth that have one only side by side."""
    for index in range(len(found) - 1 if together else 0):
        if f"{found[index].folded}_{found[index + 1].folded}" in together:
            for place in (index, index + 1):
                found[place].weight = found[place].weight or 1.0


def _boost_pairs(found: list[_Word], pairs: frozenset[str]) -> list[float]:
    """Return worths in which neighbours that are neighbours in the question too count double."""
    worth = [word.weight for word in found]
    for index in range(len(found) - 1):
        left, right = found[index], found[index + 1]
        if left.weight and right.weight and f"{left.folded}_{right.folded}" in pairs:
            worth[index] += 1.5
            worth[index + 1] += 1.5
    return worth


def _best_start(found: Sequence[_Word], worth: Sequence[float]) -> int:
    """Return the first word of the window of snippet length that is worth most.

    A word that occurs again within the window adds only a little: variety beats repetition.
    """
    best, best_score = 0, 0.0
    counts: dict[str, int] = {}
    score, first = 0.0, 0
    for last, word in enumerate(found):
        if worth[last]:
            counts[word.folded] = counts.get(word.folded, 0) + 1
            score += worth[last] / counts[word.folded]
        while word.end - found[first].start > SNIPPET_CHARACTERS:
            if worth[first]:
                score -= worth[first] / counts[found[first].folded]
                counts[found[first].folded] -= 1
            first += 1
        if score > best_score + 1e-9:
            best, best_score = first, score
    return best


def _loneliest(worth: Sequence[float], found: Sequence[_Word]) -> set[int]:
    """Return which words to mark: not common little words that stand alone."""
    return {index for index in range(len(found)) if worth[index] > 0}


def _render(
    text: str, found: Sequence[_Word], marked: set[int], start: int, end: int
) -> SafeString:
    pieces: list[str] = []
    position = start
    for index, word in enumerate(found):
        if word.start < start or word.end > end or index not in marked:
            continue
        pieces.append(escape(text[position : word.start]))
        pieces.append(f"<mark>{escape(text[word.start : word.end])}</mark>")
        position = word.end
    pieces.append(escape(text[position:end]))
    return mark_safe("".join(pieces).replace("</mark> <mark>", " "))  # noqa: S308  # nosec B308


def highlight(text: str, words: Words) -> SafeString:
    """Return a whole short text (a title) with the question's words marked."""
    text = repair(text)
    found = _weigh(text, words)
    worth = _boost_pairs(found, frozenset(words.pairs))
    return _render(text, found, _loneliest(worth, found), 0, len(text))


def snippet(passages: Iterable[str], words: Words) -> SafeString:
    """Return the passage that answers best; the beginning of the text when none does."""
    text = _joined(passages)[:MOST_CHARACTERS]
    found = _weigh(text, words)
    if not found:
        return mark_safe(escape(text[:SNIPPET_CHARACTERS]))  # noqa: S308  # nosec B308  # escaped
    worth = _boost_pairs(found, frozenset(words.pairs))
    first = _best_start(found, worth)
    start = _sentence_start(text, found, first)
    end = _cut(text, found, start)
    body = _render(text, found, _loneliest(worth, found), start, end)
    before = "… " if start > 0 else ""
    after = " …" if end < len(text) else ""
    return mark_safe(f"{before}{body}{after}")  # noqa: S308  # nosec B308  # by _render


def _joined(passages: Iterable[str]) -> str:
    """Return passages as one text; headings, which end without a sign, stay apart from the next."""
    text = ""
    for passage in passages:
        words = " ".join(repair(passage).split())
        if text and words:
            text += " " if text[-1] in _ENDS else " · "
        text += words
    return text


def _sentence_start(text: str, found: Sequence[_Word], first: int) -> int:
    """Step back to where the sentence begins, if that is near."""
    for index in range(first, max(first - _EDGE_WORDS, -1), -1):
        if index == 0:
            return 0
        gap = text[found[index - 1].end : found[index].start]
        if any(sign in gap for sign in ".!?;\n"):
            return found[index].start
    return found[first].start


def _cut(text: str, found: Sequence[_Word], start: int) -> int:
    limit = start + SNIPPET_CHARACTERS
    if limit >= len(text):
        return len(text)
    end = start
    for word in found:
        if start <= word.start and word.end <= limit:
            end = word.end
    return end or limit
