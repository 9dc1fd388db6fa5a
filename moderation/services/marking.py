"""Write down what an offered text is like, so that its doubles are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.fingerprints import bands, runs
from moderation.models import TextMark

if TYPE_CHECKING:
    from news.models import Feature, StoryPage


def story_text(story: StoryPage) -> str:
    """Return the running text of a story as search knows it, without its title."""
    parts = story.search_parts()
    return " ".join([parts.summary, *parts.headings, *parts.body])


def feature_mark(feature: Feature, story: StoryPage) -> None:
    """Store the bands of the story's text; the caller has a transaction open."""
    TextMark.objects.filter(feature=feature).delete()
    TextMark.objects.bulk_create(
        TextMark(feature=feature, band=number, value=value)
        for number, value in enumerate(bands(runs(story_text(story))))
    )
