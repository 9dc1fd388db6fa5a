"""District feature sections on the portal."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel

from core.pages import BasePage
from news.models.topic import Topic


class SectionOrder(models.TextChoices):
    """How a section orders what it shows."""

    NEWEST = "newest", _("Newest acceptance first")
    STORY_DATE = "story_date", _("Newest story first")
    HAND = "hand", _("By hand, then newest")


class HeldPolicy(models.TextChoices):
    """What happens to an item that changed after acceptance and waits for a second look."""

    STAYS = "stays", _("It stays while it is reviewed")
    HELD = "held", _("It is hidden until it is reviewed")


class SectionPage(BasePage):
    """A district feature section: it refers to schools' stories that the office accepted."""

    summary = models.CharField(_("what this section shows"), max_length=240, blank=True)
    topics = ParentalManyToManyField(
        Topic, blank=True, related_name="sections", verbose_name=_("topics it takes")
    )
    order = models.CharField(
        _("order"), max_length=12, choices=SectionOrder.choices, default=SectionOrder.HAND
    )
    how_many = models.PositiveSmallIntegerField(
        _("how many on the portal home"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    changed_items = models.CharField(
        _("an item that changed after acceptance"),
        max_length=8,
        choices=HeldPolicy.choices,
        default=HeldPolicy.STAYS,
    )
    on_home = models.BooleanField(_("show on the portal home"), default=True)

    search_kind = "section"
    parent_page_types = ["home.PortalHomePage"]
    subpage_types: list[str] = []

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("topics"),
        MultiFieldPanel(
            [
                FieldPanel("order"),
                FieldPanel("how_many"),
                FieldPanel("on_home"),
                FieldPanel("changed_items"),
            ],
            heading=_("What it shows"),
        ),
    ]

    class Meta:
        verbose_name = _("district section")
        verbose_name_plural = _("district sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of the stories that stand in the section."""
        from news.section_selectors import section_context

        context = super().get_context(request, *args, **kwargs)
        context.update(section_context(self, request))
        return context
