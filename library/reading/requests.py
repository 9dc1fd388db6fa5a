"""Noting that a document's file is to be read."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from library.models import CustomDocument, DocumentPage, DocumentText
from library.reading import following
from library.signals import document_text_changed

State = DocumentText.State


def text_request(*, document: CustomDocument) -> None:
    """Have the document's file read, unless this very file was read or is waiting already.

    The text of a file that was replaced is taken back at once: nobody finds a document by words
    that are no longer in it.
    """
    text = DocumentText.objects.filter(document=document).first()
    if text is None:
        DocumentText.objects.bulk_create([_fresh(document)], ignore_conflicts=True)
    elif _same_file(text, document):
        _note_names(text, document)
        return
    else:
        _begin_again(text, document)
    transaction.on_commit(following.wake)


def text_request_again(*, document: CustomDocument) -> None:
    """Have the file read once more, whatever came of it before."""
    text, _made = DocumentText.objects.get_or_create(
        document=document, defaults=dict(zip(_FILE, _file_of(document), strict=True))
    )
    _begin_again(text, document)
    transaction.on_commit(following.wake)


def texts_request_missing() -> int:
    """Note every document that was there before its text was asked for; return how many."""
    missing = [_fresh(document) for document in CustomDocument.objects.filter(text=None)]
    DocumentText.objects.bulk_create(missing, ignore_conflicts=True, batch_size=500)
    return len(missing)


_FILE = ("file_name", "file_hash")


def _file_of(document: CustomDocument) -> tuple[str, str]:
    return document.file.name or "", document.file_hash


def _same_file(text: DocumentText, document: CustomDocument) -> bool:
    """Compare content where both checksums are known, names otherwise."""
    if text.file_hash and document.file_hash:
        return text.file_hash == document.file_hash
    return text.file_name == document.file.name


def _note_names(text: DocumentText, document: CustomDocument) -> None:
    """Keep up with a file that moved, or whose checksum came later."""
    if (text.file_name, text.file_hash) != _file_of(document):
        text.file_name, text.file_hash = _file_of(document)
        text.save(update_fields=_FILE)


def _fresh(document: CustomDocument) -> DocumentText:
    return DocumentText(document=document, **dict(zip(_FILE, _file_of(document), strict=True)))


@transaction.atomic
def _begin_again(text: DocumentText, document: CustomDocument) -> None:
    deleted, _by_model = DocumentPage.objects.filter(text=text).delete()
    text.file_name, text.file_hash = _file_of(document)
    text.state, text.attempts, text.asked_at = State.WAITING, 0, timezone.now()
    text.taken_at, text.taken_by, text.read_at = None, "", None
    text.page_count = text.recognised = text.unread = text.characters = 0
    text.cut = False
    text.save()
    if deleted:
        document_text_changed.send(CustomDocument, instance=document)


def texts_ask_again(states: Sequence[str]) -> int:
    """Have all files of these states read once more; their texts stay until then.

    What somebody is reading at this moment is left to them.
    """
    rows = DocumentText.objects.filter(state__in=states).exclude(state=State.READING)
    return rows.update(state=State.WAITING, attempts=0, asked_at=timezone.now())
