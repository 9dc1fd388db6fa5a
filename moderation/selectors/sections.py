"""The sections of the portal as the office arranges them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from news.models import Feature, FeatureState, SectionPage, StoryPage

ARRANGED = 60
"""How many items a section's screen shows; more cannot be arranged by hand in earnest."""


@dataclass(slots=True)
class PlacedItem:
    """One accepted item with the reason why readers do not see it now; empty when they do."""

    feature: Feature
    hidden: str = ""


def sections_with_counts() -> list[SectionPage]:
    """Return the sections in page order with `placed_count` and `changed_count`; one query."""
    accepted = Q(features__state=FeatureState.ACCEPTED)
    return list(
        SectionPage.objects.filter(locale__language_code="vi")
        .annotate(
            placed_count=Count("features", filter=accepted),
            changed_count=Count(
                "features", filter=accepted & Q(features__changed_at__isnull=False)
            ),
        )
        .order_by("path")
    )


def section_arrangement(section: SectionPage) -> list[PlacedItem]:
    """Return the accepted items of a section in its order, hidden ones included; two queries."""
    features = list(
        Feature.objects.filter(section=section, state=FeatureState.ACCEPTED)
        .select_related("school", "story")
        .ordered_for(section.order)[:ARRANGED]
    )
    ids = [feature.story_id for feature in features]
    seen = set(StoryPage.objects.visible().filter(pk__in=ids).values_list("pk", flat=True))
    held = section.changed_items == "held"
    return [PlacedItem(feature, _hidden(feature, seen, held=held)) for feature in features]


def arrangement_token(features: Iterable[Feature]) -> str:
    """Return a short mark of an order, to notice that somebody else arranged meanwhile."""
    words = ",".join(f"{feature.pk}:{feature.pinned:d}" for feature in features)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _hidden(feature: Feature, seen: set[Any], *, held: bool) -> str:
    now = timezone.now()
    if feature.visible_from and feature.visible_from > now:
        return _("not yet shown")
    if feature.visible_until and feature.visible_until <= now:
        return _("no longer shown")
    if not feature.is_offsite and feature.story_id not in seen:
        return _("not on the school's site")
    if held and feature.changed_at and feature.update_policy == "re_review":
        return _("held until you have looked at the change")
    return ""
