"""Writing down what was found in a file."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils import timezone

from core.text import folded_words, repair
from library.models import CustomDocument, DocumentPage, DocumentText
from library.reading.child import Found, FoundPage
from library.signals import document_text_changed

State = DocumentText.State


@transaction.atomic
def text_keep(*, text: DocumentText, found: Found) -> bool:
    """Write what came of the file that `text` was taken for; tell whether it was still wanted.

    It is not when the document got another file meanwhile, was deleted, or when somebody else has
    taken the row because this reader was too slow.
    """
    mine = DocumentText.objects.filter(pk=text.pk, state=State.READING, taken_by=text.taken_by)
    kept = mine.update(
        state=State(found.end),
        taken_by="",
        read_at=timezone.now(),
        page_count=found.page_count,
        recognised=len({page.number for page in found.pages if page.recognised}),
        unread=found.unread,
        characters=sum(len(page.text) for page in found.pages),
        cut=found.cut,
    )
    if not kept:
        return False
    _pages_replace(text, found.pages)
    document_text_changed.send(CustomDocument, instance=text.document)
    return True


def _pages_replace(text: DocumentText, pages: list[FoundPage]) -> None:
    DocumentPage.objects.filter(text=text).delete()
    rows = [
        DocumentPage(
            text=text,
            position=position,
            number=page.number,
            body=body,
            folded=f" {' '.join(folded_words(body))} ",
        )
        for position, (page, body) in enumerate(
            (page, repair(page.text.replace("\0", ""))) for page in pages
        )
    ]
    DocumentPage.objects.bulk_create(rows, batch_size=100)


def twin_of(text: DocumentText) -> DocumentText | None:
    """Return a row of another document with the very same file that was read already."""
    if not text.file_hash:
        return None
    document = text.document
    return (
        DocumentText.objects.filter(
            file_hash=text.file_hash,
            state=State.DONE,
            cut=False,
            unread=0,
            document__file_size=document.file_size,
        )
        .exclude(pk=text.pk)
        .first()
    )


def found_in(twin: DocumentText) -> Found:
    """Return what was found in a row's file, to be kept for another document."""
    pages = [FoundPage(page.number, page.body) for page in twin.pages.all()]
    return Found("done", pages, twin.page_count)


def text_keep_known(*, document: CustomDocument, pages: list[str]) -> None:
    """Keep a text that is known already, page by page, as if the file had been read."""
    numbered = [FoundPage(number, body) for number, body in enumerate(pages, start=1)]
    found_keep(document=document, found=Found("done", numbered, len(pages)))


@transaction.atomic
def found_keep(*, document: CustomDocument, found: Found) -> None:
    """Keep what was found in a document's file by somebody who had not taken its row."""
    text, _made = DocumentText.objects.get_or_create(
        document=document,
        defaults={"file_name": document.file.name or "", "file_hash": document.file_hash},
    )
    text.state, text.taken_by = State.READING, uuid.uuid4().hex
    text.save()
    text_keep(text=text, found=found)
