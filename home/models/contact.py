"""How to reach a school or the office."""

from __future__ import annotations

import re
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from core.pages import BasePage
from core.searchable import SearchParts
from sites.contact_selectors import office_contact_lines
from sites.portal import portal_roots

REFERENCE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$")


class ContactPage(BasePage):
    """Address, telephone and spokesperson; the facts come from the record of school or office."""

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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the letter form, and the reference of a letter that was just sent."""
        from home.enquiry_form import EnquiryForm

        context = super().get_context(request, *args, **kwargs)
        sent = request.GET.get("sent", "")
        context["sent"] = sent if REFERENCE.match(sent) else ""
        context["form"] = EnquiryForm()
        context["summary_text"] = self.search_description or self.introduction
        return context

    def search_parts(self) -> SearchParts:
        """Add how to reach the office, where the page is the office's."""
        parts = super().search_parts()
        if any(self.path.startswith(root.path) for root in portal_roots().values()):
            with override(self.locale.language_code):
                parts.body.extend(office_contact_lines())
        return parts
