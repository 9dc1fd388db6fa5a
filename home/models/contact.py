"""How to reach a school or the office."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from core.pages import BasePage


class ContactPage(BasePage):
    """Address, telephone and spokesperson; the facts come from the school's own record."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)
    office_hours = models.CharField(_("office hours"), max_length=200, blank=True)

    search_kind = "contact"
    parent_page_types = ["home.SchoolHomePage", "home.PortalHomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("introduction"),
        FieldPanel("office_hours"),
    ]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")
