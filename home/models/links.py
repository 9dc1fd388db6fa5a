"""Linked sites: where else a reader may want to go, by topic."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import URLValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, TitleFieldPanel
from wagtail_localize.fields import TranslatableField

from core.pages import BasePage
from core.rows import TranslatedRow, TranslatedRowsMixin
from core.said import Said
from core.searchable import SearchParts

LINKS_A_PAGE = 80


class LinkTopic(models.TextChoices):
    """What a linked site is for; the order is the order on the page."""

    MINISTRY = "ministry", _("Ministry and Government")
    CITY = "city", _("City and education department")
    WARD = "ward", _("Ward and district")
    SCHOOLS = "schools", _("Schools")
    LEARNING = "learning", _("For learning")
    SERVICES = "services", _("Public services")
    OTHER = "other", _("Elsewhere on the web")


class LinkedSite(TranslatedRow):
    """One address of somebody else."""

    page = ParentalKey("home.LinksPage", related_name="links", on_delete=models.CASCADE)
    label = models.CharField(_("name of the site"), max_length=120)
    url = models.URLField(
        _("address"),
        validators=[
            URLValidator(
                schemes=["https"],
                message=_("Write a whole address that begins with https://"),
            )
        ],
        help_text=_("It begins with https://"),
    )
    topic = models.CharField(
        _("topic"), max_length=12, choices=LinkTopic.choices, default=LinkTopic.OTHER
    )
    for_schools = models.BooleanField(
        _("also on the schools' sites"),
        default=False,
        help_text=_("Only for the office: schools show it as “from the office”."),
    )

    panels = [
        FieldPanel("label"),
        FieldPanel("url"),
        FieldPanel("topic"),
        FieldPanel("for_schools"),
    ]
    translatable_fields: ClassVar[list[TranslatableField]] = [TranslatableField("label")]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("linked site")
        verbose_name_plural = _("linked sites")

    def __str__(self) -> str:
        return self.label

    @property
    def said_label(self) -> Said:
        """The name with its language."""
        return self.said("label")


class LinksPage(TranslatedRowsMixin, BasePage):
    """Sites of others by topic; a school's also shows what the office gives to all."""

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    search_kind = "links"
    search_relations = ("links",)
    parent_page_types = ["home.SchoolHomePage", "home.PortalHomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("introduction"),
        InlinePanel(
            "links", heading=_("Linked sites"), label=_("linked site"), max_num=LINKS_A_PAGE
        ),
    ]

    class Meta:
        verbose_name = _("page of linked sites")
        verbose_name_plural = _("pages of linked sites")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the links by topic."""
        from home.link_selectors import links_context

        context = super().get_context(request, *args, **kwargs)
        context.update(links_context(self))
        return context

    def search_parts(self) -> SearchParts:
        """Add the names that are in the page's language."""
        parts = super().search_parts()
        parts.body.append(self.introduction)
        parts.body.extend(filter(None, (link.own_words("label") for link in self.links.all())))
        return parts
