"""Accepted items: edit, take down, restore, and what happens when the school changes the story."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from moderation.approvers import user_is_desk
from moderation.mail.outbox import mail_later
from moderation.services.decisions import (
    Placement,
    feature_save_in_section,
    placement_write,
    story_check_seen,
)
from moderation.services.errors import FeatureConflictError, conflict_of
from moderation.services.offers import feature_off_air
from moderation.services.rows import feature_locked
from news.models import Feature, FeatureState, UpdatePolicy
from sites.selectors import school_id_of_path

if TYPE_CHECKING:
    from wagtail.models import Revision

    from news.models import StoryPage

SHOWN_FIELDS = ("title", "summary", "cover", "cover_alt", "body", "date", "topic", "author_credit")
"""Fields of a story whose change readers can see."""


@transaction.atomic
def feature_place(
    *, feature_id: int, user: Any, placement: Placement, seen_place_id: int | None = None
) -> Feature:
    """Change where and how an accepted item is shown.

    `seen_place_id` is the feature's revision that the person had before them. Raises
    `PermissionDenied` and `FeatureConflictError` (no longer accepted, changed by a colleague, or
    the story already stands in the other section).
    """
    feature = _accepted(feature_id, user)
    newest = feature.latest_revision
    if seen_place_id is not None and newest is not None and newest.pk != seen_place_id:
        raise FeatureConflictError(
            feature,
            who=newest.user,
            what=_("changed how it is shown"),
            when=newest.created_at,
        )
    placement_write(feature, placement)
    _publish(feature, user)
    log(feature, "moderation.place", user=user, data={"section": str(placement.section)})
    return feature


@transaction.atomic
def feature_take_down(*, feature_id: int, user: Any, reason: str, comment: str = "") -> Feature:
    """Take an accepted item off the portal; it stays off whatever the school does.

    Raises `PermissionDenied` and `FeatureConflictError`.
    """
    feature = _accepted(feature_id, user)
    feature.state = FeatureState.TAKEN_DOWN
    feature.reason, feature.comment = reason, comment
    feature.decided_by, feature.decided_at = user, timezone.now()
    feature_off_air(feature, user)
    log(feature, "moderation.take_down", user=user, data={"reason": reason, "comment": comment})
    mail_later("taken_down", feature, user)
    return feature


@transaction.atomic
def feature_restore(*, feature_id: int, user: Any) -> Feature:
    """Put an item that the office took down back into its section.

    Raises `PermissionDenied` and `FeatureConflictError` (not taken down, or the story stands in the
    section by a newer offer).
    """
    if not user_is_desk(user):
        raise PermissionDenied
    feature = feature_locked(feature_id)
    if feature.state != FeatureState.TAKEN_DOWN:
        raise conflict_of(feature)
    feature.state = FeatureState.ACCEPTED
    feature.reason = feature.comment = ""
    feature.decided_by, feature.decided_at = user, timezone.now()
    _publish(feature, user)
    log(feature, "moderation.restore", user=user)
    mail_later("accepted", feature, user)
    return feature


@transaction.atomic
def feature_change_accept(
    *, feature_id: int, user: Any, seen_revision_id: int | None = None
) -> Feature:
    """Say that the school's edit since acceptance is fine; the diff starts anew from here.

    Raises `PermissionDenied`, `FeatureConflictError` and `StoryChangedError` (edited once more).
    """
    feature = _accepted(feature_id, user)
    if feature.changed_at is None:
        return feature
    if feature.story is not None:
        story_check_seen(feature.story, seen_revision_id)
    feature.changed_at = None
    if feature.story is not None:
        feature.accepted_revision_id = feature.story.live_revision_id
    feature.save(update_fields=["changed_at", "accepted_revision"])
    log(feature, "moderation.change_accept", user=user)
    return feature


def features_note_publication(story: StoryPage, revision: Revision | None) -> int:
    """Mark accepted items of a story that was just published with a text readers had not seen.

    Called on every publication; costs one query for a story that nobody featured. Publishing the
    same text again (after unpublishing, say) marks nothing. Returns how many were marked.
    """
    accepted = Feature.objects.filter(
        story_key=story.translation_key, state=FeatureState.ACCEPTED
    ).select_related("accepted_revision")
    marked = 0
    for feature in accepted:
        if feature.story_id == story.pk and not _differs(feature.accepted_revision, revision):
            changed_at = None
        else:
            changed_at = timezone.now()
            marked += 1
            if feature.update_policy == UpdatePolicy.RE_REVIEW and feature.changed_at is None:
                mail_later("changed", feature, None)
        if changed_at != feature.changed_at:
            Feature.objects.filter(pk=feature.pk).update(changed_at=changed_at)
    return marked


def features_follow_move(story: StoryPage) -> None:
    """Let offers and places of a story that moved to another school belong to that school."""
    school_id = school_id_of_path(story.path)
    if school_id is not None:
        Feature.objects.filter(story_key=story.translation_key).exclude(school=school_id).filter(
            state__in=[FeatureState.OFFERED, FeatureState.RETURNED, FeatureState.ACCEPTED]
        ).update(school=school_id)


def _accepted(feature_id: int, user: Any) -> Feature:
    if not user_is_desk(user):
        raise PermissionDenied
    feature = feature_locked(feature_id)
    if feature.state != FeatureState.ACCEPTED:
        raise conflict_of(feature)
    return feature


def _publish(feature: Feature, user: Any) -> None:
    feature_save_in_section(feature, user)
    feature.latest_revision.publish(user=user, skip_permission_checks=True)
    feature.refresh_from_db()


def _differs(before: Revision | None, after: Revision | None) -> bool:
    if before is None or after is None:
        return True
    return any(_shown(before, name) != _shown(after, name) for name in SHOWN_FIELDS)


def _shown(revision: Revision, name: str) -> Any:
    """Return what readers see of a field: a StreamField without the ids of its blocks.

    A revision that was just made still holds dates as dates; one that was read holds text.
    """
    value = json.loads(json.dumps(revision.content.get(name), cls=DjangoJSONEncoder))
    return _without_ids(json.loads(value)) if name == "body" and value else value


def _without_ids(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_ids(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_ids(item) for key, item in value.items() if key != "id"}
    return value
