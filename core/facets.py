"""Names of facet values in search; each app registers what only it knows.

`search` counts values such as topic 7; `news` knows that 7 is "Exams and admissions".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

Labeller = Callable[[Iterable[str]], dict[str, str]]
"""Takes values, returns their names in the reader's language; unknown values are left out."""

_labellers: dict[str, Labeller] = {}


def register_facet_labels(facet: str, labeller: Labeller) -> None:
    """Say how the values of a facet are called; call it in `ready()`."""
    _labellers[facet] = labeller


def facet_labels(facet: str, values: Iterable[str]) -> dict[str, str]:
    """Return names by value; values without a name are not for readers and are left out."""
    labeller = _labellers.get(facet)
    return labeller(values) if labeller is not None else {value: value for value in values}
