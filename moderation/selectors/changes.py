"""What a school has changed since the office accepted its story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from wagtail.admin.compare import (
    FieldComparison,
    ForeignObjectComparison,
    StreamFieldComparison,
    TextFieldComparison,
)

from news.models import Feature, StoryPage

COMPARED: tuple[tuple[str, type[FieldComparison]], ...] = (
    ("title", TextFieldComparison),
    ("summary", TextFieldComparison),
    ("cover", ForeignObjectComparison),
    ("cover_alt", TextFieldComparison),
    ("body", StreamFieldComparison),
    ("date", FieldComparison),
    ("topic", ForeignObjectComparison),
    ("author_credit", TextFieldComparison),
)
"""What readers see of a story, in reading order."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs; `diff` is HTML made and escaped by Wagtail."""

    label: str
    diff: Any


def story_changes(feature: Feature, story: StoryPage | None) -> list[Change] | None:
    """Return how the live story differs from the accepted revision, field by field.

    None when there is nothing to compare with: the story is gone, or the accepted revision was
    purged. An empty list means that only a translation was changed.
    """
    if story is None or feature.accepted_revision is None:
        return None
    before = feature.accepted_revision.as_object()
    changes = []
    for name, comparison_class in COMPARED:
        field = StoryPage._meta.get_field(name)
        comparison = comparison_class(field, before, story)
        if comparison.has_changed():
            changes.append(Change(str(capfirst(field.verbose_name)), comparison.htmldiff()))
    return changes
