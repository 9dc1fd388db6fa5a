"""Notices: short, dated, and gone when their day has passed."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import StreamField

from blocks.streams import PageStreamBlock
from core.pages import BasePage
from core.searchable import SearchParts
from news.querysets import NoticePageManager


class NoticeIndexPage(BasePage):
    """The notices of one site: current ones first, past ones on request."""

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    search_kind = ""
    parent_page_types = ["home.SchoolHomePage", "home.PortalHomePage"]
    subpage_types = ["news.NoticePage"]
    max_count_per_parent = 1

    content_panels = [TitleFieldPanel("title"), FieldPanel("introduction")]

    class Meta:
        verbose_name = _("notice list")
        verbose_name_plural = _("notice lists")


class NoticePage(BasePage):
    """A notice. After `valid_until` it leaves the lists but keeps its address, marked as past.

    Whoever wants it off the air at a moment sets Wagtail's own expiry instead.
    """

    summary = models.TextField(_("summary"), max_length=320, blank=True)
    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    valid_until = models.DateField(
        _("applies until"),
        null=True,
        blank=True,
        help_text=_("After this day the notice leaves the lists. Leave empty to keep it there."),
    )
    body = StreamField(PageStreamBlock(), verbose_name=_("text"), blank=True)

    objects = NoticePageManager()

    search_kind = "notice"
    parent_page_types = ["news.NoticeIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("date"),
        FieldPanel("valid_until"),
    ]

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    @property
    def is_past(self) -> bool:
        """Whether its last day is over."""
        return self.valid_until is not None and self.valid_until < timezone.localdate()

    def search_parts(self) -> SearchParts:
        """Add the date."""
        parts = super().search_parts()
        parts.date = self.date
        return parts
