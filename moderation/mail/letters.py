"""What each letter says and who gets it: one function an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from accounts.models import User
from accounts.selectors import office_people
from moderation.approvers import approvers_of, school_people, school_webmasters
from news.models import Broadcast, BroadcastState, Feature, FeatureState
from sites.selectors import school_id_of_path

if TYPE_CHECKING:
    from django.db.models import Model


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of a letter, in the language that is active when it is made."""

    subject: str
    lines: tuple[str, ...]
    button: str
    url: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A kind of letter: what it is about, who gets it, what it says.

    `preference` is the field of Wagtail's user profile that switches it off. `still_true` is asked
    when the letter is sent: a task may run minutes after the event.
    """

    model: type[Model]
    preference: str
    recipients: Callable[[Any], Iterable[User]]
    letter: Callable[[Any, Any], Letter]
    still_true: Callable[[Any], bool] = lambda obj: True


def admin_url(name: str, *args: Any, query: str = "") -> str:
    """Return the absolute address of an admin view; the admin answers on the office's host only."""
    path = reverse(name, args=args, urlconf=settings.ROOT_URLCONF)
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}{query}"


def person_name(person: Any) -> str:
    """Return how a person is called in a letter."""
    return (person.get_full_name() or person.get_username()) if person else _("Somebody")


def _page_of(state: WorkflowState) -> Page:
    return state.content_object


def _submitter(state: WorkflowState) -> Iterable[User]:
    """Return who submitted, unless that person has left the school (or the office) since."""
    person, page = state.requested_by, _page_of(state)
    if person is None or page is None:
        return []
    school_id = school_id_of_path(page.path)
    colleagues = school_people(school_id) if school_id is not None else office_people()
    return colleagues.filter(pk=person.pk)


def _page_approvers(state: WorkflowState) -> Iterable[User]:
    page = _page_of(state)
    return approvers_of(page) if page is not None else []


def _submitted(state: WorkflowState, actor: Any) -> Letter:
    page = _page_of(state)
    facts = {"title": page.get_admin_display_title(), "who": person_name(actor)}
    return Letter(
        subject=_("Waiting for your approval: %(title)s") % facts,
        lines=(
            _("%(who)s has finished “%(title)s” and asks you to approve it.") % facts,
            _("Read it, then approve it or return it with a comment. A phone is enough."),
        ),
        button=_("Read and decide"),
        url=admin_url("moderation_review", page.pk),
    )


def _approved(state: WorkflowState, actor: Any) -> Letter:
    page = _page_of(state)
    facts = {"title": page.get_admin_display_title(), "who": person_name(actor)}
    return Letter(
        subject=_("Published: %(title)s") % facts,
        lines=(_("%(who)s has approved “%(title)s”. It is on the site now.") % facts,),
        quote=_comment_of(state),
        button=_("See it on the site"),
        url=page.full_url or admin_url("wagtailadmin_pages:edit", page.pk),
    )


def _rejected(state: WorkflowState, actor: Any) -> Letter:
    page = _page_of(state)
    facts = {"title": page.get_admin_display_title(), "who": person_name(actor)}
    return Letter(
        subject=_("Returned to you: %(title)s") % facts,
        lines=(
            _("%(who)s has returned “%(title)s” to you.") % facts,
            _("Change what is asked for and submit it again."),
        ),
        quote=_comment_of(state),
        button=_("Open the draft"),
        url=admin_url("wagtailadmin_pages:edit", page.pk),
    )


def _comment_of(state: WorkflowState) -> str:
    task_state = state.current_task_state
    return task_state.comment if task_state else ""


def _school_name(feature: Feature) -> str:
    """An item off our sites has no school, and nobody gets letters about one."""
    return feature.school.display_name if feature.school else feature.source


def _offered(feature: Feature, actor: Any) -> Letter:
    facts = {"title": str(feature), "school": _school_name(feature)}
    return Letter(
        subject=_("%(school)s offers: %(title)s") % facts,
        lines=(_("%(school)s offers “%(title)s” to the district's sections.") % facts,),
        quote=feature.note,
        button=_("Open it on the desk"),
        url=admin_url("moderation_desk", query=f"?item={feature.pk}"),
    )


def _accepted(feature: Feature, actor: Any) -> Letter:
    facts = {"title": str(feature), "section": str(feature.section)}
    return Letter(
        subject=_("On the district's portal: %(title)s") % facts,
        lines=(
            _("The office has accepted “%(title)s” into the section “%(section)s”.") % facts,
            _("It links to your school's site. What you change there changes there too."),
        ),
        quote=feature.comment,
        button=_("See it in its section"),
        url=(feature.section.full_url if feature.section else "") or _board_url(feature),
    )


def _returned(feature: Feature, actor: Any) -> Letter:
    edits = 1 if feature.suggestions else 0
    facts = {"title": str(feature), "reason": feature.get_reason_display()}
    return Letter(
        subject=_("The office asks for changes: %(title)s") % facts,
        lines=(
            _("The office would like to feature “%(title)s” and asks for changes first.") % facts,
            _("Reason: %(reason)s.") % facts,
            *([_("It suggests edits that you can take over with one click.")] * edits),
        ),
        quote=feature.comment,
        button=_("Open the school's board"),
        url=_board_url(feature),
    )


def _declined(feature: Feature, actor: Any) -> Letter:
    facts = {"title": str(feature), "reason": feature.get_reason_display()}
    return Letter(
        subject=_("Not accepted this time: %(title)s") % facts,
        lines=(
            _("The office has not accepted “%(title)s”.") % facts,
            _("Reason: %(reason)s.") % facts,
            _("The story stays on your school's site as it is."),
        ),
        quote=feature.comment,
        button=_("Open the school's board"),
        url=_board_url(feature),
    )


def _taken_down(feature: Feature, actor: Any) -> Letter:
    facts = {"title": str(feature), "reason": feature.get_reason_display()}
    return Letter(
        subject=_("Taken off the district's portal: %(title)s") % facts,
        lines=(
            _("The office has taken “%(title)s” off the district's portal.") % facts,
            _("Reason: %(reason)s.") % facts,
        ),
        quote=feature.comment,
        button=_("Open the school's board"),
        url=_board_url(feature),
    )


def _withdrawn(feature: Feature, actor: Any) -> Letter:
    facts = {"title": str(feature), "school": _school_name(feature)}
    return Letter(
        subject=_("Withdrawn by the school: %(title)s") % facts,
        lines=(_("%(school)s has withdrawn “%(title)s”. It has left its section.") % facts,),
        button=_("Open the desk"),
        url=admin_url("moderation_desk"),
    )


def _changed(feature: Feature, actor: Any) -> Letter:
    facts = {"title": str(feature), "school": _school_name(feature)}
    return Letter(
        subject=_("Changed since acceptance: %(title)s") % facts,
        lines=(
            _("%(school)s has changed “%(title)s” after you accepted it.") % facts,
            _("Compare both versions and say whether it may stay."),
        ),
        button=_("Compare"),
        url=admin_url("moderation_desk", query=f"?state=changed&item={feature.pk}"),
    )


def _broadcast_waiting(broadcast: Broadcast, actor: Any) -> Letter:
    facts = {"title": broadcast.title, "who": person_name(actor or broadcast.sent_by)}
    return Letter(
        subject=_("Please confirm: %(title)s") % facts,
        lines=(
            _("%(who)s wants to send “%(title)s” to many schools.") % facts,
            _("Nothing goes out before a second person has looked at the words and the list."),
        ),
        quote=broadcast.text,
        button=_("Look and confirm"),
        url=admin_url("moderation_broadcast", broadcast.pk),
    )


def _broadcast_sent(broadcast: Broadcast, actor: Any) -> Letter:
    facts = {"title": broadcast.title}
    if broadcast.urgent:
        subject = _("Urgent, on your site already: %(title)s") % facts
        line = _("The office's urgent banner stands above every page of your school's site.")
    else:
        subject = _("From the office: %(title)s") % facts
        line = _("The office has a notice for you. Place it on your site if it concerns parents.")
    return Letter(
        subject=subject,
        lines=(line,),
        quote=broadcast.text,
        button=_("Open the school's board"),
        url=admin_url("moderation_board"),
    )


def _schools_reached(broadcast: Broadcast) -> Iterable[User]:
    reached = broadcast.receipts.values("school")
    return User.objects.filter(is_active=True, groups__school_mastered__in=reached).distinct()


def _board_url(feature: Feature) -> str:
    code = feature.school.code if feature.school else ""
    return admin_url("moderation_board", query=f"?school={code}")


def _school(feature: Feature) -> Iterable[User]:
    """Nobody for an item off our sites: it belongs to no school."""
    return school_webmasters(feature.school_id) if feature.school_id else []


def _desk(_obj: Model) -> Iterable[User]:
    return office_people()


def _in_state(*states: FeatureState) -> Callable[[Feature], bool]:
    return lambda feature: feature.state in states


EVENTS: dict[str, Event] = {
    "submitted": Event(
        WorkflowState,
        "submitted_notifications",
        _page_approvers,
        _submitted,
        lambda state: state.status == WorkflowState.STATUS_IN_PROGRESS,
    ),
    "approved": Event(WorkflowState, "approved_notifications", _submitter, _approved),
    "rejected": Event(WorkflowState, "rejected_notifications", _submitter, _rejected),
    "offered": Event(
        Feature, "submitted_notifications", _desk, _offered, _in_state(FeatureState.OFFERED)
    ),
    "accepted": Event(
        Feature, "approved_notifications", _school, _accepted, _in_state(FeatureState.ACCEPTED)
    ),
    "returned": Event(
        Feature, "rejected_notifications", _school, _returned, _in_state(FeatureState.RETURNED)
    ),
    "declined": Event(
        Feature, "rejected_notifications", _school, _declined, _in_state(FeatureState.DECLINED)
    ),
    "taken_down": Event(
        Feature, "rejected_notifications", _school, _taken_down, _in_state(FeatureState.TAKEN_DOWN)
    ),
    "withdrawn": Event(
        Feature, "submitted_notifications", _desk, _withdrawn, _in_state(FeatureState.WITHDRAWN)
    ),
    "broadcast_waiting": Event(
        Broadcast,
        "submitted_notifications",
        _desk,
        _broadcast_waiting,
        lambda broadcast: broadcast.state == BroadcastState.WAITING,
    ),
    "broadcast_sent": Event(
        Broadcast,
        "submitted_notifications",
        _schools_reached,
        _broadcast_sent,
        lambda broadcast: broadcast.is_current,
    ),
    "changed": Event(
        Feature,
        "submitted_notifications",
        _desk,
        _changed,
        lambda feature: feature.changed_at is not None,
    ),
}
