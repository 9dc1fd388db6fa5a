"""Background tasks of search."""

from __future__ import annotations

from django_tasks import task

from search.draining import drain
from search.rebuilding import rebuild_missing


@task()
def follow_changes() -> int:
    """Apply pending changes; build an index first where there is none."""
    rebuild_missing()
    return drain()
