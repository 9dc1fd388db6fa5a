"""What a scan makes of a word: ``giao due`` for *giáo dục*, ``trudng`` for *trường*.

Machines that recognise letters lose the marks and confuse letters that look alike. What they wrote
stays in attached documents for ever. So a question's words are also looked for as a scan would have
them - but only in attached documents, beside their neighbour, and in forms that hardly anybody has
typed on a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from core.text import is_syllable

LOOK_ALIKE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("uo", ("ua", "ud", "ug", "ira", "uc")),
    ("oi", ("di", "ai", "bi")),
    ("on", ("dn", "an")),
    ("m", ("rn", "nn")),
    ("c", ("e", "g")),
    ("u", ("ir", "ii", "n")),
    ("h", ("b", "li")),
    ("i", ("l", "j")),
    ("l", ("i",)),
    ("t", ("f",)),
    ("e", ("c",)),
    ("o", ("d",)),
    ("n", ("ri",)),
)
"""Folded letters -> what is read instead. Marked letters come without their marks, or as another
letter: ``ươ`` as ``ua``, ``ờ`` as ``d``, ``ự`` as ``ir``."""

SHORTEST = 2
MOST_FORMS = 24
"""Forms of one syllable that are tried."""

MUCH_RARER = 20
"""So many times rarer than what was meant has a form to be on pages to count as a wrong one."""

MOST_PAIRS = 10
"""Pairs of a question that are looked for in misread forms; longer questions have enough others."""


@dataclass(frozen=True, slots=True)
class Misreading:
    """A token of attached documents that stands for one of the question (`meant`).

    `items` is in how many items it stands.
    """

    field: str
    token: str
    meant: str
    items: int = 0


@lru_cache(maxsize=8_192)
def misread(syllable: str) -> tuple[str, ...]:
    """Return what a scan may have made of a folded syllable: one confusion at one place."""
    if len(syllable) < SHORTEST or not (syllable.isascii() and syllable.isalpha()):
        return ()
    found: dict[str, None] = {}
    for letters, seen in LOOK_ALIKE:
        start = syllable.find(letters)
        while start >= 0:
            for other in seen:
                found[syllable[:start] + other + syllable[start + len(letters) :]] = None
            start = syllable.find(letters, start + 1)
    return tuple(found)[:MOST_FORMS]


def looked_at(row: Sequence[str]) -> list[str]:
    """Return the words of a question, folded and in order, of which misread forms are tried."""
    return list(row)[: MOST_PAIRS + 1]


def forms_of(row: Sequence[str]) -> list[str]:
    """Return every form to try.

    Whether one stands in any attached document is asked first: so only what some scan has really
    made is then tried beside its neighbours.
    """
    return list(dict.fromkeys(form for word in looked_at(row) for form in misread(word)))


def possible_misreadings(row: Sequence[str], standing: Mapping[str, int]) -> list[Misreading]:
    """Return what to look for in attached documents, in which each form of `standing` stands."""
    row = looked_at(row)
    forms = {word: [form for form in misread(word) if standing.get(form)] for word in row}
    found: dict[tuple[str, str], Misreading] = {}
    for left, right in pairwise(row):
        meant = f"{left}_{right}"
        for form in forms[left]:
            found[form, right] = Misreading("attached_p", f"{form}_{right}", meant)
        for form in forms[right]:
            found[left, form] = Misreading("attached_p", f"{left}_{form}", meant)
    if len(row) == 1:
        for form in forms[row[0]]:
            if not is_syllable(form):
                found[form, ""] = Misreading("attached_f", form, row[0])
    return list(found.values())


def tokens_to_count(possible: Sequence[Misreading]) -> dict[str, list[str]]:
    """Return by field the tokens by whose numbers `real_misreadings` decides."""
    wanted: dict[str, dict[str, None]] = {}
    for one in possible:
        wanted.setdefault(one.field, {})[one.token] = None
        wanted.setdefault(f"text_{one.field[-1]}", {}).update({one.token: None, one.meant: None})
    return {field: list(tokens) for field, tokens in wanted.items()}


def real_misreadings(
    possible: Sequence[Misreading], frequencies: Mapping[str, Mapping[str, int]]
) -> list[Misreading]:
    """Return those that stand in attached documents and hardly on any page that people typed."""
    found = []
    for one in possible:
        items = frequencies[one.field].get(one.token, 0)
        typed = frequencies[f"text_{one.field[-1]}"]
        if items and typed.get(one.token, 0) * MUCH_RARER <= typed.get(one.meant, 0):
            found.append(replace(one, items=items))
    return found
