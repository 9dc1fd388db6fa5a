"""Django app configuration."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Search over all sites."""

    name = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow changes of everything that can be found, and of what the office adds to search."""
        from search import labels, signal_handlers
        from search.admin_names import admin_names_register
        from search.office import connecting

        labels.register()
        signal_handlers.connect()
        connecting.connect()
        admin_names_register()
