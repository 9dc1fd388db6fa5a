"""Topics: the list that every story, document and plan item is filed under."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node


class Topic(MP_Node):
    """A node of the topic tree; the first level comes from the office's communication plan."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    name_en = models.CharField(_("English name"), max_length=160)
    slug = models.SlugField(_("short name for addresses"), max_length=80, unique=True)
    short_name = models.CharField(
        _("short name"), max_length=40, help_text=_("Shown above headlines and on filters.")
    )
    short_name_en = models.CharField(_("English short name"), max_length=40)
    description = models.CharField(_("what belongs here"), max_length=400, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    node_order_by = ["order", "name"]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The full name in the reader's language."""
        return self.name_en if get_language() == "en" and self.name_en else self.name

    @property
    def label(self) -> str:
        """The short name in the reader's language."""
        if get_language() == "en" and self.short_name_en:
            return self.short_name_en
        return self.short_name or self.name
