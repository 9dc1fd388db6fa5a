"""Stories and the page that lists them."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField

from blocks.streams import StoryStreamBlock
from core.pages import BasePage
from core.searchable import SearchParts
from news.models.topic import Topic
from news.querysets import StoryPageManager
from news.story_form import StoryPageForm


class StoryTag(TaggedItemBase):
    """A tag on a story."""

    content_object = ParentalKey(
        "news.StoryPage", related_name="tagged_items", on_delete=models.CASCADE
    )


class StoryIndexPage(BasePage):
    """The news of one school (or of the portal itself), newest first."""

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    search_kind = ""
    parent_page_types = ["home.SchoolHomePage", "home.PortalHomePage"]
    subpage_types = ["news.StoryPage"]
    max_count_per_parent = 1

    content_panels = [TitleFieldPanel("title"), FieldPanel("introduction")]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of stories, filtered by year and topic, and what can be filtered by."""
        from news.story_selectors import story_index_context

        context = super().get_context(request, *args, **kwargs)
        context.update(story_index_context(self, request))
        return context


class StoryPage(BasePage):
    """A story: written once at the school, referred to from everywhere else.

    `cover_alt` may stay empty only when `cover_decorative` is ticked on purpose; the form asks
    before a story leaves its writer.
    """

    summary = models.TextField(
        _("summary"),
        max_length=320,
        validators=[MaxLengthValidator(320)],
        help_text=_("Two sentences: what happened, for whom. Shown in lists and in search."),
    )
    cover = models.ForeignKey(
        "library.CustomImage",
        verbose_name=_("cover picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cover_alt = models.CharField(
        _("what the cover shows"),
        max_length=240,
        blank=True,
        help_text=_("Read aloud to readers who cannot see the picture."),
    )
    cover_decorative = models.BooleanField(_("the cover is decoration only"), default=False)
    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.PROTECT, related_name="stories", null=True
    )
    tags = ClusterTaggableManager(through=StoryTag, blank=True, verbose_name=_("tags"))
    body = StreamField(StoryStreamBlock(), verbose_name=_("text"), blank=True)
    author_credit = models.CharField(
        _("author"),
        max_length=120,
        blank=True,
        help_text=_("For example: class 4A, or the teacher's name."),
    )

    objects = StoryPageManager()
    base_form_class = StoryPageForm

    search_kind = "story"
    search_relations = ("tagged_items__tag",)
    parent_page_types = ["news.StoryIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("cover"), FieldPanel("cover_alt"), FieldPanel("cover_decorative")],
            heading=_("Cover picture"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("topic"),
                FieldPanel("date"),
                FieldPanel("author_credit"),
                FieldPanel("tags"),
            ],
            heading=_("Filed under"),
        ),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [models.Index(fields=["-date", "-page_ptr"], name="story_newest")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the cover, related stories and whether the district features it."""
        from news.story_selectors import story_context

        context = super().get_context(request, *args, **kwargs)
        context.update(story_context(self, request))
        return context

    def search_parts(self) -> SearchParts:
        """Add what a story has beyond title, summary and body."""
        parts = super().search_parts()
        parts.date = self.date
        parts.image_id = self.cover_id
        parts.tags = [tagged.tag.name for tagged in self.tagged_items.all()]
        if self.topic_id:
            parts.topic_ids = [self.topic_id]
        return parts
