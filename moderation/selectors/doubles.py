"""The same text from two schools, the same event offered twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from core.text.tokens import folded_words
from moderation.fingerprints import SAME_FROM, overlap, runs
from moderation.models import TextMark
from moderation.services.marking import story_text
from news.models import Feature, FeatureState, StoryPage

COMPARED_WITH = 6
"""How many candidates are read and compared; the most alike by bands come first."""

EVENT_DAYS = timedelta(days=14)
EVENT_TITLES = 60
TITLE_SAME_FROM = 0.6

OVER = (FeatureState.WITHDRAWN,)


@dataclass(frozen=True, slots=True)
class Double:
    """Another offer that is nearly the same; `percent` of the text, 0 when only the title is."""

    feature: Feature
    percent: int = 0


def feature_doubles(feature: Feature, story: StoryPage | None) -> list[Double]:
    """Return the offers that say nearly the same, most alike first; at most four queries."""
    if story is None:
        return []
    found = {double.feature.pk: double for double in _same_event(feature)}
    found.update({double.feature.pk: double for double in _same_text(feature, story)})
    return sorted(found.values(), key=lambda double: -double.percent)


def _same_text(feature: Feature, story: StoryPage) -> list[Double]:
    marks = TextMark.objects.filter(feature=feature).values_list("band", "value")
    wanted = set(marks)
    if not wanted:
        return []
    shared: dict[int, int] = {}
    rows = (
        TextMark.objects.filter(value__in=[value for _, value in wanted])
        .exclude(feature=feature)
        .exclude(feature__story_key=feature.story_key)
        .exclude(feature__state__in=OVER)
        .values_list("feature", "band", "value")
    )
    for other, band, value in rows:
        if (band, value) in wanted:
            shared[other] = shared.get(other, 0) + 1
    nearest = sorted(shared, key=lambda other: -shared[other])[:COMPARED_WITH]
    if not nearest:
        return []
    mine = runs(story_text(story))
    others = Feature.objects.filter(pk__in=nearest, story__isnull=False).select_related(
        "school", "story"
    )
    doubles = []
    for other in others:
        share = overlap(mine, runs(story_text(cast("StoryPage", other.story))))
        if share >= SAME_FROM:
            doubles.append(Double(other, round(100 * share)))
    return doubles


def _same_event(feature: Feature) -> list[Double]:
    """Offers of the same school, at about the same time, with nearly the same title."""
    near = (
        Feature.objects.filter(
            school=feature.school_id,
            offered_at__range=(feature.offered_at - EVENT_DAYS, feature.offered_at + EVENT_DAYS),
        )
        .exclude(story_key=feature.story_key)
        .exclude(state__in=OVER)
        .select_related("school")[:EVENT_TITLES]
    )
    mine = set(folded_words(feature.story_title))
    return [
        Double(other)
        for other in near
        if _alike(mine, set(folded_words(other.story_title))) >= TITLE_SAME_FROM
    ]


def _alike(one: set[str], other: set[str]) -> float:
    together = one | other
    return len(one & other) / len(together) if together else 0.0
