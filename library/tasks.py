"""Background tasks of the library."""

from __future__ import annotations

from django_tasks import task

from library.reading.draining import read_next
from library.reading.requests import texts_request_missing
from library.reading.taking import takeable

BEHIND_MAIL = -50


@task(priority=BEHIND_MAIL)
def read_next_document() -> bool:
    """Read one waiting document and come back for the next, so that mail never waits for long."""
    texts_request_missing()
    done = read_next()
    if done and takeable().exists():
        read_next_document.enqueue()
    return done
