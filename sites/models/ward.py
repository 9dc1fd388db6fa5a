"""Wards: where a school stands, and which people's committee it belongs to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Ward(models.Model):
    """An administrative ward; data and not code, because wards are merged and renamed."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    name_en = models.CharField(_("English name"), max_length=80, blank=True)
    slug = models.SlugField(_("short name for addresses"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("ward")
        verbose_name_plural = _("wards")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language; the Vietnamese name where no English one is kept."""
        if get_language() == "en" and self.name_en:
            return self.name_en
        return self.name
