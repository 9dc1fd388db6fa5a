"""What moderation lets go of when somebody leaves a school, or the office (`sites.services`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from news.models import Feature

if TYPE_CHECKING:
    from accounts.models import User
    from sites.models import School

FREE = {"locked": False, "locked_by": None, "locked_at": None}


def offers_let_go(person: User, school: School | None) -> None:
    """Free offers that a person has claimed or locked; those of a school, or at the desk."""
    offers = Feature.objects.all() if school is None else Feature.objects.filter(school=school)
    offers.filter(locked_by=person).update(**FREE)
    if school is None:
        offers.filter(claimed_by=person).update(claimed_by=None, claimed_until=None)
