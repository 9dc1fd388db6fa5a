"""The school's half of the conversation: offer, withdraw, offer again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.log_actions import log

from moderation.approvers import schools_mastered
from moderation.mail.outbox import mail_later
from moderation.services.errors import OfferRefusedError, conflict_of
from moderation.services.marking import feature_mark
from moderation.services.rows import feature_locked
from news.models import Feature, FeatureState, StoryPage
from sites.selectors import school_id_of_path

if TYPE_CHECKING:
    from news.models import SectionPage, Topic

WITHDRAWABLE = (FeatureState.OFFERED, FeatureState.RETURNED, FeatureState.ACCEPTED)
CLOSED = (FeatureState.DECLINED, FeatureState.WITHDRAWN, FeatureState.TAKEN_DOWN)


def user_may_offer(user: Any, story: StoryPage) -> bool:
    """Whether somebody speaks for the story's school towards the office: its webmasters."""
    school_id = school_id_of_path(story.path)
    if school_id is None or not user.is_active:
        return False
    return user.is_superuser or school_id in schools_mastered(user)


def user_speaks_for(user: Any, feature: Feature) -> bool:
    """Whether somebody speaks for the school of an offer."""
    return user.is_active and (user.is_superuser or feature.school_id in schools_mastered(user))


@transaction.atomic
def feature_offer(
    *,
    story: StoryPage,
    user: Any,
    topic: Topic | None = None,
    section: SectionPage | None = None,
    note: str = "",
) -> tuple[Feature, bool]:
    """Offer a live story to the office; return the offer and whether it is new.

    Offering what oneself has just offered is a double click and returns the open offer. Raises
    `PermissionDenied`, `OfferRefusedError` (not public) and `FeatureConflictError` (already with
    the office, or already standing in a section).
    """
    school_id = school_id_of_path(story.path)
    if school_id is None or not user_may_offer(user, story):
        raise PermissionDenied
    _check_public(story)
    known = _standing_offer(story)
    if known is not None:
        if known.state == FeatureState.OFFERED and known.offered_by_id == user.pk:
            return known, False
        raise conflict_of(known)
    feature = Feature(
        story=story,
        story_key=story.translation_key,
        story_title=story.title,
        school_id=school_id,
        section=section,
        topic=topic or story.topic,
        state=FeatureState.OFFERED,
        note=note,
        offered_by=user,
        offered_at=timezone.now(),
        live=False,
        has_unpublished_changes=True,
    )
    try:
        with transaction.atomic():
            feature.save()
    except IntegrityError as error:
        # Between the look and the save somebody else offered: the constraint decided.
        known = _standing_offer(story)
        if known is None:
            raise
        if known.offered_by_id == user.pk:
            return known, False
        raise conflict_of(known) from error
    feature_mark(feature, story)
    feature.save_revision(user=user)
    feature.get_workflow().start(feature, user)
    log(feature, "moderation.offer", user=user, data={"note": note})
    mail_later("offered", feature, user)
    return feature, True


@transaction.atomic
def feature_withdraw(*, feature_id: int, user: Any) -> Feature:
    """Take an offer back, also after acceptance: the item leaves its section with the commit.

    Withdrawing twice is harmless. Raises `PermissionDenied` and `FeatureConflictError` (the office
    has already declined or taken it down).
    """
    feature = feature_locked(feature_id)
    if not user_speaks_for(user, feature):
        raise PermissionDenied
    if feature.state == FeatureState.WITHDRAWN:
        return feature
    if feature.state not in WITHDRAWABLE:
        raise conflict_of(feature)
    was_accepted = feature.state == FeatureState.ACCEPTED
    feature.state = FeatureState.WITHDRAWN
    feature.claimed_by = feature.claimed_until = feature.changed_at = None
    feature_off_air(feature, user)
    log(feature, "moderation.withdraw", user=user)
    if was_accepted:
        mail_later("withdrawn", feature, user)
    return feature


@transaction.atomic
def story_withdraw(*, story: StoryPage, user: Any) -> int:
    """Take back every offer and every place of one story; return how many there were.

    Raises `PermissionDenied`.
    """
    if not user_may_offer(user, story):
        raise PermissionDenied
    standing = Feature.objects.filter(story_key=story.translation_key, state__in=WITHDRAWABLE)
    ids = list(standing.order_by("pk").values_list("pk", flat=True))
    for feature_id in ids:
        feature_withdraw(feature_id=feature_id, user=user)
    return len(ids)


@transaction.atomic
def feature_offer_again(
    *,
    feature_id: int,
    user: Any,
    topic: Topic | None = None,
    section: SectionPage | None = None,
    note: str = "",
) -> tuple[Feature, bool]:
    """Answer a returned offer, or offer anew what was declined, withdrawn or taken down.

    A returned offer goes on in the same workflow, so its history stays together; a closed one stays
    as it was decided, and a new offer begins. Returns the offer and whether anything changed.
    Raises as `feature_offer` does.
    """
    feature = feature_locked(feature_id)
    if not user_speaks_for(user, feature):
        raise PermissionDenied
    story = feature.story
    if story is None:
        raise OfferRefusedError(_("The story was deleted, so it cannot be offered."))
    if feature.state in CLOSED:
        return feature_offer(story=story, user=user, topic=topic, section=section, note=note)
    if feature.state == FeatureState.OFFERED and feature.offered_by_id == user.pk:
        return feature, False
    if feature.state != FeatureState.RETURNED:
        raise conflict_of(feature)
    _check_public(story)
    feature.state = FeatureState.OFFERED
    feature.offered_by, feature.offered_at = user, timezone.now()
    feature.story_title = story.title
    feature.note = note
    feature.topic = topic or feature.topic
    feature.section = section or feature.section
    feature.save()
    feature_mark(feature, story)
    feature.save_revision(user=user, log_action=False)
    feature.current_workflow_state.resume(user)
    log(feature, "moderation.offer", user=user, data={"note": note, "again": True})
    mail_later("offered", feature, user)
    return feature, True


def feature_off_air(feature: Feature, user: Any) -> None:
    """End the workflow if one runs, and save the feature unpublished; the caller set the state."""
    workflow_state = feature.current_workflow_state
    if feature.live:
        UnpublishAction(feature, user=user).execute(skip_permission_checks=True)
    else:
        feature.save()
    if workflow_state is not None:
        workflow_state.cancel(user=user)


def _check_public(story: StoryPage) -> None:
    if not StoryPage.objects.visible().filter(pk=story.pk).exists():
        raise OfferRefusedError(
            _("Only a story that is live on the school's site can be offered. Publish it first.")
        )


def _standing_offer(story: StoryPage) -> Feature | None:
    """Return the offer that stands in the way of a new one: open, or accepted."""
    return (
        Feature.objects.filter(
            story_key=story.translation_key,
            state__in=[FeatureState.OFFERED, FeatureState.RETURNED, FeatureState.ACCEPTED],
        )
        .select_related("claimed_by", "decided_by", "offered_by")
        .order_by("pk")
        .first()
    )
