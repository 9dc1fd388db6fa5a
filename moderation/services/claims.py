"""Claims: two moderators never hold one offer, and nobody holds one for ever."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from moderation.approvers import user_is_desk
from moderation.services.errors import conflict_of
from news.models import Feature, FeatureState

CLAIM_MINUTES = 20
"""How long a claim holds without a decision; looking at the item again renews it."""


def feature_claim(*, feature_id: int, user: Any) -> Feature:
    """Hold an offer for `CLAIM_MINUTES`; claiming one's own again renews it.

    One conditional UPDATE decides between two moderators, on every database. Raises
    `PermissionDenied` and `FeatureConflictError`.
    """
    if not user_is_desk(user):
        raise PermissionDenied
    now = timezone.now()
    free = (
        Q(claimed_by=None) | Q(claimed_until=None) | Q(claimed_until__lte=now) | Q(claimed_by=user)
    )
    won = Feature.objects.filter(free, pk=feature_id, state=FeatureState.OFFERED).update(
        claimed_by=user, claimed_until=now + timedelta(minutes=CLAIM_MINUTES)
    )
    feature = Feature.objects.select_related("claimed_by", "decided_by").get(pk=feature_id)
    if not won:
        raise conflict_of(feature)
    return feature


def feature_release(*, feature_id: int, user: Any) -> None:
    """Let go of an offer; letting go of what one does not hold is harmless."""
    Feature.objects.filter(pk=feature_id, claimed_by=user, state=FeatureState.OFFERED).update(
        claimed_by=None, claimed_until=None
    )
