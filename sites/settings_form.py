"""The form of a site's look: its banner says what it shows, as a story's cover does."""

from __future__ import annotations

from typing import Any

from core.forms import BaseModelForm
from core.picture_words import words_require


class SiteSettingsForm(BaseModelForm):
    """Asks for the banner's words; readers see what is saved at once."""

    def clean(self) -> dict[str, Any]:
        """Refuse a silent banner that nobody has called decoration."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        words_require(self, data, "banner")
        return data
