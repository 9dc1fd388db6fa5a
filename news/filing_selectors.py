"""What is filed under a topic or a tag: of one school, or on the portal of all schools."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import get_language
from taggit.models import Tag
from wagtail.models import Locale

from core.pagination import page_of
from news.models import StoryPage, StoryTag, Topic
from news.querysets import StoryPageQuerySet
from news.selectors import story_cards
from news.story_selectors import STORIES_A_PAGE, featured_keys

THIN = 3
"""Lists with fewer stories are left out of other search engines: they only repeat a headline."""


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic with the number of stories below it."""

    topic: Topic
    count: int


def stories_of_site(root_path: str, *, is_portal: bool) -> StoryPageQuerySet:
    """Return the public stories in the reader's language: a site's, on the portal everybody's."""
    stories = StoryPage.objects.filter(locale=Locale.get_active()).visible()
    return stories if is_portal else stories.filter(path__startswith=root_path)


def topic_rows(root_path: str, *, is_portal: bool) -> list[TopicRow]:
    """Return the main topics that have stories, in the plan's order; two queries."""
    stories = stories_of_site(root_path, is_portal=is_portal).order_by()
    filed = stories.values_list("topic__path").annotate(number=Count("pk"))
    counts: dict[str, int] = {}
    for path, number in filed:
        if path:
            main = path[: Topic.steplen]
            counts[main] = counts.get(main, 0) + number
    topics = Topic.objects.filter(depth=1).order_by("path")
    return [TopicRow(topic, counts[topic.path]) for topic in topics if topic.path in counts]


def topics_with_a_list(root_path: str, *, is_portal: bool) -> list[Topic]:
    """Return the topics whose list is long enough for other search engines; two queries."""
    stories = stories_of_site(root_path, is_portal=is_portal).order_by()
    filed = stories.exclude(topic=None).values_list("topic__path").annotate(number=Count("pk"))
    counts = list(filed)
    return [
        topic
        for topic in Topic.objects.order_by("path")
        if sum(number for path, number in counts if path.startswith(topic.path)) >= THIN
    ]


def topic_named(slug: str) -> Topic | None:
    """Return the topic of an address."""
    return Topic.objects.filter(slug=slug).first()


def topic_stories(topic: Topic, stories: StoryPageQuerySet) -> StoryPageQuerySet:
    """Limit stories to a topic and all below it."""
    return stories.filter(topic__path__startswith=topic.path)


def tag_named(slug: str) -> Tag | None:
    """Return the tag of an address. Tags are Vietnamese words: other languages have none."""
    if get_language() != settings.LANGUAGE_CODE:
        return None
    return Tag.objects.filter(slug=slug).first()


def tag_stories(tag: Tag, stories: StoryPageQuerySet) -> StoryPageQuerySet:
    """Limit stories to a tag."""
    tagged = StoryTag.objects.filter(tag=tag).values("content_object")
    return stories.filter(pk__in=tagged)


def filed_context(stories: StoryPageQuerySet, request: HttpRequest) -> dict[str, Any]:
    """Return one page of cards; a fixed number of queries."""
    pages = page_of(stories.newest_first().for_cards(), request, STORIES_A_PAGE)
    shown = list(pages.object_list)
    return {
        "pages": pages,
        "cards": story_cards(shown, request),
        "featured_keys": featured_keys(shown),
        "is_thin": pages.paginator.count < THIN,
    }
