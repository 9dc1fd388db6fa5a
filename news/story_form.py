"""The form of a story: its cover says what it shows before readers see it."""

from __future__ import annotations

from typing import Any

from core.forms import BasePageForm
from core.picture_words import words_require


class StoryPageForm(BasePageForm):
    """Asks for the cover's words when a story goes to its reviewers or readers, not in a draft."""

    def clean(self) -> dict[str, Any]:
        """Refuse a silent cover that nobody has called decoration."""
        data: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            words_require(self, data, "cover")
        return data
