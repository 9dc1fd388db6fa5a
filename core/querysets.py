"""Querysets that every page model of ours shares."""

from __future__ import annotations

from django.db.models import Q
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from core.visibility import visible, visible_q


class BasePageQuerySet(PageQuerySet):
    """Page queryset that knows what the public may see."""

    def visible_q(self) -> Q:
        """Return the condition for live, unexpired pages of open schools (no view restrictions)."""
        return visible_q()

    def visible(self) -> BasePageQuerySet:
        """Limit to pages that the public may see; use it for every public list."""
        return visible(self)

    def in_locale_of(self, language_code: str) -> BasePageQuerySet:
        """Limit to pages written in one language, for example ``"vi"``."""
        return self.filter(locale__language_code=language_code)


BasePageManager = PageManager.from_queryset(BasePageQuerySet, class_name="BasePageManager")
