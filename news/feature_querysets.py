"""Queryset of features; apart from `news.querysets` because models import each."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.expressions import OrderBy
from django.utils import timezone


class FeatureQuerySet(models.QuerySet):
    """Features as sections, boards and the desk ask for them."""

    def placed_q(self, moment: datetime | None = None) -> Q:
        """Return the condition for accepted items whose dates include a moment (default: now).

        It says nothing about the story: `news.selectors.section_items` joins that.
        """
        now = moment or timezone.now()
        return (
            Q(state="accepted", live=True)
            & (Q(visible_from__isnull=True) | Q(visible_from__lte=now))
            & (Q(visible_until__isnull=True) | Q(visible_until__gt=now))
        )

    def placed(self, moment: datetime | None = None) -> FeatureQuerySet:
        """Limit to accepted items whose dates include a moment."""
        return self.filter(self.placed_q(moment))

    def waiting(self) -> FeatureQuerySet:
        """Limit to what the office has to look at, longest waiting first."""
        return self.filter(state="offered").order_by("offered_at", "pk")

    def held_q(self) -> Q:
        """Return the condition for items hidden until the desk has seen the school's edit."""
        return Q(changed_at__isnull=False, update_policy="re_review", section__changed_items="held")

    def ordered_for(self, order: str) -> FeatureQuerySet:
        """Order as a section's setting says; pins stand first in every order."""
        return self.order_by(*places_in_order(**{order: True}))


def places_in_order(
    *,
    hand: Q | bool = False,
    story_date: Q | bool = False,
    newest: bool = True,
) -> list[OrderBy]:
    """Return the order of items in sections: pins, then as the section says, then the newest.

    `hand` and `story_date` say for which rows these orders hold: for all (True), none (False), or
    those that fulfil a condition, so that one query can serve sections with different settings.
    `newest` is what every order ends with.
    """
    order: list[OrderBy] = [F("pinned").desc()]
    if hand:
        order.append(_where(hand, "rank").asc(nulls_last=True))
    if story_date:
        order.append(_where(story_date, "story__date").desc(nulls_last=True))
    return [*order, F("accepted_at").desc(nulls_last=True), F("pk").desc()]


def _where(condition: Q | bool, field: str) -> Case | F:
    return F(field) if condition is True else Case(When(condition, then=F(field)))
