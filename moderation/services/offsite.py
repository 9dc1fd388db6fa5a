"""Items of a section that lead off our sites: a report in a newspaper, a film, a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from moderation.approvers import user_is_desk
from moderation.services.decisions import feature_save_in_section
from moderation.services.errors import conflict_of
from moderation.services.rows import feature_locked
from news.models import Feature, FeatureState

if TYPE_CHECKING:
    from news.models import SectionPage


@transaction.atomic
def offsite_save(
    *, section: SectionPage, user: Any, data: dict[str, Any], feature_id: int | None = None
) -> Feature:
    """Place an item that leads off our sites, or change one; `data` is a form's cleaned data.

    The office answers for it itself, so it needs nobody's offer. Raises `PermissionDenied` and
    `FeatureConflictError` (taken down meanwhile).
    """
    if not user_is_desk(user):
        raise PermissionDenied
    now = timezone.now()
    if feature_id is None:
        feature = Feature(
            story_key=uuid4(),
            state=FeatureState.ACCEPTED,
            live=True,
            offered_by=user,
            offered_at=now,
            accepted_at=now,
        )
    else:
        feature = feature_locked(feature_id)
        if feature.state != FeatureState.ACCEPTED or not feature.is_offsite:
            raise conflict_of(feature)
    for name, value in data.items():
        setattr(feature, name, value)
    feature.section = section
    feature.story_title = feature.headline
    feature.decided_by, feature.decided_at = user, now
    feature_save_in_section(feature, user)
    feature.latest_revision.publish(user=user, skip_permission_checks=True)
    log(feature, "moderation.place", user=user, data={"section": str(section)})
    feature.refresh_from_db()
    return feature
