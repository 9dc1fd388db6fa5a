"""A bulk load sends no letters and looks after both indexes once, at the end."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db.models import Model
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from search.changes import unnoted


@contextmanager
def no_letters() -> Iterator[None]:
    """Send no mail in this process: two hundred people would hear of things that never were."""
    before = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    try:
        yield
    finally:
        settings.EMAIL_BACKEND = before


@contextmanager
def no_reading() -> Iterator[None]:
    """Start no readers of documents: their texts are kept as they are printed."""
    before = settings.DOCUMENT_READING
    settings.DOCUMENT_READING = "off"
    try:
        yield
    finally:
        settings.DOCUMENT_READING = before


@contextmanager
def no_chatter() -> Iterator[None]:
    """Log warnings and errors only; ten lines a page would hide the progress."""
    before = logging.root.manager.disable
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(before)


@contextmanager
def bulk_load() -> Iterator[None]:
    """No letters, readers or search notes; no reference index on every save (three a story)."""
    with no_letters(), no_reading(), no_chatter(), unnoted(), disable_reference_index_auto_update():
        yield


def references_write(*objects: Model) -> None:
    """Write the reference index of finished objects, once each."""
    for item in objects:
        ReferenceIndex.create_or_update_for_object(item)
