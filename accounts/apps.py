"""Django app configuration."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People, roles and login."""

    name = "accounts"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Start the clock of a session with its login, and lead to the second factor."""
        from django.contrib.auth.signals import user_logged_in

        from accounts.login import hooks  # noqa: F401 - registers them
        from accounts.login.sessions import session_start

        user_logged_in.connect(session_start, dispatch_uid="accounts.session_start")
