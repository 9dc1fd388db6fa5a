"""What is known of documents' texts, for search and for the admin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import (
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
)
from wagtail.models import CollectionViewRestriction

from library.models import CustomDocument, DocumentPage, DocumentText

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

MOST_WORDS = 12
"""Words of a question that are looked for in every page."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page that answers: its number (0 = unknown), its text, and how many words stand there."""

    number: int
    body: str
    worth: int


def _restrictions_of(path: str) -> QuerySet[CollectionViewRestriction]:
    """Return the restrictions on the collection, or one above it, whose path the outer row has."""
    return CollectionViewRestriction.objects.annotate(
        path_of_document=ExpressionWrapper(OuterRef(path), output_field=CharField())
    ).filter(path_of_document__startswith=F("collection__path"))


def open_documents(ids: Iterable[int]) -> QuerySet[CustomDocument]:
    """Return those of the documents whose collections are for everybody."""
    documents = CustomDocument.objects.filter(pk__in=list(ids))
    return documents.exclude(Exists(_restrictions_of("collection__path")))


def _open_texts(ids: Iterable[int]) -> QuerySet[DocumentText]:
    restricted = Exists(_restrictions_of("document__collection__path"))
    return DocumentText.objects.filter(document__in=list(ids)).exclude(restricted)


def texts_of(ids: Sequence[int], most_characters: int) -> dict[int, list[str]]:
    """Return the texts of documents page by page, in the order of the ids, up to a length.

    Documents in restricted collections have none: pages that everybody finds may not tell of them.
    """
    sizes = dict(_open_texts(ids).filter(characters__gt=0).values_list("document_id", "characters"))
    wanted, room = [], most_characters
    for pk in ids:
        if pk in sizes and room > 0:
            wanted.append(pk)
            room -= sizes[pk]
    texts: dict[int, list[str]] = {pk: [] for pk in wanted}
    if wanted:
        rows = DocumentPage.objects.filter(text__document__in=wanted)
        for pk, body in rows.values_list("text__document_id", "body"):
            texts[pk].append(body)
    return texts


def best_places(ids: Iterable[int], words: Sequence[str], pairs: Sequence[str]) -> dict[int, Place]:
    """Return for each document the page on which most of the folded words stand.

    Neighbours of the question that are neighbours on the page count like a word more. The database
    looks, and tells a number a page; the text of the best page of each document is loaded.
    """
    looked_for = [f" {word} " for word in dict.fromkeys(words)][:MOST_WORDS]
    looked_for += [f" {pair.replace('_', ' ')} " for pair in dict.fromkeys(pairs)][:MOST_WORDS]
    if not looked_for:
        return {}
    worth = PiecesHeld("folded", looked_for)
    pages = DocumentPage.objects.filter(text__in=_open_texts(ids)).order_by("text_id", "position")
    best: dict[int, tuple[int, int]] = {}
    for pk, text, count in pages.values_list("pk", "text_id", worth):
        if count > best.get(text, (0, 0))[1]:
            best[text] = (pk, count)
    worth_of = dict(best.values())
    rows = DocumentPage.objects.filter(pk__in=worth_of).values_list(
        "pk", "text__document_id", "number", "body"
    )
    return {document: Place(number, body, worth_of[pk]) for pk, document, number, body in rows}


class PiecesHeld(Func):
    """How many of some pieces of text a column holds.

    One expression: a sum of two dozen ``Case``s takes Django longer to write than the database to
    answer.
    """

    output_field = IntegerField()
    arity = 1

    def __init__(self, column: str, pieces: Sequence[str]) -> None:
        super().__init__(column)
        self.pieces = tuple(pieces)

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_args: Any, **_named: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        """Write ``CASE WHEN column LIKE piece THEN 1 ELSE 0 END + …``."""
        column, column_params = compiler.compile(self.source_expressions[0])
        one = f"CASE WHEN {column} LIKE %s ESCAPE '\\' THEN 1 ELSE 0 END"
        escaped = connection.ops.prep_for_like_query
        params: list[str | int] = []
        for piece in self.pieces:
            params += [*column_params, f"%{escaped(piece)}%"]
        return f"({' + '.join([one] * len(self.pieces))})", tuple(params)


def counts_by_state() -> dict[str, int]:
    """Return how many documents are in each state."""
    rows = DocumentText.objects.values_list("state").annotate(count=Count("pk"))
    return dict(rows.order_by("state"))
