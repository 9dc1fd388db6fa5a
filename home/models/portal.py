"""The office's home page."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from core.pages import BasePage
from core.site_root import SiteRootMixin
from home.selectors import portal_home_context


class PortalHomePage(SiteRootMixin, BasePage):
    """Root of the office's site: composes sections, notices and the ways in for parents."""

    office_name = models.CharField(_("name of the office"), max_length=160)
    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    search_kind = ""
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "news.SectionPage",
        "news.NoticeIndexPage",
        "news.StoryIndexPage",
        "home.StandardPage",
        "home.StaffPage",
        "home.DocumentsPage",
        "home.ContactPage",
    ]

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("office_name"),
        FieldPanel("introduction"),
    ]

    class Meta:
        verbose_name = _("portal home page")
        verbose_name_plural = _("portal home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add lead, sections, notices and entries."""
        context = super().get_context(request, *args, **kwargs)
        context.update(portal_home_context(self, request))
        return context
