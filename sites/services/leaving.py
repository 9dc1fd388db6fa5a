"""What ends when somebody stops working at a place; the place is a school, or the office (None)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.admin.models import EditingSession
from wagtail.models import Page, PageSubscription

from sites.models import School
from sites.selectors import school_roots

if TYPE_CHECKING:
    from accounts.models import User

LeavingStep = Callable[["User", "School | None"], None]
"""Takes the person and the place; closes what the step's app keeps for them there."""

_steps: dict[str, LeavingStep] = {}


def leaving_step_register(name: str, step: LeavingStep) -> None:
    """Add what an upper layer closes; call it in `ready()`. The same name again replaces it."""
    _steps[name] = step


def place_pages(school: School | None) -> QuerySet[Page]:
    """Return the pages of a place in every language."""
    if school is not None:
        roots = Page.objects.filter(depth=2, translation_key=school.root_key)
        condition = Q(pk__in=[])
        for path in roots.values_list("path", flat=True):
            condition |= Q(path__startswith=path)
        return Page.objects.filter(condition)
    portal = Page.objects.filter(depth=2).exclude(pk__in=school_roots().values("pk"))
    condition = Q(pk__in=[])
    for path in portal.values_list("path", flat=True):
        condition |= Q(path__startswith=path)
    return Page.objects.filter(condition)


@transaction.atomic
def place_close(*, person: User, school: School | None) -> None:
    """Close what a person holds at a place: subscriptions, locks, open forms, and what steps know.

    What they submitted stays submitted, for their colleagues to decide; letters and lists about it
    ask for rights each time, so nothing of it reaches them.
    """
    pages = place_pages(school)
    PageSubscription.objects.filter(user=person, page__in=pages).delete()
    pages.filter(locked_by=person).update(locked=False, locked_by=None, locked_at=None)
    EditingSession.objects.filter(user=person).delete()
    for step in _steps.values():
        step(person, school)
