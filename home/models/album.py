"""Albums: the pictures and films of an event, many at once."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    TitleFieldPanel,
)
from wagtail_localize.fields import TranslatableField

from blocks.video_services import Video, video_of
from core.pages import BasePage
from core.rows import TranslatedRow, TranslatedRowsMixin
from core.said import Said, said_in_vietnamese
from core.searchable import SearchParts
from home.album_form import AlbumPageForm

PICTURES_AN_ALBUM = 120
VIDEOS_AN_ALBUM = 20


class AlbumIndexPage(BasePage):
    """The albums of one site, newest first."""

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    search_kind = ""
    parent_page_types = ["home.SchoolHomePage", "home.PortalHomePage"]
    subpage_types = ["home.AlbumPage"]
    max_count_per_parent = 1

    content_panels = [TitleFieldPanel("title"), FieldPanel("introduction")]

    class Meta:
        verbose_name = _("album list")
        verbose_name_plural = _("album lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of albums: all, those with pictures or those with films."""
        from home.album_selectors import album_index_context

        context = super().get_context(request, *args, **kwargs)
        context.update(album_index_context(self, request))
        return context


class AlbumPicture(TranslatedRow):
    """One picture of an album; its words may come with the picture from the library."""

    page = ParentalKey("home.AlbumPage", related_name="pictures", on_delete=models.CASCADE)
    image = models.ForeignKey(
        "library.CustomImage",
        verbose_name=_("picture"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    caption = models.CharField(_("caption"), max_length=240, blank=True)
    alt_text = models.CharField(
        _("what the picture shows"),
        max_length=240,
        blank=True,
        help_text=_(
            "Read aloud to readers who cannot see it. Leave it empty where the picture's own"
            " description in the library says it already."
        ),
    )
    decorative = models.BooleanField(_("decoration only"), default=False)

    panels = [
        FieldPanel("image"),
        FieldPanel("caption"),
        FieldPanel("alt_text"),
        FieldPanel("decorative"),
    ]
    translatable_fields: ClassVar[list[TranslatableField]] = [
        TranslatableField("caption"),
        TranslatableField("alt_text"),
    ]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("picture of an album")
        verbose_name_plural = _("pictures of an album")

    def __str__(self) -> str:
        return self.caption or self.alt

    @property
    def alt(self) -> str:
        """What a screen reader says of the picture; empty for decoration."""
        return "" if self.decorative else self.alt_text or self.image.description

    @property
    def said_caption(self) -> Said:
        """The caption with its language."""
        return self.said("caption")

    @property
    def said_alt(self) -> Said:
        """What a screen reader says of the picture, with its language; never Vietnamese needlessly.

        The library's description is Vietnamese: an English caption says more to who reads English.
        """
        if self.decorative:
            return Said("")
        if self.alt_text and self.own_words("alt_text"):
            return Said(self.alt_text)
        theirs = self.said("alt_text") or said_in_vietnamese(self.image.description)
        if theirs.language and self.own_words("caption"):
            return Said(self.caption)
        return theirs


class AlbumVideo(TranslatedRow):
    """One film of an album, on a permitted service."""

    page = ParentalKey("home.AlbumPage", related_name="videos", on_delete=models.CASCADE)
    title = models.CharField(_("title"), max_length=160)
    url = models.URLField(_("address of the video"), help_text=_("On YouTube or Vimeo."))

    panels = [FieldPanel("title"), FieldPanel("url")]
    translatable_fields: ClassVar[list[TranslatableField]] = [TranslatableField("title")]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("film of an album")
        verbose_name_plural = _("films of an album")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse an address that no permitted service answers."""
        super().clean()
        if self.url and video_of(self.url) is None:
            message = _("Paste the address of one video on YouTube or Vimeo.")
            raise ValidationError({"url": message})

    @property
    def said_title(self) -> Said:
        """The title with its language."""
        return self.said("title")

    @property
    def video(self) -> Video | None:
        """The player's address; None where the service is no longer permitted."""
        return video_of(self.url)


class AlbumPage(TranslatedRowsMixin, BasePage):
    """Pictures and films of one event."""

    summary = models.TextField(_("summary"), max_length=320, blank=True)
    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    credit = models.CharField(
        _("credit"),
        max_length=120,
        blank=True,
        help_text=_("Who took the pictures, where a picture itself does not say it."),
    )

    base_form_class = AlbumPageForm
    search_kind = "album"
    search_relations = ("pictures__image", "videos")
    parent_page_types = ["home.AlbumIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("summary"),
        MultipleChooserPanel(
            "pictures",
            chooser_field_name="image",
            heading=_("Pictures"),
            label=_("picture"),
            max_num=PICTURES_AN_ALBUM,
        ),
        InlinePanel("videos", heading=_("Films"), label=_("film"), max_num=VIDEOS_AN_ALBUM),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("date"), FieldPanel("credit")])], heading=_("Filed under")
        ),
    ]

    class Meta:
        verbose_name = _("album")
        verbose_name_plural = _("albums")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the pictures with all that they need, and other albums."""
        from home.album_selectors import album_context

        context = super().get_context(request, *args, **kwargs)
        context.update(album_context(self, request))
        return context

    def search_parts(self) -> SearchParts:
        """Add captions and what the pictures show, as far as they are in the page's language."""
        parts = super().search_parts()
        parts.date = self.date
        for picture in self.pictures.all():
            parts.image_id = parts.image_id or picture.image_id
            alt = picture.own_words("alt_text")
            if not picture.alt_text and not picture.decorative:
                alt = self.library_words(picture.image.description)
            parts.body.extend(filter(None, (picture.own_words("caption"), alt)))
        parts.body.extend(filter(None, (video.own_words("title") for video in self.videos.all())))
        return parts
