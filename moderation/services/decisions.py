"""The office's half of the conversation: accept, return, decline."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from moderation.approvers import user_is_desk
from moderation.mail.outbox import mail_later
from moderation.services.errors import (
    FeatureConflictError,
    StoryChangedError,
    StoryGoneError,
    conflict_of,
)
from moderation.services.offers import feature_off_air
from moderation.services.rows import feature_locked
from news.models import Feature, FeatureState, ReasonCode, StoryPage, UpdatePolicy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from library.models import CustomImage
    from news.models import SectionPage, Topic


@dataclass(frozen=True, slots=True)
class Placement:
    """Where and how an accepted story is shown; empty texts mean "as the school wrote it".

    Without a topic the offer's own topic stays. `words` are headline, summary and alt text in other
    languages: ``{"en": {"headline": …}}``.
    """

    section: SectionPage
    topic: Topic | None = None
    headline: str = ""
    summary: str = ""
    image: CustomImage | None = None
    image_alt: str = ""
    visible_from: datetime | None = None
    visible_until: datetime | None = None
    update_policy: str = UpdatePolicy.FOLLOW
    pinned: bool = False
    words: dict[str, dict[str, str]] = field(default_factory=dict)


@transaction.atomic
def feature_accept(
    *,
    feature_id: int,
    user: Any,
    placement: Placement,
    comment: str = "",
    seen_revision_id: int | None = None,
) -> Feature:
    """Accept an offer into a section: it stands there with the commit, or from its own date on.

    `seen_revision_id` is the live revision of the story that the person has read. Raises
    `PermissionDenied`, `FeatureConflictError` (decided or held by somebody else, or the story
    already stands in that section), `StoryGoneError` (the school took it off meanwhile) and
    `StoryChangedError` (the school changed it meanwhile).
    """
    feature = _decidable(feature_id, user)
    story = StoryPage.objects.visible().filter(pk=feature.story_id).first()
    if story is None:
        raise StoryGoneError(
            _("The school has taken this story off its site, so it cannot be accepted.")
        )
    story_check_seen(story, seen_revision_id)
    placement_write(feature, placement)
    _decide(feature, user, FeatureState.ACCEPTED, comment=comment)
    feature.suggestions = []
    feature.accepted_at = feature.decided_at
    feature.accepted_revision_id = story.live_revision_id
    feature_save_in_section(feature, user)
    _answer_task(feature, user, "approve", comment)
    log(feature, "moderation.accept", user=user, data={"section": str(placement.section)})
    mail_later("accepted", feature, user)
    return _fresh(feature)


@transaction.atomic
def feature_return(
    *,
    feature_id: int,
    user: Any,
    reason: str,
    comment: str,
    suggestions: Sequence[dict[str, str]] = (),
) -> Feature:
    """Send an offer back to the school with what should change; the school can offer it again.

    `suggestions` (`moderation.suggestions`) can be taken over by the school with one click. Raises
    `PermissionDenied` and `FeatureConflictError`.
    """
    feature = _decidable(feature_id, user)
    _decide(feature, user, FeatureState.RETURNED, reason=reason, comment=comment)
    feature.suggestions = list(suggestions)
    feature.save()
    _answer_task(feature, user, "reject", comment)
    log(feature, "moderation.return", user=user, data={"reason": reason, "comment": comment})
    mail_later("returned", feature, user)
    return _fresh(feature)


@transaction.atomic
def feature_decline(*, feature_id: int, user: Any, reason: str, comment: str = "") -> Feature:
    """Decline an offer for a coded reason. Raises `PermissionDenied` and `FeatureConflictError`."""
    feature = _decidable(feature_id, user)
    _decide(feature, user, FeatureState.DECLINED, reason=reason, comment=comment)
    feature_off_air(feature, user)
    log(feature, "moderation.decline", user=user, data={"reason": reason, "comment": comment})
    mail_later("declined", feature, user)
    return _fresh(feature)


def story_check_seen(story: StoryPage, seen_revision_id: int | None) -> None:
    """Refuse to decide about words that the person has not read. Raises `StoryChangedError`."""
    if seen_revision_id is None or seen_revision_id == story.live_revision_id:
        return
    facts = {"when": date_format(timezone.localtime(story.last_published_at), "H:i d/m/Y")}
    raise StoryChangedError(
        _("The school changed the story at %(when)s, after you opened it. Read it again below.")
        % facts
    )


def placement_write(feature: Feature, placement: Placement) -> None:
    """Write where and how it is shown onto the feature, without saving."""
    topic = feature.topic
    for name in Placement.__slots__:
        setattr(feature, name, getattr(placement, name))
    feature.topic = placement.topic or topic


def _decidable(feature_id: int, user: Any) -> Feature:
    """Return the locked offer if this person may decide it now, as read under the lock."""
    if not user_is_desk(user):
        raise PermissionDenied
    feature = feature_locked(feature_id)
    if feature.state != FeatureState.OFFERED:
        raise conflict_of(feature)
    if feature.is_claimed and feature.claimed_by_id != user.pk:
        raise conflict_of(feature)
    return feature


def _decide(
    feature: Feature, user: Any, state: FeatureState, *, reason: str = "", comment: str = ""
) -> None:
    if reason and reason not in ReasonCode.values:
        message = f"unknown reason {reason!r}"
        raise ValueError(message)
    feature.state = state
    feature.reason, feature.comment = reason, comment
    feature.decided_by, feature.decided_at = user, timezone.now()
    feature.claimed_by = feature.claimed_until = None


def feature_save_in_section(feature: Feature, user: Any) -> None:
    """Save with a revision; the constraint keeps a story from standing twice in one section."""
    try:
        with transaction.atomic():
            feature.save()
    except IntegrityError as error:
        there = Feature.objects.filter(
            story_key=feature.story_key, section=feature.section, state=FeatureState.ACCEPTED
        ).first()
        if there is None:
            raise
        raise FeatureConflictError(
            there,
            who=there.decided_by,
            what=_("already stands in this section"),
            when=there.accepted_at,
        ) from error
    feature.save_revision(user=user, log_action=False)


def _answer_task(feature: Feature, user: Any, action: str, comment: str) -> None:
    """Tell Wagtail's workflow; approving publishes the newest revision of the feature."""
    task_state = feature.current_workflow_task_state
    if task_state is None:
        raise conflict_of(feature)
    task_state.task.specific.on_action(task_state, user, action, comment=comment)


def _fresh(feature: Feature) -> Feature:
    """Return the feature as the workflow has left it in the database."""
    feature.refresh_from_db()
    return feature
