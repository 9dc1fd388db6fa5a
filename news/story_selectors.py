"""Reads of stories for public pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db.models import Case, IntegerField, Value, When
from django.http import HttpRequest

from blocks.images import images_of
from core.pagination import page_of
from library.pictures import renditions_prefetch
from news.models import Feature, StoryPage, Topic
from news.querysets import StoryPageQuerySet
from news.selectors import story_cards
from sites.selectors import ROOT_PATH_LENGTH, school_of_path

if TYPE_CHECKING:
    from news.models import StoryIndexPage

STORIES_A_PAGE = 12
RELATED = 3
WORDS_A_MINUTE = 220
"""Syllables a Vietnamese adult reads in a minute; spaces separate syllables, not words."""


def featured_keys(stories: Iterable[StoryPage]) -> set[UUID]:
    """Return the translation keys of those stories that stand on the district's portal now."""
    keys = [story.translation_key for story in stories]
    if not keys:
        return set()
    placed = Feature.objects.placed().filter(story_key__in=keys, section__live=True)
    return set(placed.exclude(Feature.objects.all().held_q()).values_list("story_key", flat=True))


def story_index_context(page: StoryIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return one page of stories below an index, with the years and topics that exist there."""
    stories = StoryPage.objects.child_of(page).visible()
    years = [found.year for found in stories.dates("date", "year", order="DESC")]
    topics = list(Topic.objects.filter(pk__in=stories.values("topic")).order_by("path"))
    year = _chosen(request.GET.get("year"), years)
    topic = next((topic for topic in topics if topic.slug == request.GET.get("topic")), None)
    if year:
        stories = stories.filter(date__year=year)
    if topic:
        stories = stories.filter(topic=topic)
    pages = page_of(stories.newest_first().for_cards(), request, STORIES_A_PAGE)
    shown = list(pages.object_list)
    return {
        "pages": pages,
        "cards": story_cards(shown, request),
        "featured_keys": featured_keys(shown),
        "years": years,
        "topics": topics,
        "year": year,
        "topic": topic,
        "summary_text": page.search_description or page.introduction,
    }


def story_context(page: StoryPage, request: HttpRequest) -> dict[str, Any]:
    """Return what stands around a story: school, badge, related stories, reading time."""
    renditions_prefetch([*images_of(page.body), page.cover])
    return {
        "school": school_of_path(page.path),
        "is_featured": bool(featured_keys([page])),
        "related": story_cards(_related(page), request),
        "reading_minutes": reading_minutes(page),
        "tags": _tags(page),
        "og_type": "article",
        "has_gallery": any(child.block_type == "gallery" for child in page.body),
        "has_video": any(child.block_type == "video" for child in page.body),
    }


def _tags(page: StoryPage) -> list[Any]:
    """Tags are Vietnamese words, so a translation shows none: no page mixes languages."""
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return []
    return list(page.tags.all())


def reading_minutes(page: StoryPage) -> int:
    """Return how long the text takes to read, at least one minute."""
    words = len(page.summary.split())
    for child in page.body:
        words += sum(len(text.split()) for text in child.block.get_searchable_content(child.value))
    return max(1, round(words / WORDS_A_MINUTE))


def _related(page: StoryPage) -> StoryPageQuerySet:
    """Stories of the same site: of the same topic first, then the newest."""
    same_topic = When(topic_id=page.topic_id, then=Value(0))
    return (
        StoryPage.objects.filter(path__startswith=page.path[:ROOT_PATH_LENGTH])
        .exclude(pk=page.pk)
        .visible()
        .annotate(distance=Case(same_topic, default=Value(1), output_field=IntegerField()))
        .order_by("distance", "-date", "-pk")
        .for_cards()[:RELATED]
    )


def _chosen(value: str | None, offered: list[int]) -> int | None:
    return next((year for year in offered if str(year) == value), None)
