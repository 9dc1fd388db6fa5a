"""Measures of ranked lists, as the retrieval literature defines them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence


def ndcg(ranked: Sequence[str], relevant: Mapping[str, int], depth: int = 10) -> float:
    """Return normalised discounted cumulated gain (gain = the judgement, discount = log2)."""
    gained = sum(
        relevant.get(did, 0) / math.log2(rank + 2) for rank, did in enumerate(ranked[:depth])
    )
    best = sorted(relevant.values(), reverse=True)[:depth]
    ideal = sum(gain / math.log2(rank + 2) for rank, gain in enumerate(best))
    return gained / ideal if ideal else 0.0


def reciprocal_rank(ranked: Sequence[str], relevant: Mapping[str, int], depth: int = 10) -> float:
    """Return 1 / rank of the first relevant document, 0 when there is none in depth."""
    for rank, did in enumerate(ranked[:depth], 1):
        if relevant.get(did, 0) > 0:
            return 1.0 / rank
    return 0.0


def recall(ranked: Sequence[str], relevant: Mapping[str, int], depth: int) -> float:
    """Return the share of relevant documents among the first ones."""
    wanted = {did for did, gain in relevant.items() if gain > 0}
    return len(wanted.intersection(ranked[:depth])) / len(wanted) if wanted else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Return the nearest-rank percentile; 0 of nothing."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)]
