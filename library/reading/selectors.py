"""What is known of documents' texts, for search and for the admin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Value,
    When,
)
from wagtail.models import CollectionViewRestriction

from library.models import CustomDocument, DocumentPage, DocumentText

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
    worth = reduce(add, (_holds(piece) for piece in looked_for))
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


def _holds(piece: str) -> Case:
    found = When(folded__contains=piece, then=Value(1))
    return Case(found, default=Value(0), output_field=IntegerField())


def counts_by_state() -> dict[str, int]:
    """Return how many documents are in each state."""
    rows = DocumentText.objects.values_list("state").annotate(count=Count("pk"))
    return dict(rows.order_by("state"))
