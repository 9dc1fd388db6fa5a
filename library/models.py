"""Image, rendition and document models of the project, custom from the first migration."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage


class CustomImage(AbstractImage):
    """A picture in a school's or the office's collection.

    `description` (Wagtail's own field) is the default alternative text; pages may word their own.
    """

    credit = models.CharField(
        _("credit"),
        max_length=120,
        blank=True,
        help_text=_("Who took or drew the picture; shown under it."),
    )

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]


class CustomRendition(AbstractRendition):
    """A picture scaled for one place."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]


class CustomDocument(AbstractDocument):
    """A file for readers: PDF, Word, spreadsheet."""

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def search_pages(self) -> list[str]:
        """Return the text in the file, page by page; long pages come in parts."""
        return list(DocumentPage.objects.filter(text__document=self).values_list("body", flat=True))


class DocumentText(models.Model):
    """How far the reading of a document's file is, and what came of it (`library.reading`).

    A row is always about one file: `file_name` and `file_hash` tell whether the document has
    another one by now. Whoever reads it has taken the row (`reading`, `taken_at`, `taken_by`) for a
    limited time; a reader that died leaves a row which the next one takes.
    """

    class State(models.TextChoices):
        """Waiting and reading are on the way; all others are final until somebody asks again."""

        WAITING = "waiting", _("waiting to be read")
        READING = "reading", _("being read")
        DONE = "done", _("read")
        SCAN = "scan", _("scan without text")
        EMPTY = "empty", _("no text in it")
        LOCKED = "locked", _("protected by a password")
        BROKEN = "broken", _("damaged")
        TOO_BIG = "too_big", _("too big")
        OTHER = "other", _("a kind without readable text")
        FAILED = "failed", _("reading failed")

    document = models.OneToOneField(CustomDocument, on_delete=models.CASCADE, related_name="text")
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    file_name = models.CharField(_("file"), max_length=255)
    file_hash = models.CharField(_("checksum"), max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    taken_by = models.CharField(_("taken by"), max_length=32, blank=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    page_count = models.PositiveIntegerField(_("pages"), default=0)
    recognised = models.PositiveIntegerField(_("pages recognised from pictures"), default=0)
    unread = models.PositiveIntegerField(_("pictures not recognised"), default=0)
    characters = models.PositiveIntegerField(_("characters"), default=0)
    cut = models.BooleanField(_("not read to the end"), default=False)

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")
        default_permissions = ()
        indexes = [
            models.Index(fields=["state", "asked_at"], name="document_text_state"),
            models.Index(fields=["file_hash"], name="document_text_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name}: {self.get_state_display()}"


class DocumentPage(models.Model):
    """One page of a document's text, or a part of a long one.

    `number` is 0 where the file has no pages. `folded` holds the page's words without marks, each
    between blanks, so that the database can look for them.
    """

    text = models.ForeignKey(DocumentText, on_delete=models.CASCADE, related_name="pages")
    position = models.PositiveIntegerField(_("position"))
    number = models.PositiveIntegerField(_("page"))
    body = models.TextField(_("text"))
    folded = models.TextField(_("words"))

    class Meta:
        verbose_name = _("page of a document")
        verbose_name_plural = _("pages of documents")
        default_permissions = ()
        ordering = ["text", "position"]
        constraints = [
            models.UniqueConstraint(fields=["text", "position"], name="unique_document_page")
        ]

    def __str__(self) -> str:
        return f"{self.text_id}: {self.number}"
