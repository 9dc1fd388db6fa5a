"""Background tasks of search."""

from __future__ import annotations

from django_tasks import task

from search.draining import drain
from search.engines.base import IndexMissing
from search.rebuilding import rebuild_missing


@task()
def follow_changes() -> int:
    """Apply pending changes; build an index first where there is none."""
    try:
        return drain()
    except IndexMissing:
        rebuild_missing()
        return drain()
