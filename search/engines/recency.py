"""One sortable number for "newest first" that no two items share, so that paging is stable."""

from __future__ import annotations

_KEY_BITS = 40
_KEY_MASK = (1 << _KEY_BITS) - 1


def recency(day: int, key: int) -> int:
    """Combine a proleptic ordinal day and a key; later days, then later keys, are greater."""
    return (day << _KEY_BITS) | (key & _KEY_MASK)
