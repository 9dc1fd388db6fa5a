"""The form of an album: every picture says what it shows before readers see it."""

from __future__ import annotations

from typing import Any

from core.forms import BasePageForm
from core.picture_words import SAY_WHAT_IT_SHOWS


class AlbumPageForm(BasePageForm):
    """Asks for words when an album goes to readers; a draft may still lack them.

    Thirty pictures come from a telephone at once; their words come one by one.
    """

    def is_valid(self) -> bool:
        """Refuse pictures without words, each beside its own field."""
        valid = super().is_valid()
        if not self.is_deferred_validation:
            formset = self.formsets["pictures"]
            for row in formset.forms:
                if not formset._should_delete_form(row):
                    valid = self._says_something(row) and valid
        return valid

    def _says_something(self, row: Any) -> bool:
        given = getattr(row, "cleaned_data", {})
        image = given.get("image")
        if image is None or given.get("alt_text") or given.get("decorative") or image.description:
            return True
        row.add_error("alt_text", SAY_WHAT_IT_SHOWS)
        return False
