"""Reads that join features, stories, schools and sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Locale

from library.models import CustomImage
from news.feature_querysets import FeatureQuerySet, places_in_order
from news.models import Feature, SectionPage, StoryPage
from sites.selectors import SchoolCard, school_of_path


@dataclass(frozen=True, slots=True)
class StoryCard:
    """All that a card shows of a story, by itself or as a feature of a section."""

    title: str
    summary: str
    url: str
    image: CustomImage | None
    image_alt: str
    topic_label: str
    school: SchoolCard | None
    date: date
    story: StoryPage | None
    feature: Feature | None = None

    @property
    def key(self) -> UUID | None:
        """What tells this story from others in every language and place."""
        return self.story.translation_key if self.story else self.feature and self.feature.story_key

    @property
    def source(self) -> str:
        """Whose site an item leads to that is on none of ours; empty for stories."""
        return self.feature.source if self.feature and self.feature.is_offsite else ""


def story_cards(
    stories: Iterable[StoryPage], request: HttpRequest | None = None
) -> list[StoryCard]:
    """Turn stories (fetched with `for_cards()`) into cards; costs no query a story."""
    return [_card(story, None, request) for story in stories]


def sections_on_home(portal_path: str) -> list[SectionPage]:
    """Return the sections of one portal tree that stand on its home page, in page order."""
    return list(
        SectionPage.objects.visible()
        .filter(path__startswith=portal_path, on_home=True)
        .order_by("path")
    )


def features_shown(
    section_keys: Sequence[UUID], *, moment: datetime | None = None
) -> FeatureQuerySet:
    """Return the features that readers of the active language see in sections, unordered.

    A feature shows while it is placed, its story is visible to the public, and the story exists in
    the reader's language: nothing is ever shown in the wrong one. Items off our sites show in the
    one language that they are in. A story that will have expired at `moment` is left out.
    """
    locale = Locale.get_active()
    stories = StoryPage.objects.visible().filter(locale=locale)
    if moment is not None:
        stories = stories.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=moment))
    features = Feature.objects.placed(moment).filter(
        Exists(stories.filter(translation_key=OuterRef("story_key")))
        | (~Q(link="") & Q(language=locale.language_code))
    )
    return features.exclude(features.held_q()).filter(section__translation_key__in=section_keys)


def moment_asked(request: HttpRequest | None) -> datetime | None:
    """Return the moment that a preview asks for; None for readers, whose moment is now."""
    return getattr(request, "section_moment", None)


def section_items(
    section: SectionPage,
    *,
    limit: int,
    offset: int = 0,
    moment: datetime | None = None,
    request: HttpRequest | None = None,
) -> list[StoryCard]:
    """Return the cards of one section, in its order."""
    features = features_shown(
        [section.translation_key], moment=moment or moment_asked(request)
    ).ordered_for(section.order)
    return feature_cards(features[offset : offset + limit], request)


def sections_items(
    sections: Sequence[SectionPage],
    *,
    spare: int = 0,
    moment: datetime | None = None,
    request: HttpRequest | None = None,
) -> dict[int, list[StoryCard]]:
    """Return {section id: its first `how_many` + `spare` cards} with a fixed number of queries."""
    most = max((section.how_many + spare for section in sections), default=0)
    if not most:
        return {}
    keys = {section.translation_key: section for section in sections}
    moment = moment or moment_asked(request)
    features = features_shown(list(keys), moment=moment).annotate(
        section_key=F("section__translation_key"),
        place=Window(
            RowNumber(),
            partition_by=F("section__translation_key"),
            order_by=places_in_order(
                hand=_ordered(sections, "hand"), story_date=_ordered(sections, "story_date")
            ),
        ),
    )
    cards = feature_cards(features.filter(place__lte=most).order_by("place"), request)
    items: dict[int, list[StoryCard]] = {section.pk: [] for section in sections}
    for card in cards:
        section = keys[card.feature.section_key]  # type: ignore[union-attr] # it is made of one
        if len(items[section.pk]) < section.how_many + spare:
            items[section.pk].append(card)
    return items


def _ordered(sections: Sequence[SectionPage], order: str) -> Q | bool:
    """Return the condition for features of those sections that have this order."""
    keys = [section.translation_key for section in sections if section.order == order]
    return Q(section__translation_key__in=keys) if keys else False


def feature_cards(features: FeatureQuerySet, request: HttpRequest | None = None) -> list[StoryCard]:
    """Join features with their stories in the active language; skips what has just vanished."""
    found = list(features.select_related("image", "topic").prefetch_related("image__renditions"))
    stories = {
        story.translation_key: story
        for story in StoryPage.objects.visible()
        .filter(
            locale=Locale.get_active(),
            translation_key__in=[feature.story_key for feature in found if not feature.link],
        )
        .for_cards()
    }
    cards = []
    for feature in found:
        story = stories.get(feature.story_key)
        if feature.is_offsite:
            cards.append(_offsite_card(feature))
        elif story is not None:
            cards.append(_card(story, feature, request))
    return cards


def _card(story: StoryPage, feature: Feature | None, request: HttpRequest | None) -> StoryCard:
    """Join a story with what the office wrote over it, in the story's own language only."""
    words = feature.words_in(story.locale.language_code) if feature is not None else {}
    image, alt = story.cover, story.cover_alt
    if feature is not None and feature.image_id and words.get("image_alt"):
        image, alt = feature.image, words["image_alt"]
    return StoryCard(
        title=words.get("headline") or story.title,
        summary=words.get("summary") or story.summary,
        url=story.get_url(request) or "",
        image=image,
        image_alt=alt,
        topic_label=story.topic.label if story.topic else "",
        school=school_of_path(story.path),
        date=story.date,
        story=story,
        feature=feature,
    )


def _offsite_card(feature: Feature) -> StoryCard:
    return StoryCard(
        title=feature.headline,
        summary=feature.summary,
        url=feature.link,
        image=feature.image,
        image_alt=feature.image_alt,
        topic_label=feature.topic.label if feature.topic else "",
        school=None,
        date=timezone.localdate(feature.accepted_at or feature.offered_at),
        story=None,
        feature=feature,
    )
