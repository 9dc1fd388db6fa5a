"""One engine over one set: index through the same path as pages, ask through the same builder."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from search.analysis import analyse
from search.engines.base import Analysed, Engine, Record
from search.evaluation.measures import ndcg, percentile, recall, reciprocal_rank
from search.evaluation.sets import EvaluationSet
from search.question import Question, plan_for
from search.ranking import ranked

CHUNK = 500
DEPTH = 100


@dataclass(frozen=True, slots=True)
class Figures:
    """The result of one variant of a set's questions."""

    set: str
    engine: str
    variant: str
    n: int
    ndcg10: float
    mrr10: float
    recall10: float
    recall100: float
    empty: float
    index_seconds: float
    index_mb: float | None
    p50_ms: float
    p95_ms: float

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return asdict(self)


@dataclass(slots=True)
class Indexed:
    """A scratch index of a set: document ids by key, and what it cost."""

    ids: list[str]
    seconds: float
    megabytes: float | None


def _items(documents: Iterator[dict[str, Any]], ids: list[str]) -> Iterator[Analysed]:
    for document in documents:
        ids.append(str(document["id"]))
        body = document.get("body") or ""
        yield analyse(Record(key=len(ids), title=document.get("title") or "", body=[body]))


def index_set(engine: Engine, chosen: EvaluationSet) -> Indexed:
    """Fill a scratch index with a set's documents."""
    ids: list[str] = []
    started = time.perf_counter()
    fresh = engine.rebuild()
    try:
        fresh.add(_items(chosen.documents(), ids))
        fresh.finish()
    except BaseException:
        fresh.abandon()
        raise
    seconds = time.perf_counter() - started
    fresh.wait()
    return Indexed(ids, seconds, engine.status().megabytes)


def ask_variant(
    engine: Engine, chosen: EvaluationSet, indexed: Indexed, variant: str
) -> Figures | None:
    """Ask all questions in one variant; None when the set does not have it."""
    rows = [row for row in chosen.queries if row.get(variant)]
    if not rows:
        return None
    scores: list[Sequence[float]] = []
    times: list[float] = []
    empty = 0
    for row in rows:
        started = time.perf_counter()
        plan = plan_for(Question(row[variant]), engine)
        plan.limit = DEPTH
        answer = ranked(engine, plan, today=0)
        times.append((time.perf_counter() - started) * 1000)
        found = [indexed.ids[hit.key - 1] for hit in answer.hits]
        empty += not found
        wanted = chosen.relevant[str(row["id"])]
        scores.append(
            (
                ndcg(found, wanted),
                reciprocal_rank(found, wanted),
                recall(found, wanted, 10),
                recall(found, wanted, DEPTH),
            )
        )
    ndcg10, mrr10, recall10, recall100 = (
        round(sum(column) / len(rows), 4) for column in zip(*scores, strict=True)
    )
    return Figures(
        chosen.name,
        engine.name,
        variant,
        len(rows),
        ndcg10,
        mrr10,
        recall10,
        recall100,
        empty=round(empty / len(rows), 4),
        index_seconds=round(indexed.seconds, 2),
        index_mb=indexed.megabytes,
        p50_ms=round(percentile(times, 0.5), 2),
        p95_ms=round(percentile(times, 0.95), 2),
    )
