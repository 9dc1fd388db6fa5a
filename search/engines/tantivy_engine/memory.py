"""Memory that filling an index took, given back to the system."""

from __future__ import annotations

import ctypes


def give_back() -> None:
    """Return what is free to the system, where the C library knows how (glibc).

    Otherwise it keeps for good what Tantivy's threads had: a worker that has built an index in the
    background would hold some 300 MB until it ends.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
