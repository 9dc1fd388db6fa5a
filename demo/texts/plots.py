"""Plots: what a story can be about, read from `demo/data/stories/*.txt`.

Each line begins with one mark. ``plot``, ``topic``, ``levels`` (k kindergarten, p primary, s
lower-secondary), ``months``, ``scenes`` and ``tags`` describe the plot; ``@slot a | b`` gives the
words for ``{slot}`` (``@k.slot`` only for kindergartens). Then come the texts:

* ``T`` a title, ``S`` a summary, ``O`` an opening;
* ``H`` a heading and ``P`` a paragraph under it;
* ``Q who || words`` a quotation;
* ``C kind || heading || text`` a call-out;
* ``B caption || cell ; cell / cell ; cell`` a table;
* ``L intro || a | b`` a list.

``{Slot}`` is ``{slot}`` with a capital.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


class PlotError(ValueError):
    """A plot file has a line that cannot be understood; the text says where."""


@dataclass(slots=True)
class Section:
    """A heading and the paragraphs that can stand under it."""

    heading: str
    paragraphs: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Plot:
    """Everything from which stories about one thing are put together."""

    name: str
    topic: int = 0
    levels: str = "kps"
    months: tuple[int, ...] = ()
    scenes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    slots: dict[str, list[str]] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    summaries: list[str] = field(default_factory=list)
    openings: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    quotes: list[tuple[str, str]] = field(default_factory=list)
    callouts: list[tuple[str, str, str]] = field(default_factory=list)
    tables: list[tuple[str, list[list[str]]]] = field(default_factory=list)
    lists: list[tuple[str, list[str]]] = field(default_factory=list)

    def words(self, slot: str, level: str) -> list[str] | None:
        """The words for a slot at a level; None when the plot has no such slot."""
        return self.slots.get(f"{level}.{slot}") or self.slots.get(slot)


def _split(text: str, mark: str) -> list[str]:
    return [part.strip() for part in text.split(mark) if part.strip()]


def _add_fact(plot: Plot, mark: str, rest: str) -> bool:
    if mark == "topic":
        plot.topic = int(rest)
    elif mark == "levels":
        plot.levels = rest
    elif mark == "months":
        plot.months = tuple(int(month) for month in rest.split())
    elif mark == "scenes":
        plot.scenes = tuple(rest.split())
    elif mark == "tags":
        plot.tags = tuple(_split(rest, ";"))
    elif mark.startswith("@"):
        plot.slots[mark[1:]] = _split(rest, "|")
    else:
        return False
    return True


def _add_text(plot: Plot, mark: str, rest: str) -> bool:
    parts = _split(rest, "||")
    if mark in "TSO":
        {"T": plot.titles, "S": plot.summaries, "O": plot.openings}[mark].append(rest)
    elif mark == "H":
        plot.sections.append(Section(rest))
    elif mark == "P":
        plot.sections[-1].paragraphs.append(rest)
    elif mark == "Q":
        plot.quotes.append((parts[0], parts[1]))
    elif mark == "C":
        plot.callouts.append((parts[0], parts[1], parts[2]))
    elif mark == "B":
        rows = [[cell.strip() for cell in row.split(" ; ")] for row in parts[1].split(" / ")]
        plot.tables.append((parts[0], rows))
    elif mark == "L":
        plot.lists.append((parts[0], _split(parts[1], "|")))
    else:
        return False
    return True


def parse_plots(text: str, origin: str) -> list[Plot]:
    """Read the plots of one file. Raises `PlotError` naming file and line."""
    plots: list[Plot] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        mark, _, rest = line.partition(" ")
        rest = rest.strip()
        try:
            if mark == "plot":
                plots.append(Plot(rest))
            elif not (_add_fact(plots[-1], mark, rest) or _add_text(plots[-1], mark, rest)):
                raise ValueError(mark)
        except (IndexError, KeyError, ValueError) as error:
            raise PlotError(f"{origin}, line {number}: {line[:60]}") from error
    return plots


@lru_cache(maxsize=1)
def load_plots() -> tuple[Plot, ...]:
    """All plots, in the order of the files."""
    plots: list[Plot] = []
    for path in sorted((DATA / "stories").glob("*.txt")):
        plots.extend(parse_plots(path.read_text(encoding="utf-8"), path.name))
    return tuple(plots)


@lru_cache(maxsize=1)
def load_closings() -> dict[str, tuple[str, ...]]:
    """Last paragraphs by level letter; ``*`` suits every level."""
    found: dict[str, list[str]] = {}
    for line in (DATA / "closings.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            level, _, text = line.partition(" ")
            found.setdefault(level, []).append(text.strip())
    return {level: tuple(texts) for level, texts in found.items()}
