"""Leaders and staff."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, TitleFieldPanel
from wagtail.models import Orderable

from core.pages import BasePage
from core.searchable import SearchParts
from home.selectors import staff_context


class StaffMember(Orderable):
    """One person, with public facts only."""

    page = ParentalKey("home.StaffPage", related_name="members", on_delete=models.CASCADE)
    name = models.CharField(_("name"), max_length=120)
    post = models.CharField(_("post"), max_length=120)
    duties = models.CharField(_("duties"), max_length=240, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    photo = models.ForeignKey(
        "library.CustomImage",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_leader = models.BooleanField(_("belongs to the leaders"), default=False)

    panels = [
        FieldPanel("name"),
        FieldPanel("post"),
        FieldPanel("duties"),
        FieldPanel("phone"),
        FieldPanel("email"),
        FieldPanel("photo"),
        FieldPanel("is_leader"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("staff member")
        verbose_name_plural = _("staff")

    def __str__(self) -> str:
        return self.name


class StaffPage(BasePage):
    """Who leads the school and who works there."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    search_kind = "staff"
    parent_page_types = ["home.SchoolHomePage", "home.PortalHomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("introduction"),
        InlinePanel("members", heading=_("People"), label=_("person")),
    ]

    class Meta:
        verbose_name = _("leaders and staff page")
        verbose_name_plural = _("leaders and staff pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add leaders and other staff."""
        context = super().get_context(request, *args, **kwargs)
        context.update(staff_context(self))
        return context

    def search_parts(self) -> SearchParts:
        """Add names, posts and duties."""
        parts = super().search_parts()
        parts.body.append(self.introduction)
        parts.body.extend(
            f"{member.name}, {member.post}. {member.duties}" for member in self.members.all()
        )
        return parts
