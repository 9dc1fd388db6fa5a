"""The allergens that a kitchen names: a fixed list, so that nobody misspells them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _


class Allergen(models.TextChoices):
    """Foods that most often make children ill."""

    MILK = "milk", _("Milk")
    EGG = "egg", _("Egg")
    WHEAT = "wheat", _("Wheat (gluten)")
    SOY = "soy", _("Soy")
    PEANUT = "peanut", _("Peanut")
    NUTS = "nuts", _("Other nuts")
    SESAME = "sesame", _("Sesame")
    FISH = "fish", _("Fish")
    SHELLFISH = "shellfish", _("Shrimp, crab")
    MOLLUSCS = "molluscs", _("Squid, clams, snails")


class AllergensField(models.JSONField):
    """A list of `Allergen` values, ticked in the form."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Return tick boxes; anything that is not on the list is refused."""
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        return forms.MultipleChoiceField(
            choices=Allergen.choices,
            required=False,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )


def allergen_words(values: Any) -> list[str]:
    """Return the names of ticked allergens in the list's order."""
    ticked = set(values) if isinstance(values, list) else set()
    return [str(allergen.label) for allergen in Allergen if allergen.value in ticked]
