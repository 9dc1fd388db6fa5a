"""Plans as Elasticsearch queries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from search.engines.base import Plan, Term

BM25_SCALE = 2.2
"""Lucene leaves the factor ``k1 + 1`` out of BM25; fixed scores are divided by it to match."""

_SORTS: dict[str, list[Any]] = {
    "relevance": [{"_score": "desc"}, {"key": "asc"}],
    "date": [{"recency": "desc"}],
    "key": [{"key": "asc"}],
}


def term_query(term: Term) -> dict[str, Any]:
    """Return the query of one term."""
    if term.prefix:
        return {"prefix": {term.field: {"value": term.token, "boost": term.weight / BM25_SCALE}}}
    single = {"term": {term.field: {"value": term.token}}}
    if term.constant:
        return {"constant_score": {"filter": single, "boost": term.weight / BM25_SCALE}}
    single["term"][term.field]["boost"] = term.weight
    return single


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


def search_body(plan: Plan) -> dict[str, Any]:
    """Return the whole search request.

    Filters on counted fields become post filters, and each facet gets all of them but its own.
    """
    counted = {name: values for name, values in plan.filters.items() if name in plan.facets}
    always = {name: values for name, values in plan.filters.items() if name not in plan.facets}
    filters = [_one_of(name, values) for name, values in always.items()]
    filters += [_any(group) for group in plan.required]
    if plan.match:
        filters.append(_any(plan.match))
    if plan.only_keys is not None:
        filters.append(_one_of("key", plan.only_keys))
    if plan.alive_at is not None:
        filters.append({"range": {"expires": {"gt": plan.alive_at}}})
    refused = [_one_of(name, values) for name, values in plan.excluded.items() if values]
    if plan.excluded_keys:
        refused.append(_one_of("key", plan.excluded_keys))
    scored = plan.should if plan.sort == "relevance" else []
    body: dict[str, Any] = {
        "query": {
            "bool": {
                "filter": filters,
                "must_not": refused,
                "should": [term_query(term) for term in scored],
                "minimum_should_match": 0,
            }
        },
        "from": plan.offset,
        "size": plan.limit,
        "sort": _SORTS[plan.sort],
        "track_scores": plan.sort == "relevance",
        "track_total_hits": True,
        "_source": False,
        "stored_fields": "_none_",
        "docvalue_fields": ["key", "day", "place", "timely"],
    }
    if counted:
        body["post_filter"] = {"bool": {"filter": _filters(counted)}}
    if plan.facets:
        body["aggs"] = {name: _facet(name, plan, counted) for name in plan.facets}
    return body


def _filters(fields: dict[str, Sequence[str]], without: str = "") -> list[dict[str, Any]]:
    return [_one_of(name, values) for name, values in fields.items() if name != without]


def _facet(name: str, plan: Plan, counted: dict[str, Sequence[str]]) -> dict[str, Any]:
    condition = {"bool": {"filter": _filters(counted, without=name)}}
    values = {"terms": {"field": name, "size": plan.facet_size}}
    return {"filter": condition, "aggs": {"values": values}}
