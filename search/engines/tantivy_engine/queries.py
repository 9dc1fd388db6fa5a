"""Plans as Tantivy queries."""

from __future__ import annotations

from collections.abc import Sequence

from tantivy import FieldType, Occur, Query, Schema, Searcher

from search.engines.base import Plan, Term

MOST_PREFIX_TOKENS = 60
"""An unfinished word stands for at most so many words (the most frequent ones)."""


class Translator:
    """Builds queries of one plan against one searcher."""

    def __init__(self, schema: Schema, searcher: Searcher, plan: Plan) -> None:
        self.schema = schema
        self.searcher = searcher
        self.plan = plan

    def query(self, without_filter: str | None = None) -> Query:
        """Return the whole query; `without_filter` leaves one field's filter out (for facets)."""
        plan = self.plan
        clauses: list[tuple[Occur, Query]] = []
        if plan.match:
            clauses.append((Occur.Must, self._unscored(self._any(plan.match))))
        for group in plan.required:
            clauses.append((Occur.Must, self._unscored(self._any(group))))
        for field, values in plan.filters.items():
            if field != without_filter:
                clauses.append((Occur.Must, self._one_of(field, values)))
        if plan.only_keys is not None:
            clauses.append((Occur.Must, self._one_of("key", plan.only_keys)))
        if plan.alive_at is not None:
            alive = Query.range_query(
                self.schema, "expires", FieldType.Unsigned, lower_bound=plan.alive_at + 1
            )
            clauses.append((Occur.Must, self._unscored(alive)))
        if not clauses:
            clauses.append((Occur.Must, Query.const_score_query(Query.all_query(), 0.0)))
        for field, values in plan.excluded.items():
            if values:
                clauses.append((Occur.MustNot, self._one_of(field, values)))
        if plan.excluded_keys:
            clauses.append((Occur.MustNot, self._one_of("key", plan.excluded_keys)))
        if plan.should and plan.sort == "relevance":
            clauses.append((Occur.Should, self._any(plan.should)))
        return Query.boolean_query(clauses)

    def _one_of(self, field: str, values: Sequence[str] | Sequence[int]) -> Query:
        return self._unscored(Query.term_set_query(self.schema, field, list(values)))

    @staticmethod
    def _unscored(query: Query) -> Query:
        return Query.const_score_query(query, 0.0)

    def _any(self, terms: Sequence[Term]) -> Query:
        return Query.boolean_query([(Occur.Should, self._term(term)) for term in terms])

    def _term(self, term: Term) -> Query:
        if term.prefix:
            query = self._prefix(term)
        else:
            query = Query.term_query(self.schema, term.field, term.token, "freq")
        if term.constant:
            return Query.const_score_query(query, term.weight)
        return Query.boost_query(query, term.weight) if term.weight != 1.0 else query

    def _prefix(self, term: Term) -> Query:
        found = self.searcher.terms_with_prefix(term.field, term.token, limit=MOST_PREFIX_TOKENS)
        tokens = [token for token, _ in found]
        return Query.term_set_query(self.schema, term.field, tokens) if tokens else Query.empty_query()
