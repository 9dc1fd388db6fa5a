"""Comparing an index with the database and noting the differences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search import changes
from search.engines import get_engine
from search.keys import NAMESPACE_BITS, key_of, namespace_of, pk_of
from search.rebuilding import indexed_labels, truth_ids


@dataclass(frozen=True, slots=True)
class Differences:
    """How an index differed from the truth."""

    missing: int
    needless: int


def repair(area: str) -> Differences:
    """Note everything that an index lacks or holds without reason; the next drain mends it.

    Texts are not compared: each change of them has been noted when it was made.
    """
    held = get_engine(area).keys()
    wanted = {key_of(label, pk) for label in indexed_labels() for pk in truth_ids(area, label)}
    missing, needless = wanted - held, held - wanted
    _note(missing | needless)
    return Differences(len(missing), len(needless))


def _note(keys: Iterable[int]) -> None:
    labels = {namespace_of(label): label for label in indexed_labels()}
    by_label: dict[str, list[int]] = {}
    for key in keys:
        label = labels.get(key >> NAMESPACE_BITS)
        if label is not None:
            by_label.setdefault(label, []).append(pk_of(key))
    for label, ids in by_label.items():
        changes.note_ids(label, ids)
