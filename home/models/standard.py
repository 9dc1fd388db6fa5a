"""A page of text."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import StreamField

from blocks.streams import PageStreamBlock
from core.pages import BasePage
from home.selectors import standard_context


class StandardPage(BasePage):
    """About the school, history, admission rules: anything that is not news."""

    summary = models.TextField(_("summary"), max_length=320, blank=True)
    body = StreamField(PageStreamBlock(), verbose_name=_("text"), blank=True)

    search_kind = "page"
    parent_page_types = ["home.SchoolHomePage", "home.PortalHomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    content_panels = [TitleFieldPanel("title"), FieldPanel("summary"), FieldPanel("body")]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the pages below."""
        context = super().get_context(request, *args, **kwargs)
        context.update(standard_context(self, request))
        return context
