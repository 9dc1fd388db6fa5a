"""A school's home page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from core.pages import BasePage
from core.searchable import SearchParts
from core.site_root import SiteRootMixin
from home.selectors import school_home_context
from sites.selectors import school_of_path
from sites.short_names import short_name


class SchoolHomePage(SiteRootMixin, BasePage):
    """Root of a school's site; made by `sites.services.school_open` and never by hand."""

    welcome = models.TextField(_("welcome"), max_length=600, blank=True)

    search_kind = "school"
    parent_page_types: list[str] = []
    subpage_types = [
        "home.StandardPage",
        "home.StaffPage",
        "news.StoryIndexPage",
        "news.NoticeIndexPage",
        "home.DocumentsPage",
        "home.ContactPage",
        "home.EventIndexPage",
        "home.AlbumIndexPage",
        "home.OrganisationPage",
        "home.LinksPage",
        "home.WeekMenuPage",
    ]

    content_panels = [TitleFieldPanel("title"), FieldPanel("welcome")]

    class Meta:
        verbose_name = _("school home page")
        verbose_name_plural = _("school home pages")

    def search_parts(self) -> SearchParts:
        """Add the welcome and the names by which people look for the school, the short one too."""
        parts = super().search_parts()
        parts.summary = self.welcome
        card = school_of_path(self.path)
        if card is not None and self.locale.language_code == settings.LANGUAGE_CODE:
            parts.headings.append(short_name(card.name, card.level))
        if card is not None:
            parts.names = [name for name in (card.name, card.name_en, *parts.headings) if name]
        return parts

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add lead, news, notices, menu and contact."""
        context = super().get_context(request, *args, **kwargs)
        context.update(school_home_context(self, request))
        return context
