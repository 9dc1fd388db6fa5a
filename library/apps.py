"""Django app configuration."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    """Images, renditions and documents."""

    name = "library"
    verbose_name = _("Library")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the files of documents read, and say who may delete files."""
        from library import signal_handlers  # noqa: F401 - importing connects them
        from library.avatars import avatars_clean
        from library.policies import policies_register

        avatars_clean()
        policies_register()
