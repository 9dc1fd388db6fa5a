"""The office's home page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel, TitleFieldPanel
from wagtail_localize.fields import TranslatableField

from core.pages import BasePage
from core.rows import TranslatedRow, TranslatedRowsMixin
from core.site_root import SiteRootMixin
from home.selectors import portal_home_context


class TaskSign(models.TextChoices):
    """The icon beside an errand (see `core.icons`)."""

    PENCIL = "pencil", _("Pencil: admission, exams")
    SCHOOL = "school", _("School building")
    DOCUMENT = "document", _("Document")
    QUESTION = "question", _("Question")
    CALENDAR = "calendar", _("Calendar")
    SHIELD = "shield", _("Shield: safety")


class PortalTask(TranslatedRow):
    """One of the errands a parent comes for, in large on the portal's home."""

    home = ParentalKey("home.PortalHomePage", related_name="tasks", on_delete=models.CASCADE)
    title = models.CharField(_("title"), max_length=40)
    line = models.CharField(_("line below"), max_length=60, blank=True)
    sign = models.CharField(
        _("sign"), max_length=12, choices=TaskSign.choices, default=TaskSign.DOCUMENT
    )
    target = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("leads to"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("line"),
        FieldPanel("sign"),
        PageChooserPanel("target"),
    ]
    translatable_fields: ClassVar[list[TranslatableField]] = [
        TranslatableField("title"),
        TranslatableField("line"),
    ]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("errand")
        verbose_name_plural = _("errands")

    def __str__(self) -> str:
        return self.title


class PortalHomePage(SiteRootMixin, TranslatedRowsMixin, BasePage):
    """Root of the office's site: composes sections, notices and the ways in for parents."""

    office_name = models.CharField(_("name of the office"), max_length=160)
    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    search_kind = ""
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "news.SectionPage",
        "news.NoticeIndexPage",
        "news.StoryIndexPage",
        "home.SchoolDirectoryPage",
        "home.StandardPage",
        "home.StaffPage",
        "home.DocumentsPage",
        "home.ContactPage",
        "home.EventIndexPage",
        "home.AlbumIndexPage",
        "home.OrganisationPage",
        "home.LinksPage",
    ]

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("office_name"),
        FieldPanel("introduction"),
        InlinePanel("tasks", heading=_("Errands of parents"), label=_("errand"), max_num=4),
    ]

    class Meta:
        verbose_name = _("portal home page")
        verbose_name_plural = _("portal home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add lead, sections, notices and entries."""
        context = super().get_context(request, *args, **kwargs)
        context.update(portal_home_context(self, request))
        return context
