"""Final order of the best answers: what BM25 does not know. The same for every engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from search import weights
from search.engines.base import Answer, Engine, Hit, Plan


def freshness(day: int, today: int) -> float:
    """Return the factor for the age of something timely; days are proleptic ordinals."""
    if not day:
        return 1.0
    age = max(today - day, 0)
    return 1.0 + weights.FRESH * 0.5 ** (age / weights.FRESH_HALF_LIFE_DAYS)


def _factor(hit: Hit, today: int, own_school: int | None) -> float:
    factor = freshness(hit.day, today) if hit.timely else 1.0
    if own_school is not None and hit.school == own_school:
        factor *= weights.OWN_SCHOOL
    return factor


def ordered(hits: Sequence[Hit], today: int, own_school: int | None = None) -> list[Hit]:
    """Return hits by score times circumstances; equal ones by key, so that paging is stable."""
    return sorted(hits, key=lambda hit: (-hit.score * _factor(hit, today, own_school), hit.key))


def ranked(engine: Engine, plan: Plan, today: int, own_school: int | None = None) -> Answer:
    """Ask for a slice in final order.

    The engine's best `weights.WINDOW` answers are put in final order whichever page of them is
    asked for, so pages neither repeat nor miss anything; behind the window the engine's own order
    stands.
    """
    start, end = plan.offset, plan.offset + plan.limit
    if plan.sort != "relevance" or start >= weights.WINDOW:
        return engine.ask(plan)
    wide = replace(plan, offset=0, limit=max(weights.WINDOW, end))
    answer = engine.ask(wide)
    best = ordered(answer.hits[: weights.WINDOW], today, own_school)
    answer.hits = [*best, *answer.hits[weights.WINDOW :]][start:end]
    return answer
