"""Writes of the week's menu."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from home.models.week_menu import WeekMenuPage, this_monday

WEEKEND = 5
"""Saturday: from then on the coming week is the one to plan."""


def week_to_plan(latest: date) -> date:
    """Return the Monday that a menu is needed for after the latest one that was written."""
    current = this_monday()
    if timezone.localdate().weekday() >= WEEKEND:
        current += timedelta(days=7)
    return max(latest + timedelta(days=7), current)


def week_menu_copy(*, page: WeekMenuPage, user: User) -> date:
    """Save a draft with the latest dishes for the next week, and return its Monday.

    Readers keep seeing the published week until somebody publishes the draft.

    Raises:
        PermissionDenied: the person may not edit the page.
        ValidationError: somebody else keeps the page locked.
    """
    tester = page.permissions_for_user(user)
    if not tester.can_edit():
        raise PermissionDenied
    if tester.page_locked():
        raise ValidationError(_("The menu is locked; ask whoever locked it to unlock it first."))
    draft = page.get_latest_revision_as_object()
    draft.week_of = week_to_plan(draft.week_of)
    draft.save_revision(user=user, log_action=True, changed=True)
    monday: date = draft.week_of
    return monday
