"""The form of a site's look: its banner says what it shows, as a story's cover does."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from core.forms import BaseModelForm


class SiteSettingsForm(BaseModelForm):
    """Asks for the banner's words; readers see what is saved at once."""

    def clean(self) -> dict[str, Any]:
        """Refuse a silent banner that nobody has called decoration."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("banner") and not (data.get("banner_alt") or data.get("banner_decorative")):
            self.add_error(
                "banner_alt",
                _("Say in a few words what the picture shows, or tick “decoration only”."),
            )
        return data
