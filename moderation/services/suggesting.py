"""A school takes over what the office suggested."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from moderation.services.errors import ModerationError, conflict_of
from moderation.services.offers import user_speaks_for
from moderation.services.rows import feature_locked
from moderation.suggestions import Suggestion, suggestions_apply_to
from news.models import FeatureState


@transaction.atomic
def suggestions_take_over(*, feature_id: int, user: Any) -> tuple[int, list[Suggestion]]:
    """Write the office's suggestions into a new draft of the story; the school publishes it itself.

    Returns how many were written and those that no longer fit the text. Raises `PermissionDenied`,
    `FeatureConflictError` (not returned any more) and `ModerationError` (the story is gone, or
    somebody has locked it).
    """
    feature = feature_locked(feature_id)
    if not user_speaks_for(user, feature):
        raise PermissionDenied
    if feature.state != FeatureState.RETURNED:
        raise conflict_of(feature)
    if feature.story is None:
        raise ModerationError(_("The story was deleted."))
    story = feature.story.get_latest_revision_as_object()
    lock = story.get_lock()
    if lock is not None and lock.for_user(user):
        raise ModerationError(str(lock.get_message(user)))
    left = suggestions_apply_to(story, feature.suggestions)
    done = len(feature.suggestions) - len(left)
    if done:
        story.save_revision(user=user, log_action=True)
    feature.suggestions = left
    feature.save(update_fields=["suggestions"])
    return done, left
