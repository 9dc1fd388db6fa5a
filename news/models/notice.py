"""Notices: short, dated, and gone when their day has passed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of notices, current or past."""
        from news.notice_selectors import notice_index_context

        context = super().get_context(request, *args, **kwargs)
        context.update(notice_index_context(self, request))
        return context


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
    urgent = models.BooleanField(
        _("urgent"),
        default=False,
        db_index=True,
        help_text=_(
            "Stands in red above every page of this site. It leaves the pages by itself after its"
            " last day."
        ),
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
        MultiFieldPanel(
            [FieldPanel("date"), FieldPanel("valid_until"), FieldPanel("urgent")],
            heading=_("When it applies"),
        ),
    ]

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    @property
    def is_past(self) -> bool:
        """Whether its last day is over."""
        return self.valid_until is not None and self.valid_until < timezone.localdate()

    def clean(self) -> None:
        """Refuse an urgent notice without a last day, and a last day before the date."""
        super().clean()
        if self.urgent and self.valid_until is None:
            raise ValidationError({"valid_until": _("Say until when an urgent notice applies.")})
        if self.valid_until and self.date and self.valid_until < self.date:
            raise ValidationError({"valid_until": _("The last day is before the date.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add other notices of the site."""
        from news.notice_selectors import notice_context

        context = super().get_context(request, *args, **kwargs)
        context.update(notice_context(self))
        return context

    def search_parts(self) -> SearchParts:
        """Add the date."""
        parts = super().search_parts()
        parts.date = self.date
        return parts
