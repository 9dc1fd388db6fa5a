"""Names of topics for search."""

from __future__ import annotations

from collections.abc import Iterable

from news.models import Topic

LONGEST_ID = 19
"""Digits from which on a number may be too big for the database; values come from addresses."""


def topic_labels(values: Iterable[str]) -> dict[str, str]:
    """Return the short names of topics, by id as text, in the reader's language."""
    ids = [int(value) for value in values if value.isdecimal() and len(value) < LONGEST_ID]
    return {str(topic.pk): topic.label for topic in Topic.objects.filter(pk__in=ids)}
