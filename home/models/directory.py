"""The district's schools, to be found by name, level and ward."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from core.pages import BasePage
from home.directory import directory_context


class SchoolDirectoryPage(BasePage):
    """Every open school with a link to its site; one on the portal."""

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    search_kind = "directory"
    parent_page_types = ["home.PortalHomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    show_in_menus_default = True

    content_panels = [TitleFieldPanel("title"), FieldPanel("introduction")]

    class Meta:
        verbose_name = _("school directory")
        verbose_name_plural = _("school directories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the schools that the filter leaves, by level."""
        context = super().get_context(request, *args, **kwargs)
        context.update(directory_context(request))
        context["summary_text"] = self.search_description or self.introduction
        return context
