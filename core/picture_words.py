"""Pictures say what they show, or are called decoration on purpose: one rule, one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

SAY_WHAT_IT_SHOWS = _("Say in a few words what the picture shows, or tick “decoration only”.")


def words_require(form: forms.BaseForm, data: Mapping[str, Any], picture: str) -> None:
    """Put an error beside the words of a chosen picture that is silent by oversight.

    `data` is the form's cleaned data. The words stand in ``<picture>_alt``, the tick in
    ``<picture>_decorative``.
    """
    if data.get(picture) and not (data.get(f"{picture}_alt") or data.get(f"{picture}_decorative")):
        form.add_error(f"{picture}_alt", SAY_WHAT_IT_SHOWS)
