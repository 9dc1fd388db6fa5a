"""Thousands of stories and offers in a second, for tests and benchmarks of cost.

Rows are what the services write, without the revisions: nothing that a list reads is missing.
"""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models.sql import InsertQuery
from django.utils import timezone
from wagtail.models import Page

from news.models import Feature, FeatureState, SectionPage, StoryIndexPage, StoryPage, Topic
from tests.support.district import SchoolPeople

AT_ONCE = 200
"""Rows an INSERT: below SQLite's limit of variables."""


def many_stories(people: SchoolPeople, count: int, **values: Any) -> list[StoryPage]:
    """Write live stories below a school's list."""
    index = people.page(StoryIndexPage)
    first = index.get_children().count()
    topic = Topic.objects.order_by("path").first()
    kind = ContentType.objects.get_for_model(StoryPage)
    stories = []
    for number in range(first, first + count):
        name = f"Bài số {number}"
        stories.append(
            StoryPage(
                path=StoryPage._get_path(index.path, index.depth + 1, number + 1),
                depth=index.depth + 1,
                title=name,
                draft_title=name,
                slug=f"bai-so-{number}",
                url_path=f"{index.url_path}bai-so-{number}/",
                locale_id=index.locale_id,
                translation_key=uuid.uuid4(),
                content_type=kind,
                live=True,
                summary="Cả trường cùng tham gia.",
                topic=topic,
                date=timezone.localdate() - timedelta(days=number % 300),
                **values,
            )
        )
    for at in range(0, count, AT_ONCE):
        _insert(stories[at : at + AT_ONCE])
    Page.objects.filter(pk=index.pk).update(numchild=first + count)
    return stories


def _insert(stories: list[StoryPage]) -> None:
    """Insert the parts of Page, then those of StoryPage: Django refuses to do both at once."""
    names = [field.attname for field in Page._meta.local_concrete_fields if not field.primary_key]
    pages = [Page(**{name: getattr(story, name) for name in names}) for story in stories]
    Page.objects.bulk_create(pages)
    ids = dict(
        Page.objects.filter(path__in=[page.path for page in pages]).values_list("path", "pk")
    )
    for story in stories:
        story.pk = story.id = story.page_ptr_id = ids[story.path]
    query = InsertQuery(StoryPage)
    query.insert_values(StoryPage._meta.local_concrete_fields, stories, raw=True)
    query.get_compiler(connection=connection).execute_sql()


def many_features(
    people: SchoolPeople,
    stories: list[StoryPage],
    *,
    state: str = FeatureState.OFFERED,
    section: SectionPage | None = None,
) -> None:
    """Offer stories, or let them stand accepted in a section; each a minute after the other."""
    now = timezone.now()
    accepted = state == FeatureState.ACCEPTED
    Feature.objects.bulk_create(
        [
            Feature(
                story=story,
                story_key=story.translation_key,
                story_title=story.title,
                school=people.school,
                topic=story.topic,
                section=section,
                state=state,
                live=accepted,
                offered_by=people.webmaster,
                offered_at=now - timedelta(minutes=number),
                accepted_at=now - timedelta(minutes=number) if accepted else None,
            )
            for number, story in enumerate(stories)
        ],
        batch_size=AT_ONCE,
    )
