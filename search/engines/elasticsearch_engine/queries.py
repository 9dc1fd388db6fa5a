"""Plans as Elasticsearch queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from search.engines.base import Plan, Term

_SORTS: dict[str, list[Any]] = {
    "date": [{"recency": "desc"}],
    "key": [{"key": "asc"}],
}

ALL = "all"
"""What is counted under all filters; no facet has this name."""


def term_query(term: Term) -> dict[str, Any]:
    """Return the query of one term.

    Fixed scores stand beside BM25's as they are: Elasticsearch's similarity keeps the factor
    ``k1 + 1`` that Lucene has dropped, as Tantivy's does.
    """
    if term.prefix:
        return {"prefix": {term.field: {"value": term.token, "boost": term.weight}}}
    if term.constant:
        single = {"term": {term.field: {"value": term.token}}}
        return {"constant_score": {"filter": single, "boost": term.weight}}
    return {"term": {term.field: {"value": term.token, "boost": term.weight}}}


def _any(terms: Sequence[Term]) -> dict[str, Any]:
    """Return the unscored condition that one of the terms is there."""
    by_field: dict[str, list[str]] = {}
    clauses: list[dict[str, Any]] = []
    for term in terms:
        if term.prefix:
            clauses.append({"prefix": {term.field: {"value": term.token}}})
        else:
            by_field.setdefault(term.field, []).append(term.token)
    clauses += [{"terms": {name: tokens}} for name, tokens in by_field.items()]
    return {"bool": {"should": clauses, "minimum_should_match": 1}}


def _one_of(name: str, values: Sequence[Any]) -> dict[str, Any]:
    return {"terms": {name: list(values)}}


def _counted_filters(plan: Plan) -> dict[str, Sequence[str]]:
    """Return the filters on fields that are counted: each facet gets all of them but its own."""
    return {name: values for name, values in plan.filters.items() if name in plan.facets}


def _conditions(plan: Plan, filters: dict[str, Sequence[str]]) -> dict[str, Any]:
    """Return what decides whether an item answers, without any score."""
    wanted = _filters(filters)
    wanted += [_any(group) for group in plan.required]
    if plan.match:
        wanted.append(_any(plan.match))
    if plan.only_keys is not None:
        wanted.append(_one_of("key", plan.only_keys))
    if plan.alive_at is not None:
        wanted.append({"range": {"expires": {"gt": plan.alive_at}}})
    refused = [_one_of(name, values) for name, values in plan.excluded.items() if values]
    if plan.excluded_keys:
        refused.append(_one_of("key", plan.excluded_keys))
    return {"filter": wanted, "must_not": refused}


def hits_body(plan: Plan) -> dict[str, Any]:
    """Return the search for the hits.

    An answer that matches also scores, so at least one scored term is asked for; without counting
    and with plain order by score Lucene then skips what cannot come among the first.
    """
    conditions = _conditions(plan, dict(plan.filters))
    body: dict[str, Any] = {
        "query": {"bool": conditions},
        "from": plan.offset,
        "size": plan.limit,
        "track_total_hits": False,
        "_source": False,
        "stored_fields": "_none_",
        "docvalue_fields": ["key", "day", "place", "timely"],
    }
    if plan.sort == "relevance" and plan.should:
        conditions["should"] = [term_query(term) for term in plan.should]
        conditions["minimum_should_match"] = 1
    elif plan.sort != "relevance":
        body["sort"] = _SORTS[plan.sort]
    return body


def counts_body(plan: Plan) -> dict[str, Any]:
    """Return the search for the exact total and the facets; `counts_of` reads its answer.

    A facet leaves its own filter out. Facets with the same condition are counted together, below
    one filter: as a filter of its own for each the condition is looked at once per facet.
    """
    counted = _counted_filters(plan)
    always = {name: values for name, values in plan.filters.items() if name not in counted}
    body: dict[str, Any] = {
        "query": {"bool": _conditions(plan, always)},
        "size": 0,
        "track_total_hits": not counted,
    }
    if counted:
        body["aggs"] = {
            group: {
                "filter": {"bool": {"filter": _filters(counted, without=group)}},
                "aggs": {name: _values(name, plan) for name in names},
            }
            for group, names in _groups(plan, counted).items()
        }
    elif plan.facets:
        body["aggs"] = {name: _values(name, plan) for name in plan.facets}
    return body


def _groups(plan: Plan, counted: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return which facets are counted together: each that is filtered by stands alone."""
    together = [name for name in plan.facets if name not in counted]
    return {ALL: together, **{name: [name] for name in counted}}


def counts_of(plan: Plan, answer: Mapping[str, Any]) -> tuple[int, dict[str, dict[str, int]]]:
    """Return the exact total and the facets of an answer to `counts_body`."""
    found = answer.get("aggregations", {})
    counted = _counted_filters(plan)
    total = found[ALL]["doc_count"] if counted else answer["hits"]["total"]["value"]
    facets = {}
    for name in plan.facets:
        above = found[name if name in counted else ALL] if counted else found
        buckets = above[name]["buckets"]
        facets[name] = {str(one["key"]): int(one["doc_count"]) for one in buckets}
    return int(total), facets


def _filters(fields: Mapping[str, Sequence[str]], without: str = "") -> list[dict[str, Any]]:
    return [_one_of(name, values) for name, values in fields.items() if name != without]


def _values(name: str, plan: Plan) -> dict[str, Any]:
    return {"terms": {"field": name, "size": plan.facet_size}}
