"""Names of topics for search."""

from __future__ import annotations

from collections.abc import Iterable

from news.models import Topic


def topic_labels(values: Iterable[str]) -> dict[str, str]:
    """Return the short names of topics, by id as text, in the reader's language."""
    ids = [int(value) for value in values if value.isascii() and value.isdigit()]
    return {str(topic.pk): topic.label for topic in Topic.objects.filter(pk__in=ids)}
