"""Who may put something live.

Editors never hold Wagtail's publish right (`accounts.roles`), so most paths are closed by Wagtail
itself. Here are the rules for what is left: ways of wagtail-localize and of the admin API that put
something live without asking, and putting one's own edit live, by whichever way.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation

from accounts.models import User
from accounts.roles import Role
from accounts.selectors import office_people
from sites.models import School
from sites.people import PersonState, state_q
from sites.selectors import school_id_of_path

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.models import Revision
    from wagtail.query import PageQuerySet

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")

PIECE_REMOVED = "school_sites.translated_piece_removed"
"""A translated piece was taken back: the row that named its author is gone."""


def approvers_of_path(path: str) -> QuerySet[User]:
    """Return the people who may approve a page: its school's webmasters, or the office.

    Who was invited and has not chosen a password yet cannot approve anything.
    """
    can_sign_in = state_q(PersonState.ACTIVE)
    school_id = school_id_of_path(path)
    if school_id is None:
        office = office_people(Role.OFFICE_MODERATOR, Role.OFFICE_ADMINISTRATOR)
        return office.filter(can_sign_in)
    masters = School.objects.filter(pk=school_id).values("webmasters")
    return User.objects.filter(can_sign_in, groups__in=masters).distinct()


def somebody_else_approves(*, user: User, path: str) -> bool:
    """Whether anybody but this person could approve what is at a path; one query."""
    return approvers_of_path(path).exclude(pk=user.pk).exists()


def may_approve_edit(*, user: User, page: Page) -> bool:
    """Whether this person may approve the newest edit of a page, as far as four eyes go.

    Nobody approves an edit of their own, unless nobody else could: then the setting
    `FOUR_EYES_SOLE_APPROVER` (default on) lets them, and it is logged. Whether the person approves
    for this page at all is the task's business. One query, and one more for an own edit.
    """
    if user.is_superuser or _newest_editor(page) != user.pk:
        return True
    return _may_alone(user, page)


def four_eyes_rule(user: User, page: Page, edits: bool) -> bool:
    """Whether somebody with the right to publish may put a page live (`core.publishing`).

    `edits` says that the person is changing it: then it is an own edit, whoever made the newest one
    before. A page that is kept as a translation is changed string by string, before anybody
    publishes: there the last one who translated counts.

    A form asks for its buttons several times: what depends on the approvers and on being a
    translation, not on the newest edit, is kept with the page it holds, so for one request.
    """
    if user.is_superuser:
        return True
    if not edits:
        return may_approve_edit(user=user, page=page)
    if _kept(page, ("alone", user.pk), lambda: _may_alone(user, page)):
        return True
    open_in_form = getattr(page, "is_being_edited", False)
    translation = _kept(page, ("translation", open_in_form), lambda: translation_to(page))
    return translation is not None and newest_translator(translation) != user.pk


def _kept(page: Page, key: object, ask: Callable[[], Answer]) -> Answer:
    """Return what was asked of this very object before; pages live for one request."""
    answers: dict[object, Answer] = page.__dict__.setdefault("_four_eyes", {})
    if key not in answers:
        answers[key] = ask()
    return answers[key]


def own_publication_log(*, user: User, page: Page, revision: Revision) -> None:
    """Write down that somebody put an edit of their own live, because nobody else could.

    For the people whom four eyes are about: what services put live for others, and superusers, is
    in the history like everything else.
    """
    approves = approvers_of_path(page.path).filter(pk=user.pk, is_superuser=False)
    if not approves.exists():
        return
    log(instance=page, action="school_sites.own_edit_approved", user=user, revision=revision)
    logger.info("Person %s approved an own edit of page %s.", user.pk, page.pk)


def translation_to(page: Page) -> Translation | None:
    """Return the translation that a page in the form is kept by, if there is one."""
    if page.pk is None or not getattr(page, "is_being_edited", False):
        return None
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()


def newest_translator(translation: Translation) -> int | None:
    """Return the id of whoever translated the newest piece of a page, or took one back."""
    mine = {
        "context__object_id": translation.source.object_id,
        "locale": translation.target_locale_id,
    }
    newest = [
        model.objects.filter(**mine)
        .order_by("-updated_at")
        .values_list("updated_at", "last_translated_by")
        .first()
        for model in (StringTranslation, SegmentOverride)
    ]
    removed = PageLogEntry.objects.filter(
        action=PIECE_REMOVED,
        page__translation_key=translation.source.object_id,
        page__locale=translation.target_locale_id,
    )
    newest.append(removed.order_by("-timestamp").values_list("timestamp", "user").first())
    found = [row for row in newest if row is not None]
    return max(found, key=itemgetter(0))[1] if found else None


def piece_removed_log(*, user: User, translation: Translation) -> None:
    """Write into the page's history who took a translated piece back: that is an edit, too."""
    page = translation.get_target_instance()
    if isinstance(page, Page):
        log(instance=page, action=PIECE_REMOVED, user=user)


def _may_alone(user: User, page: Page) -> bool:
    if somebody_else_approves(user=user, path=page.path):
        return False
    return bool(getattr(settings, "FOUR_EYES_SOLE_APPROVER", True))


def _newest_editor(page: Page) -> int | None:
    """Return the id of whoever made the newest revision; the row's own, not the caller's copy."""
    newest = Page.objects.filter(pk=page.pk).values_list("latest_revision__user", flat=True)
    return newest.first()


def may_publish_pages(user: User, pages: PageQuerySet) -> bool:
    """Whether somebody may change every one of the pages and put that live at once."""
    return all(page.permissions_for_user(user).can_publish_edit() for page in pages.specific())
