"""Keep cached facts about schools fresh, and rights complete when a language is added."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageLogEntry, Site
from wagtail.signals import post_page_move
from wagtail_localize.models import StringTranslation

from core.text import without_controls
from sites.caching import school_map_forget
from sites.frame_facts import frames_forget
from sites.models import FormerHost, School, Ward
from sites.services.rights import root_rights_align
from sites.tenancy.four_eyes import own_publication_log

ROOT_DEPTH = 2
"""Depth of the root pages of sites, in every language."""

PUBLICATIONS = frozenset({"wagtail.publish", "wagtail.publish.schedule"})
"""Wagtail's names for what puts a revision live, now or at a time."""


@receiver([post_save, post_delete], sender=School)
@receiver([post_save, post_delete], sender=Ward)
@receiver([post_save, post_delete], sender=Site)
@receiver([post_save, post_delete], sender=FormerHost)
def forget_after_change(sender: Any, **kwargs: Any) -> None:
    """Forget now, for this transaction, and after the commit, for what others cached meanwhile."""
    school_map_forget()
    transaction.on_commit(school_map_forget)


for changed in (post_save, post_delete, post_page_move):
    changed.connect(frames_forget)


@receiver(post_save)
def root_saved(
    sender: Any, instance: Any, created: bool = False, raw: bool = False, **kwargs: Any
) -> None:
    """Give the people of a site their rights on a root that was added in another language."""
    if raw or not isinstance(instance, Page) or instance.depth != ROOT_DEPTH:
        return
    forget_after_change(sender)
    if created:
        root_rights_align(root=instance)


@receiver(post_save, sender=PageLogEntry)
def published_page(sender: Any, instance: PageLogEntry, created: bool, **kwargs: Any) -> None:
    """Note own edits that went live: every way to publish writes this entry, with its person."""
    if not created or instance.action not in PUBLICATIONS or instance.revision is None:
        return
    if instance.user is not None and instance.user == instance.revision.user:
        own_publication_log(user=instance.user, page=instance.page, revision=instance.revision)


@receiver(pre_save, sender=StringTranslation)
def plain_translation(sender: Any, instance: StringTranslation, **kwargs: Any) -> None:
    """Keep control letters out of translations as forms do (`core.plain_input`).

    They come without a form: typed in the package's own editor, or from a file.
    """
    instance.data = without_controls(instance.data)
