"""Offers and places in every state, by the services of moderation."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from accounts.models import User
from moderation.services.claims import feature_claim
from moderation.services.decisions import (
    Placement,
    feature_accept,
    feature_decline,
    feature_return,
)
from moderation.services.offers import feature_offer, feature_withdraw
from moderation.services.placements import feature_take_down
from news.models import Feature, ReasonCode, SectionPage, StoryPage

STATES = (
    "accepted",
    "offered",
    "claimed",
    "returned",
    "declined",
    "withdrawn",
    "taken_down",
)


def feature_make(
    story: StoryPage,
    *,
    state: str,
    section: SectionPage,
    webmaster: User,
    moderator: User,
    note: str = "",
    reason: str = ReasonCode.QUALITY,
    comment: str = "",
    placement: Placement | None = None,
    waited: timedelta | None = None,
) -> Feature:
    """Offer a story and bring the offer into a state; ``waited`` moves the offer back in time.

    Raises ``ValueError`` for an unknown state and whatever the services raise.
    """
    if state not in STATES:
        raise ValueError(state)
    feature, _new = feature_offer(story=story, user=webmaster, section=section, note=note)
    if state in {"accepted", "taken_down"}:
        feature_accept(
            feature_id=feature.pk,
            user=moderator,
            placement=placement or Placement(section=section, topic=story.topic),
        )
    if state == "claimed":
        feature_claim(feature_id=feature.pk, user=moderator)
    elif state == "returned":
        feature_return(feature_id=feature.pk, user=moderator, reason=reason, comment=comment)
    elif state == "declined":
        feature_decline(feature_id=feature.pk, user=moderator, reason=reason, comment=comment)
    elif state == "withdrawn":
        feature_withdraw(feature_id=feature.pk, user=webmaster)
    elif state == "taken_down":
        feature_take_down(feature_id=feature.pk, user=moderator, reason=reason, comment=comment)
    if waited is not None:
        _moved_back(feature, timezone.now() - waited)
    feature.refresh_from_db()
    return feature


def _moved_back(feature: Feature, offered_at: datetime) -> None:
    """Let an offer have been made earlier; the decision, if any, falls between then and now."""
    feature.refresh_from_db()
    times = {"offered_at": offered_at}
    if feature.decided_at is not None:
        times["decided_at"] = offered_at + (timezone.now() - offered_at) * 0.3
    if feature.accepted_at is not None:
        times["accepted_at"] = offered_at + (timezone.now() - offered_at) * 0.3
    Feature.objects.filter(pk=feature.pk).update(**times)
    states = WorkflowState.objects.filter(
        object_id=str(feature.pk), base_content_type=Feature.get_base_content_type()
    )
    TaskState.objects.filter(workflow_state__in=states).update(started_at=offered_at)
    states.update(created_at=offered_at)
