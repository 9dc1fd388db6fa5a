"""Stories and sections for tests."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from accounts.models import User
from news.models import SectionPage, StoryIndexPage, StoryPage, Topic
from tests.support.district import District, SchoolPeople

BODY = [
    {"type": "paragraph", "value": "<p>Sáng nay học sinh lớp 4A trồng cây trong sân trường.</p>"}
]


def make_story(
    people: SchoolPeople,
    title: str = "Ngày hội đọc sách",
    *,
    live: bool = True,
    user: User | None = None,
    **values: Any,
) -> StoryPage:
    """Write a story at a school; live ones are published through a revision, as in real life."""
    story = StoryPage(
        title=title,
        summary=values.pop("summary", f"{title}: cả trường cùng tham gia."),
        topic=values.pop("topic", None) or Topic.objects.order_by("path").first(),
        body=values.pop("body", BODY),
        live=False,
        has_unpublished_changes=True,
        owner=user or people.editor,
        **values,
    )
    people.page(StoryIndexPage).add_child(instance=story)
    revision = story.save_revision(user=user or people.editor)
    if live:
        revision.publish(user=people.webmaster)
        story.refresh_from_db()
    return story


def make_section(district: District, title: str = "Gương người tốt", **values: Any) -> SectionPage:
    """Open a district section below the portal's home."""
    section = SectionPage(title=title, **values)
    district.portal_root.add_child(instance=section)
    section.save_revision().publish()
    section.refresh_from_db()
    return section


def republish(page: Page, user: User | None = None, **values: Any) -> Page:
    """Change some fields of a page and publish it, as its school would."""
    page = page.specific_class.objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision(user=user).publish(user=user)
    page.refresh_from_db()
    return page
