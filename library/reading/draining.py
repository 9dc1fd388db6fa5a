"""Reading what waits, one file after the other."""

from __future__ import annotations

import logging

from library.models import DocumentText
from library.reading.child import Found, Interrupted, document_read
from library.reading.keeping import found_in, text_keep, twin_of
from library.reading.requests import texts_request_missing
from library.reading.taking import text_put_back, text_take

logger = logging.getLogger(__name__)


def drain() -> int:
    """Read until nothing waits, or until others read as many as may be read at once.

    Whatever a file is, its row ends in a state and the next one is taken. Returns how many.
    """
    texts_request_missing()
    done = 0
    while read_next():
        done += 1
    return done


def read_next() -> bool:
    """Read what waits longest; tell whether there was anything to read."""
    text = text_take()
    if text is None:
        return False
    try:
        read_one(text)
    except Interrupted:
        text_put_back(text=text)
        return False
    return True


def read_one(text: DocumentText) -> None:
    """Read a row that was taken, and keep what came of it."""
    try:
        twin = twin_of(text)
        found = found_in(twin) if twin else document_read(text.document)
        text_keep(text=text, found=found)
    except Interrupted:
        raise
    except Exception:
        logger.exception("Reading document %s failed", text.document_id)
        text_keep(text=text, found=Found())
