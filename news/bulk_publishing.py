"""Publishing many pages at once asks for the covers' words as a story's own form does."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail.models import Page

from news.models import StoryPage


def silent_covers(pages: Iterable[Page], *, with_drafts_below: bool) -> list[str]:
    """Return the titles of stories whose newest text has a cover without words.

    What would be published is judged: the latest revision. A cover that is called decoration
    needs no words.
    """
    wanted: dict[int, StoryPage] = {}
    for page in pages:
        stories = StoryPage.objects.filter(pk=page.pk)
        if with_drafts_below:
            stories |= StoryPage.objects.descendant_of(page).not_live()
        wanted |= {story.pk: story for story in stories}
    newest = [story.get_latest_revision_as_object() for story in wanted.values()]
    return [
        story.title
        for story in newest
        if story.cover_id and not (story.cover_alt or story.cover_decorative)
    ]
