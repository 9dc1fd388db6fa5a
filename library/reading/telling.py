"""What a webmaster is told of the words in a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from library.models import CustomDocument, DocumentText

State = DocumentText.State


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the reading is, in a sentence, and whether asking for another makes sense."""

    told: str
    may_ask: bool


_SENTENCES: dict[str, Any] = {
    State.WAITING: gettext_lazy("They are read in the next minutes; then search finds them."),
    State.READING: gettext_lazy("They are being read; then search finds them."),
    State.SCAN: gettext_lazy(
        "A scan: its letters could not be recognised. Upload a PDF saved from Word instead, and "
        "people find it by its words."
    ),
    State.EMPTY: gettext_lazy("There are none; people find this document by its title."),
    State.LOCKED: gettext_lazy(
        "The file has a password, so nobody can search it. Save it without one and upload it again."
    ),
    State.BROKEN: gettext_lazy(
        "The file is damaged. Open it on your computer, save it as PDF and upload that."
    ),
    State.TOO_BIG: gettext_lazy("The file is too big to be read. Split it into parts."),
    State.OTHER: gettext_lazy(
        "Files of this kind cannot be searched. Save it as PDF or DOCX and upload that."
    ),
    State.FAILED: gettext_lazy(
        "Reading failed several times. Save the file as PDF and upload that, or try again."
    ),
}


def reading_of(document: CustomDocument) -> Reading | None:
    """Return what to tell; None for a document of which nothing is noted yet."""
    text = DocumentText.objects.filter(document=document).first()
    if text is None:
        return None
    told = _done(text) if text.state == State.DONE else str(_SENTENCES[text.state])
    return Reading(told, text.state not in (State.WAITING, State.READING))


def _done(text: DocumentText) -> str:
    """Say how much was read, and what was not."""
    told = _("Read: people find this document by its words.")
    if text.page_count:
        told = ngettext(
            "%(count)s page read: people find this document by its words.",
            "%(count)s pages read: people find this document by its words.",
            text.page_count,
        ) % {"count": text.page_count}
    if text.cut:
        told += " " + _("It is so long that only its beginning was read.")
    if text.unread:
        told += " " + ngettext(
            "%(count)s page is a picture whose letters could not be recognised.",
            "%(count)s pages are pictures whose letters could not be recognised.",
            text.unread,
        ) % {"count": text.unread}
    return told
