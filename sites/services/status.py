"""Take a school's site off the air and put it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.log_actions import log

from sites.models import School, SchoolStatus

if TYPE_CHECKING:
    from accounts.models import User


def school_close(*, school: School, user: User | None = None) -> School:
    """Close a school: its pages and files answer 410 and vanish from every list and search.

    Nothing is unpublished, so reopening brings back exactly what was there; the school's people
    keep their work. Closing a closed school changes nothing.
    """
    return _status_set(school, SchoolStatus.CLOSED, "school_sites.close", user)


def school_reopen(*, school: School, user: User | None = None) -> School:
    """Open a closed school again. Reopening an open school changes nothing."""
    return _status_set(school, SchoolStatus.OPEN, "school_sites.reopen", user)


@transaction.atomic
def _status_set(school: School, status: SchoolStatus, action: str, user: User | None) -> School:
    locked = School.objects.select_for_update().get(pk=school.pk)
    if locked.status != status:
        locked.status = status
        locked.save(update_fields=["status"])
        log(instance=locked, action=action, user=user)
    school.status = locked.status
    return school
