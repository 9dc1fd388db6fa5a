"""The calendar: what happens when and where."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from blocks.streams import PageStreamBlock
from core.pages import BasePage
from core.querysets import BasePageQuerySet
from core.searchable import SearchParts


class EventPageQuerySet(BasePageQuerySet):
    """Events as calendars need them."""

    def coming_q(self, moment: datetime | None = None) -> models.Q:
        """Return the condition for events that are not over at a moment (default: now)."""
        now = moment or timezone.now()
        today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        ended = models.Q(ends_at__gte=now) | models.Q(ends_at__isnull=True, starts_at__gte=today)
        return ended | models.Q(all_day=True, ends_at__gte=today)

    def coming(self) -> EventPageQuerySet:
        """Limit to events that are not over, next one first."""
        return self.filter(self.coming_q()).order_by("starts_at", "pk")

    def past(self) -> EventPageQuerySet:
        """Limit to events that are over, latest first."""
        return self.exclude(self.coming_q()).order_by("-starts_at", "-pk")


class EventIndexPage(BasePage):
    """The calendar of one site; a school's also shows the district's events."""

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    search_kind = ""
    parent_page_types = ["home.SchoolHomePage", "home.PortalHomePage"]
    subpage_types = ["home.EventPage"]
    max_count_per_parent = 1

    content_panels = [TitleFieldPanel("title"), FieldPanel("introduction")]

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add coming or past events by month."""
        from home.event_selectors import event_index_context

        context = super().get_context(request, *args, **kwargs)
        context.update(event_index_context(self, request))
        return context


class EventPage(BasePage):
    """One event: a meeting, a festival, an examination, a holiday."""

    summary = models.TextField(_("summary"), max_length=320, blank=True)
    starts_at = models.DateTimeField(_("begins"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    all_day = models.BooleanField(_("all day"), default=False)
    place = models.CharField(_("place"), max_length=160, blank=True)
    body = StreamField(PageStreamBlock(), verbose_name=_("text"), blank=True)

    objects = PageManager.from_queryset(EventPageQuerySet)()

    search_kind = "event"
    parent_page_types = ["home.EventIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("starts_at"),
                FieldPanel("ends_at"),
                FieldPanel("all_day"),
                FieldPanel("place"),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        """Refuse an event that ends before it begins."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("It ends before it begins.")})

    @property
    def last_moment(self) -> datetime:
        """When it is over, for calendars that want to know; an hour if nobody said."""
        return self.ends_at or self.starts_at + timedelta(hours=1)

    @property
    def is_over(self) -> bool:
        """Whether it lies in the past."""
        if self.all_day:
            return timezone.localtime(self.ends_at or self.starts_at).date() < timezone.localdate()
        return self.last_moment < timezone.now()

    @property
    def spans_days(self) -> bool:
        """Whether it ends on another day than it begins."""
        if self.ends_at is None:
            return False
        return timezone.localtime(self.ends_at).date() != timezone.localtime(self.starts_at).date()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add other coming events of the site."""
        from home.event_selectors import event_context

        context = super().get_context(request, *args, **kwargs)
        context.update(event_context(self, request))
        return context

    def search_parts(self) -> SearchParts:
        """Add day and place."""
        parts = super().search_parts()
        parts.date = timezone.localtime(self.starts_at).date()
        parts.body.append(self.place)
        return parts
