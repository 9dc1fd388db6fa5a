"""Documents of one site."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, TitleFieldPanel
from wagtail_localize.fields import TranslatableField

from core.pages import BasePage
from core.rows import TranslatedRow, TranslatedRowsMixin
from core.said import Said, said_in_vietnamese
from core.searchable import SearchParts
from home.selectors import documents_context


class ListedDocument(TranslatedRow):
    """One line of a document list."""

    page = ParentalKey("home.DocumentsPage", related_name="listed", on_delete=models.CASCADE)
    document = models.ForeignKey(
        "library.CustomDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    title = models.CharField(_("title shown"), max_length=240, blank=True)
    number = models.CharField(
        _("number and symbol"), max_length=60, blank=True, help_text=_("For example 12/KH-TH.")
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True)

    panels = [
        FieldPanel("document"),
        FieldPanel("title"),
        FieldPanel("number"),
        FieldPanel("issued_on"),
    ]
    translatable_fields: ClassVar[list[TranslatableField]] = [TranslatableField("title")]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("listed document")
        verbose_name_plural = _("listed documents")

    def __str__(self) -> str:
        return self.display_title

    @property
    def display_title(self) -> str:
        """The title shown to readers."""
        return self.title or self.document.title

    @property
    def said_title(self) -> Said:
        """The title shown to readers, with its language."""
        return self.said("title") or said_in_vietnamese(self.document.title)


class DocumentsPage(TranslatedRowsMixin, BasePage):
    """Plans, decisions and forms that the site publishes."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    search_kind = "documents"
    search_relations = ("listed__document",)
    parent_page_types = ["home.SchoolHomePage", "home.PortalHomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("introduction"),
        InlinePanel("listed", heading=_("Documents"), label=_("document")),
    ]

    class Meta:
        verbose_name = _("document list")
        verbose_name_plural = _("document lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the documents, newest first."""
        context = super().get_context(request, *args, **kwargs)
        context.update(documents_context(self, request))
        return context

    def search_parts(self) -> SearchParts:
        """Add the listed documents, with titles that are in the page's language."""
        parts = super().search_parts()
        parts.body.append(self.introduction)
        for listed in self.listed.all():
            title = listed.own_words("title")
            if not listed.title:
                title = self.library_words(listed.document.title)
            parts.body.append(f"{listed.number} {title}".strip())
            parts.document_ids.append(listed.document_id)
            parts.numbers.append(listed.number)
        return parts
