"""Who may put something live.

Editors never hold Wagtail's publish right (`accounts.roles`), so most paths are closed by Wagtail
itself. Here are the rules for what is left: ways of wagtail-localize and of the admin API that put
something live without asking, and approving one's own edit.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.conf import settings
from wagtail.log_actions import log
from wagtail.models import Page

from accounts.models import User
from accounts.roles import Role
from accounts.selectors import office_people
from sites.models import School
from sites.selectors import school_of_path

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.models import Revision
    from wagtail.query import PageQuerySet

logger = logging.getLogger(__name__)


def approvers_of_path(path: str) -> QuerySet[User]:
    """Return the active people who may approve a page: its school's webmasters, or the office."""
    card = school_of_path(path)
    if card is None:
        return office_people(Role.OFFICE_MODERATOR, Role.OFFICE_ADMINISTRATOR)
    masters = School.objects.filter(pk=card.id).values("webmasters")
    return User.objects.filter(is_active=True, groups__in=masters).distinct()


def may_approve_edit(*, user: User, page: Page) -> bool:
    """Whether this person may approve the newest edit of a page, as far as four eyes go.

    Nobody approves an edit of their own, unless nobody else could: then the setting
    `FOUR_EYES_SOLE_APPROVER` (default on) lets them, and it is logged. Whether the person approves
    for this page at all is the task's business. One query, and one more for an own edit.
    """
    if user.is_superuser or _newest_editor(page) != user.pk:
        return True
    if approvers_of_path(page.path).exclude(pk=user.pk).exists():
        return False
    return bool(getattr(settings, "FOUR_EYES_SOLE_APPROVER", True))


def own_approval_log(*, user: User, page: Page, revision: Revision | None) -> None:
    """Write down that somebody approved an edit of their own; call it when the approval is done."""
    if revision is None or revision.user_id != user.pk:
        return
    log(instance=page, action="school_sites.own_edit_approved", user=user, revision=revision)
    logger.warning("Person %s approved an own edit of page %s.", user.pk, page.pk)


def _newest_editor(page: Page) -> int | None:
    """Return the id of whoever made the newest revision; the row's own, not the caller's copy."""
    newest = Page.objects.filter(pk=page.pk).values_list("latest_revision__user", flat=True)
    return newest.first()


def may_publish_pages(user: User, pages: PageQuerySet) -> bool:
    """Whether somebody may publish every one of the pages."""
    return all(page.permissions_for_user(user).can_publish() for page in pages.specific())
