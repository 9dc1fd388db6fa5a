"""The form of a story: its cover says what it shows before readers see it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from core.forms import BasePageForm


class StoryPageForm(BasePageForm):
    """Asks for the cover's words when a story goes to its reviewers or readers, not in a draft."""

    def clean(self) -> dict[str, Any]:
        """Refuse a silent cover that nobody has called decoration."""
        data: dict[str, Any] = super().clean()
        if self.is_deferred_validation or not data.get("cover"):
            return data
        if not (data.get("cover_alt") or data.get("cover_decorative")):
            self.add_error(
                "cover_alt",
                _("Say in a few words what the picture shows, or tick “decoration only”."),
            )
        return data
