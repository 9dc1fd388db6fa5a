"""Snippets: the passage of the original text that answers the question, with the words marked.

Engines hold folded tokens, so the original is folded word by word and compared. Every piece of the
page's text is escaped; only the ``<mark>`` around words is ours.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from core.text import canonical_word, folded_word, repair, word_places
from search.question import Words

SNIPPET_CHARACTERS = 240
"""Length of a snippet; two to three lines on a phone."""

MOST_CHARACTERS = 60_000
"""Of a text that are looked through for the best passage."""

_ENDS = ".!?;:,…"
"""Signs after which the next passage may begin without a mark between them."""


@dataclass(slots=True)
class _Found:
    """The words of a text, by their number: where they stand, their folded forms.

    `worth` holds only the words that answer the question. A text has thousands of words of which a
    few answer, and ten texts are looked through for one page: so there is no object for a word.
    """

    starts: list[int]
    ends: list[int]
    folded: list[str]
    worth: dict[int, float]

    def answering(self) -> list[int]:
        """Return the numbers of the words that answer, in order."""
        return sorted(self.worth)


def _found(text: str, words: Words) -> _Found:
    """Return the words of a text with their worth for the question."""
    places = word_places(text)
    folded = [folded_word(text[start:end]) for start, end in places]
    wanted, exact = frozenset(words.folded), frozenset(words.canonical)
    worth: dict[int, float] = {}
    for number, plain in enumerate(folded):
        if plain in wanted or (" " in plain and not wanted.isdisjoint(plain.split())):
            start, end = places[number]
            typed = canonical_word(text[start:end]).split()
            worth[number] = 1.0 if exact.isdisjoint(typed) else 1.5
    found = _Found([one for one, _ in places], [one for _, one in places], folded, worth)
    _weigh_together(found, frozenset(words.together))
    _boost_pairs(found, frozenset(words.pairs))
    return found


def _weigh_together(found: _Found, together: frozenset[str]) -> None:
    """Give neighbours a worth that have one only side by side."""
    if not together:
        return
    for number, (left, right) in enumerate(pairwise(found.folded)):
        if f"{left}_{right}" in together:
            found.worth.setdefault(number, 1.0)
            found.worth.setdefault(number + 1, 1.0)


def _boost_pairs(found: _Found, pairs: frozenset[str]) -> None:
    """Let neighbours that are neighbours in the question too count double."""
    for left in found.answering():
        right = left + 1
        if right in found.worth and f"{found.folded[left]}_{found.folded[right]}" in pairs:
            found.worth[left] += 1.5
            found.worth[right] += 1.5


def _best_window(found: _Found) -> tuple[int, int]:
    """Return the first and the last answering word of the passage that is worth most.

    A passage is never longer than a snippet, unless one word alone is.

    A word that occurs again within the window adds only a little: variety beats repetition.
    """
    best, best_score, score = (0, 0), 0.0, 0.0
    counts: dict[str, int] = {}
    window: deque[int] = deque()
    for last in found.answering():
        first = min(bisect_left(found.starts, found.ends[last] - SNIPPET_CHARACTERS), last)
        while window and window[0] < first:
            gone = window.popleft()
            score -= found.worth[gone] / counts[found.folded[gone]]
            counts[found.folded[gone]] -= 1
        window.append(last)
        word = found.folded[last]
        counts[word] = counts.get(word, 0) + 1
        score += found.worth[last] / counts[word]
        if score > best_score + 1e-9:
            best, best_score = (window[0], last), score
    return best


def _render(text: str, found: _Found, start: int, end: int) -> SafeString:
    pieces: list[str] = []
    position = start
    for number in found.answering():
        begins, ends = found.starts[number], found.ends[number]
        if begins < start or ends > end:
            continue
        pieces.append(escape(text[position:begins]))
        pieces.append(f"<mark>{escape(text[begins:ends])}</mark>")
        position = ends
    pieces.append(escape(text[position:end]))
    return mark_safe("".join(pieces).replace("</mark> <mark>", " "))  # noqa: S308  # nosec B308


def highlight(text: str, words: Words) -> SafeString:
    """Return a whole short text (a title) with the question's words marked."""
    text = repair(text)
    return _render(text, _found(text, words), 0, len(text))


def snippet(passages: Iterable[str], words: Words) -> SafeString:
    """Return the passage that answers best; the beginning of the text when none does."""
    text = _joined(passages)[:MOST_CHARACTERS]
    found = _found(text, words)
    if not found.starts:
        return mark_safe(escape(text[:SNIPPET_CHARACTERS]))  # noqa: S308  # nosec B308  # escaped
    start = _start(text, found, *_best_window(found))
    end = _cut(text, found, start)
    body = _render(text, found, start, end)
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


def _start(text: str, found: _Found, first: int, last: int) -> int:
    """Return where to begin before the first answering word: with a sentence, if one is near.

    The spare room is shared before and after. The last answering word keeps its place: for the
    sake of these words the passage is shown.
    """
    if not found.worth or found.ends[last] <= SNIPPET_CHARACTERS:
        return 0
    room = SNIPPET_CHARACTERS - (found.ends[last] - found.starts[first])
    if room < 0:  # one word alone, which is cut whatever stands before it
        room = SNIPPET_CHARACTERS
    spare = max(room // 2, room - (len(text) - found.ends[last]))
    near = bisect_left(found.starts, found.starts[first] - spare)
    for number in range(max(near, 1), first + 1):
        gap = text[found.ends[number - 1] : found.starts[number]]
        if any(sign in gap for sign in ".!?;\n"):
            return found.starts[number]
    return found.starts[near]


def _cut(text: str, found: _Found, start: int) -> int:
    """Return where the last word ends that has room in a snippet from `start` on."""
    limit = start + SNIPPET_CHARACTERS
    if limit >= len(text):
        return len(text)
    last = bisect_right(found.ends, limit) - 1
    return found.ends[last] if last >= 0 and found.starts[last] >= start else limit
