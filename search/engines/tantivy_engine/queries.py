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

    def query(self) -> Query:
        """Return the whole query: what answers, and what it scores."""
        plan = self.plan
        clauses = self._clauses()
        if plan.should and plan.sort == "relevance":
            clauses.append((Occur.Should, self._scored(plan.should)))
        return Query.boolean_query(clauses)

    def counting(self, without_filter: str | None = None) -> Query:
        """Return only what answers; `without_filter` leaves one field's filter out, for its facet.

        Tantivy prepares scores even where nobody asks for them: half of what counting costs.
        """
        return Query.boolean_query(self._clauses(without_filter))

    def _clauses(self, without_filter: str | None = None) -> list[tuple[Occur, Query]]:
        must = [(Occur.Must, condition) for condition in self._conditions(without_filter)]
        return must + [(Occur.MustNot, condition) for condition in self._refusals()]

    def _conditions(self, without_filter: str | None) -> list[Query]:
        """Return what an answer must fulfil, unscored; never empty."""
        plan = self.plan
        conditions = [self._unscored(self._any(group)) for group in plan.required]
        if plan.match:
            conditions.append(self._unscored(self._any(plan.match)))
        conditions += [
            self._one_of(field, values)
            for field, values in plan.filters.items()
            if field != without_filter
        ]
        if plan.only_keys is not None:
            conditions.append(self._one_of("key", plan.only_keys))
        if plan.alive_at is not None:
            alive = Query.range_query(
                self.schema, "expires", FieldType.Unsigned, lower_bound=plan.alive_at + 1
            )
            conditions.append(self._unscored(alive))
        return conditions or [self._unscored(Query.all_query())]

    def _refusals(self) -> list[Query]:
        """Return what no answer may fulfil."""
        plan = self.plan
        refusals = [
            self._one_of(field, values) for field, values in plan.excluded.items() if values
        ]
        if plan.excluded_keys:
            refusals.append(self._one_of("key", plan.excluded_keys))
        return refusals

    def _one_of(self, field: str, values: Sequence[str] | Sequence[int]) -> Query:
        return self._unscored(Query.term_set_query(self.schema, field, list(values)))

    @staticmethod
    def _unscored(query: Query) -> Query:
        return Query.const_score_query(query, 0.0)

    def _scored(self, terms: Sequence[Term]) -> Query:
        """Return the sum of all terms' scores.

        Tantivy adds up terms that score by BM25, boosted or not, in one tight loop; but not when
        one among them is of another kind: then each costs a call for every item that holds it. So
        fixed scores stand beside that sum, and only those of tokens that stand in some item.
        """
        fixed = [term for term in terms if term.prefix or term.constant]
        graded = [term for term in terms if not (term.prefix or term.constant)]
        sums = [self._term(term) for term in fixed if term.prefix or self._stands(term)]
        if graded:
            sums.append(self._any(graded))
        return Query.boolean_query([(Occur.Should, one) for one in sums])

    def _stands(self, term: Term) -> bool:
        return self.searcher.doc_freq(term.field, term.token) > 0

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
        return (
            Query.term_set_query(self.schema, term.field, tokens) if tokens else Query.empty_query()
        )
