"""Reads about topics."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import ngettext

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

    def reasons(self) -> list[str]:
        """Say in sentences what hangs on it; empty if it is free."""
        sentences = {
            ngettext(
                "%(count)d topic stands below it.", "%(count)d topics stand below it.", self.below
            ): self.below,
            ngettext(
                "%(count)d story is filed under it.",
                "%(count)d stories are filed under it.",
                self.stories,
            ): self.stories,
            ngettext(
                "%(count)d offer is filed under it.",
                "%(count)d offers are filed under it.",
                self.features,
            ): self.features,
            ngettext(
                "%(count)d district section takes it.",
                "%(count)d district sections take it.",
                self.sections,
            ): self.sections,
        }
        return [sentence % {"count": count} for sentence, count in sentences.items() if count]


def topic_usage(topic: Topic) -> TopicUsage:
    """Count what is filed under a topic, drafts and closed schools included; four queries."""
    return TopicUsage(
        below=topic.get_children_count(),
        stories=StoryPage.objects.filter(topic=topic).count(),
        features=Feature.objects.filter(topic=topic).count(),
        sections=SectionPage.objects.filter(topics=topic).count(),
    )
