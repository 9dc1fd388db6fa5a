"""Querysets of stories, notices and features."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import PageManager

from core.querysets import BasePageQuerySet


class StoryPageQuerySet(BasePageQuerySet):
    """Stories as lists need them."""

    def newest_first(self) -> StoryPageQuerySet:
        """Order by date, then by the later page."""
        return self.order_by("-date", "-pk")

    def for_cards(self) -> StoryPageQuerySet:
        """Fetch all that a card shows: picture with renditions, topic and language."""
        return self.select_related("cover", "topic", "locale").prefetch_related("cover__renditions")


StoryPageManager = PageManager.from_queryset(StoryPageQuerySet, class_name="StoryPageManager")


class NoticePageQuerySet(BasePageQuerySet):
    """Notices as lists need them."""

    def current_q(self, today: date | None = None) -> Q:
        """Return the condition for notices that still apply on a day (default: today)."""
        day = today or timezone.localdate()
        return Q(valid_until__isnull=True) | Q(valid_until__gte=day)

    def current(self) -> NoticePageQuerySet:
        """Limit to notices that still apply."""
        return self.filter(self.current_q())

    def newest_first(self) -> NoticePageQuerySet:
        """Order by date, newest first."""
        return self.order_by(F("date").desc(), "-pk")


NoticePageManager = PageManager.from_queryset(NoticePageQuerySet, class_name="NoticePageManager")
