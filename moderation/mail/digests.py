"""The daily letter: what happened, and what has been waiting too long."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, TaskState, get_default_page_content_type
from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.roles import OFFICE_ROLES
from moderation.approvers import schools_mastered, task_states_for, user_is_desk
from moderation.mail.letters import EVENTS, Letter, admin_url
from moderation.mail.sending import mail_send
from moderation.models import LetterChoice, LetterMode, QueuedLetter
from moderation.waiting import late_before, spoken
from news.models import Broadcast, BroadcastState, Feature, FeatureState, UpdatePolicy
from sites.models import School

LATE_SHOWN = 20


@dataclass(frozen=True, slots=True)
class LateItem:
    """Something that has waited longer than two working days."""

    title: str
    place: str
    waited: str
    url: str


@dataclass(slots=True)
class Digest:
    """One person's daily letter, in the language that is active."""

    letters: list[Letter] = field(default_factory=list)
    late: list[LateItem] = field(default_factory=list)
    waiting: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not self.letters and not self.late

    @property
    def subject(self) -> str:
        """Say the most pressing thing first."""
        if self.late:
            return _("%(count)s stories are waiting too long") % {"count": len(self.late)}
        return _("Your stories today: %(count)s news") % {"count": len(self.letters)}


def digests_send(today: date | None = None) -> int:
    """Send every daily letter that has something to say; return how many went out.

    Meant to run once every working day; a second run on the same day sends nothing. Those who get a
    letter for each event get this one only as a reminder of what waits too long.
    """
    day = today or timezone.localdate()
    queued = QueuedLetter.objects.values("person")
    concerned = (
        User.objects.filter(is_active=True)
        .exclude(email="")
        .filter(
            Q(pk__in=queued)
            | Q(groups__role_group__role__in=OFFICE_ROLES)
            | Q(groups__in=School.objects.values("webmasters"))
        )
        .distinct()
    )
    return sum(_digest_send(person, day) for person in concerned.iterator())


def _digest_send(person: User, day: date) -> int:
    choice, _made = LetterChoice.objects.get_or_create(person=person)
    if choice.mode == LetterMode.NONE or choice.digest_on == day:
        return 0
    queued = list(QueuedLetter.objects.filter(person=person).select_related("actor"))
    with override(UserProfile.get_for_user(person).get_preferred_language()):
        digest = digest_for(person, queued)
        if digest.is_empty:
            sent = 0
        else:
            context = {"digest": digest, "desk_url": _start_url(person)}
            sent = mail_send(person, digest.subject, "moderation/mail/digest", context)
    if sent or digest.is_empty:
        QueuedLetter.objects.filter(pk__in=[letter.pk for letter in queued]).delete()
    if sent:
        LetterChoice.objects.filter(pk=choice.pk).update(digest_on=day)
    return sent


def digest_for(person: User, queued: list[QueuedLetter]) -> Digest:
    """Return what somebody should know; what is no longer true or theirs is left out."""
    digest = Digest()
    for entry in queued:
        event = EVENTS.get(entry.event)
        obj = event.model._default_manager.filter(pk=entry.object_id).first() if event else None
        if event is None or obj is None or not event.still_true(obj):
            continue
        if any(reader.pk == person.pk for reader in event.recipients(obj)):
            digest.letters.append(event.letter(obj, entry.actor))
    digest.late = _late_pages(person)
    if person.is_superuser:
        return digest
    digest.late += _late_answers(person)
    if user_is_desk(person):
        digest.late += _late_offers() + _late_changes() + _late_broadcasts(person)
        digest.waiting = Feature.objects.filter(state=FeatureState.OFFERED).count()
    return digest


def _late_offers() -> list[LateItem]:
    late = (
        Feature.objects.filter(state=FeatureState.OFFERED, offered_at__lt=late_before())
        .select_related("school")
        .order_by("offered_at", "pk")[:LATE_SHOWN]
    )
    return [
        _late_item(
            feature, feature.offered_at, admin_url("moderation_desk", query=f"?item={feature.pk}")
        )
        for feature in late
    ]


def _late_changes() -> list[LateItem]:
    """Accepted items that wait for the desk's second look."""
    late = (
        Feature.objects.filter(
            state=FeatureState.ACCEPTED,
            update_policy=UpdatePolicy.RE_REVIEW,
            changed_at__lt=late_before(),
        )
        .select_related("school")
        .order_by("changed_at", "pk")[:LATE_SHOWN]
    )
    return [
        _late_item(
            feature,
            feature.changed_at,
            admin_url("moderation_desk", query=f"?state=changed&item={feature.pk}"),
        )
        for feature in late
    ]


def _late_answers(person: User) -> list[LateItem]:
    """Offers that came back to the schools whose webmaster somebody is, and wait for an answer."""
    mine = schools_mastered(person)
    if not mine:
        return []
    late = (
        Feature.objects.filter(
            school__in=mine, state=FeatureState.RETURNED, decided_at__lt=late_before()
        )
        .exclude(story=None)
        .select_related("school")
        .order_by("decided_at", "pk")[:LATE_SHOWN]
    )
    return [
        _late_item(feature, feature.decided_at, admin_url("moderation_offer", feature.story_id))
        for feature in late
    ]


def _late_broadcasts(person: User) -> list[LateItem]:
    """Notices to schools that wait for a second person: for everybody but who sent them."""
    waiting = Broadcast.objects.filter(
        state=BroadcastState.WAITING, updated_at__lt=late_before(), expires_at__gt=timezone.now()
    ).exclude(sent_by=person)
    return [
        LateItem(
            broadcast.title,
            _("waits for your confirmation"),
            spoken(broadcast.updated_at),
            admin_url("moderation_broadcast", broadcast.pk),
        )
        for broadcast in waiting.order_by("updated_at")[:LATE_SHOWN]
    ]


def _late_item(feature: Feature, since: datetime | None, url: str) -> LateItem:
    place = feature.school.display_name if feature.school else ""
    return LateItem(feature.story_title, place, spoken(since) if since else "", url)


def _late_pages(person: User) -> list[LateItem]:
    """Pages that wait for this person's approval too long; superusers answer for nothing daily."""
    if person.is_superuser:
        return []
    states = list(
        task_states_for(person, TaskState.objects.filter(started_at__lt=late_before()))
        .filter(workflow_state__base_content_type=get_default_page_content_type())
        .select_related("workflow_state")
        .order_by("started_at")[:LATE_SHOWN]
    )
    pages = Page.objects.in_bulk([int(state.workflow_state.object_id) for state in states])
    found: list[LateItem] = []
    for state in states:
        page: Any = pages.get(int(state.workflow_state.object_id))
        if page is not None:
            found.append(
                LateItem(
                    page.draft_title,
                    _("at your school"),
                    spoken(state.started_at),
                    admin_url("moderation_review", page.pk),
                )
            )
    return found


def _start_url(person: User) -> str:
    if user_is_desk(person):
        return admin_url("moderation_desk")
    return admin_url("moderation_board")
