"""Writes about the topic tree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from news.models import Topic
from news.topic_selectors import topic_usage

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

TOPICS_FILE = Path(__file__).resolve().parent.parent / "data" / "topics.json"
"""The key topics of the office's communication plan, in both languages."""

ORDER_STEP = 10


@transaction.atomic
def topics_load(*, path: Path = TOPICS_FILE) -> int:
    """Add the topics of a file that are not there yet; return how many were added.

    A topic is known by its slug. What the office has changed or moved is left alone, and a topic
    that it deleted comes back only when the whole list is empty.
    """
    if Topic.objects.exists():
        return 0
    rows = json.loads(path.read_text(encoding="utf-8"))
    for place, row in enumerate(rows, start=1):
        Topic.add_root(order=place * ORDER_STEP, **row)
    return len(rows)


@transaction.atomic
def topic_save(
    *, topic: Topic, parent: Topic | None, user: AbstractBaseUser | None = None
) -> Topic:
    """Save a new or changed topic below a parent (none: first level), in its order.

    Raises `ValidationError` when the parent is the topic itself or stands below it.
    """
    is_new = topic.pk is None
    if is_new:
        topic.full_clean(exclude=["path", "depth", "numchild"])
        topic = parent.add_child(instance=topic) if parent else Topic.add_root(instance=topic)
        log(instance=topic, action="wagtail.create", user=user)
        return topic
    if parent is not None and (parent.pk == topic.pk or parent.is_descendant_of(topic)):
        raise ValidationError({"parent": _("A topic cannot stand below itself.")})
    topic.full_clean(exclude=["path", "depth", "numchild"])
    topic.save()
    _place(topic, parent)
    log(instance=topic, action="wagtail.edit", user=user)
    return Topic.objects.get(pk=topic.pk)


def _place(topic: Topic, parent: Topic | None) -> None:
    """Move a topic to its parent and, because the order may have changed, to its place there."""
    topic.refresh_from_db()
    if parent is not None:
        parent.refresh_from_db()
        topic.move(parent, "sorted-child")
        return
    first = Topic.get_first_root_node()
    if first.pk == topic.pk:
        first = topic.get_next_sibling()
    if first is not None:
        topic.move(first, "sorted-sibling")


@transaction.atomic
def topic_delete(*, topic: Topic, user: AbstractBaseUser | None = None) -> None:
    """Delete a topic that nothing is filed under.

    Raises `ValidationError` with what is filed under it, or when topics stand below it.
    """
    if reasons := topic_usage(topic).reasons():
        raise ValidationError([_("“%(topic)s” is in use.") % {"topic": topic}, *reasons])
    log(instance=topic, action="wagtail.delete", user=user, deleted=True)
    topic.delete()
