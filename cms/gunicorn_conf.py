"""gunicorn: a few processes with threads; the index and the cache are shared through files."""

from __future__ import annotations

import gc
import os
from typing import Any

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
accesslog = None
errorlog = "-"
loglevel = os.environ.get("LOG_LEVEL", "warning").lower()
# The heartbeat file must not lie on a slow disk; /dev/shm is memory where it exists.
_memory = "/dev/shm"  # noqa: S108  # nosec B108  # gunicorn makes a file of its own in it
worker_tmp_dir = _memory if os.path.isdir(_memory) else None  # noqa: PTH112


def post_worker_init(worker: Any) -> None:
    """Leave what was loaded at the start out of garbage collection, and collect less often.

    A request makes some ten thousand objects, and by default each seven hundred new ones begin a
    collection; every so often one walks through the half million objects of the program itself.
    That costs a twelfth of a results page's CPU time and its longest pauses.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
