"""What moderation does when pages change; the work is in the services."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published, post_page_move

from moderation.services.placements import features_follow_move, features_note_publication
from news.models import StoryPage
from sites.selectors import ROOT_PATH_LENGTH


@receiver(page_published, sender=StoryPage)
def note_publication(sender: Any, instance: StoryPage, **kwargs: Any) -> None:
    """Mark accepted items whose story readers now see in new words."""
    if not kwargs.get("alias"):
        features_note_publication(instance, kwargs.get("revision"))


@receiver(post_page_move)
def follow_move(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Hand offers over when a story moves to another school, alone or with its list."""
    before, after = kwargs["parent_page_before"], kwargs["parent_page_after"]
    if before.path[:ROOT_PATH_LENGTH] != after.path[:ROOT_PATH_LENGTH]:
        for story in StoryPage.objects.descendant_of(instance, inclusive=True):
            features_follow_move(story)
