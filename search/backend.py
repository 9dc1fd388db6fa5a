"""Wagtail's admin search - page search, choosers, pictures, documents - on our own engine.

Registered in ``WAGTAILSEARCH_BACKENDS``. The engine finds and orders, the database limits: a
queryset's filters (the fence among them) are applied by the database to *all* candidates before
anything is counted or cut off. So every filter works, indexed or not. The database's own text
search is used nowhere.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from modelsearch import query as queries
from modelsearch.backends.base import (
    BaseIndex,
    BaseSearchBackend,
    BaseSearchQueryCompiler,
    BaseSearchResults,
    SearchFieldError,
)

from core.text import folded_words
from search import changes
from search.engines import ADMIN, get_engine
from search.engines.base import EngineError, Plan
from search.keys import NAMESPACE_BITS, namespace_of, pk_of, root_label
from search.question import Question, plan_for, words_of

logger = logging.getLogger(__name__)

FEW = 2_000
"""Up to so many candidates go to the database as a list; with more, its ids come to us."""

Ranks = dict[int, float]
"""Primary key -> score."""


class QueryCompiler(BaseSearchQueryCompiler):
    """Evaluates a query to primary keys with scores. Editors get all words, not any of them."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    prefix = False

    def check(self) -> None:
        """Check asked field names only: the database applies every filter and order."""
        allowed = {field.field_name for field in self.queryset.model.get_search_fields()}
        for name in self.fields or ():
            if name not in allowed:
                raise SearchFieldError(f"Cannot search in field {name!r}.", field_name=name)

    def ranks(self) -> Ranks:
        """Return every thing of the model that answers, by the engine alone."""
        return self._ranks(self.query)

    def _ranks(self, query: Any) -> Ranks:
        if isinstance(query, queries.Boost):
            return {pk: score * query.boost for pk, score in self._ranks(query.subquery).items()}
        if isinstance(query, queries.And):
            return self._all_of([self._ranks(part) for part in query.subqueries])
        if isinstance(query, queries.Or):
            found: Counter[int] = Counter()
            for part in query.subqueries:
                found.update(self._ranks(part))
            return dict(found)
        if isinstance(query, queries.Not):
            without = self._ranks(query.subquery)
            return {pk: 0.0 for pk in self._everything() if pk not in without}
        if isinstance(query, queries.MatchAll):
            return dict.fromkeys(self._everything(), 0.0)
        operator = getattr(query, "operator", "and")
        return self._text(query.query_string, all_words=operator == "and")

    @staticmethod
    def _all_of(parts: list[Ranks]) -> Ranks:
        common = set(parts[0]).intersection(*parts[1:])
        return {pk: sum(part[pk] for part in parts) for pk in common}

    def _everything(self) -> Iterable[int]:
        return self.queryset.order_by().values_list("pk", flat=True)

    def _text(self, text: str, all_words: bool) -> Ranks:
        label = root_label(self.queryset.model)
        question = Question(text, {"kind": (label,)}, prefix=self.prefix, all_words=all_words)
        if words_of(text).empty:
            return {}
        try:
            return _all_ranks(question, label)
        except EngineError as error:
            logger.warning("The admin's search looks at titles only: %s", error)
            return self._titles(text)

    def _titles(self, text: str) -> Ranks:
        """Answer from the database's titles while the engine is away."""
        names = {field.name for field in self.queryset.model._meta.fields}
        name = next((name for name in ("title", "name") if name in names), None)
        if name is None:
            return {}
        wanted = words_of(text).folded
        found: Ranks = {}
        for pk, title in self.queryset.order_by().values_list("pk", name):
            words = folded_words(title)
            if all(any(word.startswith(token) for word in words) for token in wanted):
                found[pk] = 1.0
        return found


def _all_ranks(question: Question, label: str) -> Ranks:
    """Ask for all answers, however many: the filter comes after, so nothing may be cut off."""
    engine = get_engine(ADMIN)
    plan: Plan = plan_for(question, engine)
    plan.limit = FEW
    answer = engine.ask(plan)
    if answer.total > FEW:
        plan.limit = answer.total
        answer = engine.ask(plan)
    namespace = namespace_of(label)
    return {
        pk_of(hit.key): hit.score for hit in answer.hits if hit.key >> NAMESPACE_BITS == namespace
    }


class AutocompleteQueryCompiler(QueryCompiler):
    """The same with unfinished words."""

    prefix = True


class Results(BaseSearchResults):
    """Candidates of the engine, limited and ordered by the queryset."""

    supports_facet = True
    _ranked: Ranks | None = None

    def _clone(self) -> Results:
        clone: Results = super()._clone()
        clone._ranked = self._ranked
        return clone

    def _allowed(self) -> Ranks:
        """Return the candidates that the queryset lets through; read once."""
        if self._ranked is None:
            ranks = self.query_compiler.ranks()
            queryset = self.query_compiler.queryset.order_by()
            if len(ranks) <= FEW:
                queryset = queryset.filter(pk__in=list(ranks))
            allowed = set(queryset.values_list("pk", flat=True)) if ranks else set()
            self._ranked = {pk: score for pk, score in ranks.items() if pk in allowed}
        return self._ranked

    def _ordered(self) -> list[int]:
        ranks = self._allowed()
        if self.query_compiler.order_by_relevance:
            return sorted(ranks, key=lambda pk: (-ranks[pk], -pk))
        ordered = self.query_compiler.queryset.values_list("pk", flat=True)
        if len(ranks) <= FEW:
            ordered = ordered.filter(pk__in=list(ranks))
        return [pk for pk in ordered if pk in ranks]

    def _do_search(self) -> list[Model]:
        wanted = self._ordered()[self.start : self.stop]
        queryset = self.query_compiler.queryset.order_by().filter(pk__in=wanted)
        if self.prefetch_related:
            queryset = queryset.prefetch_related(*self.prefetch_related)
        found = {instance.pk: instance for instance in queryset}
        results = [found[pk] for pk in wanted if pk in found]
        if self._score_field:
            ranks = self._allowed()
            for instance in results:
                setattr(instance, self._score_field, ranks[instance.pk])
        return results

    def _do_count(self) -> int:
        count = len(self._allowed())
        stop = count if self.stop is None else min(self.stop, count)
        return max(stop - self.start, 0)

    def facet(self, field_name: str) -> dict[Any, int]:
        """Count the values of a field over all answers."""
        ranks = self._allowed()
        counted: Counter[Any] = Counter()
        queryset = self.query_compiler.queryset.order_by()
        for pk, value in queryset.values_list("pk", field_name).iterator():
            if pk in ranks:
                counted[value] += 1
        return dict(counted.most_common())


class Index(BaseIndex):
    """Writes nothing itself: notes the thing, and the drain indexes it after the commit."""

    def add_items(self, model: type[Model], items: Iterable[Model]) -> None:
        """Note things as changed."""
        for item in items:
            changes.note(item)

    def delete_item(self, item: Model) -> None:
        """Note a thing as gone."""
        changes.note(item)


class SearchBackend(BaseSearchBackend):
    """What ``WAGTAILSEARCH_BACKENDS`` names; everything else is `search.engines`."""

    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
    index_class = Index
    catch_indexing_errors = True
