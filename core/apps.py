"""Django app configuration of the lowest layer."""

from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Abstract pages, querysets, text folding and system checks; no tables of its own."""

    name = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks, and let choosers pass the content security policy."""
        from core import checks  # noqa: F401 - importing registers the checks
        from core.nonce import choosers_sign

        choosers_sign()
