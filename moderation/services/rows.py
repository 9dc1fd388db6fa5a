"""Reading a feature for writing."""

from __future__ import annotations

from news.models import Feature


def feature_locked(feature_id: int) -> Feature:
    """Return the feature with its row locked until the end of the transaction.

    PostgreSQL locks the row; SQLite has let only one writer in since the transaction began
    (``IMMEDIATE``). Whoever waited here reads what the first one has decided. Raises
    `Feature.DoesNotExist`.
    """
    return Feature.objects.select_for_update().get(pk=feature_id)
