"""Reads about topics."""

from __future__ import annotations

from dataclasses import dataclass

from news.models import Feature, SectionPage, StoryPage, Topic


@dataclass(frozen=True, slots=True)
class TopicUsage:
    """How much hangs on a topic."""

    below: int
    stories: int
    features: int
    sections: int

    @property
    def is_free(self) -> bool:
        """Whether the topic may be deleted."""
        return not (self.below or self.stories or self.features or self.sections)


def topic_usage(topic: Topic) -> TopicUsage:
    """Count what is filed under a topic, drafts and closed schools included; four queries."""
    return TopicUsage(
        below=topic.get_children_count(),
        stories=StoryPage.objects.filter(topic=topic).count(),
        features=Feature.objects.filter(topic=topic).count(),
        sections=SectionPage.objects.filter(topics=topic).count(),
    )
