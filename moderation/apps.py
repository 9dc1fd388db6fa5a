"""Django app configuration."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    """Approval, offers and the desk."""

    name = "moderation"
    verbose_name = _("Moderation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect signals, send our letters, classify our addresses, make the workflow."""
        from moderation import signal_handlers  # noqa: F401 - importing connects them
        from moderation.admin_names import admin_names_register
        from moderation.mail.notifiers import notifiers_connect
        from moderation.services.leaving import offers_let_go
        from moderation.services.workflow import workflow_sync
        from sites.provisioning import portal_step_register
        from sites.services.leaving import leaving_step_register

        notifiers_connect()
        admin_names_register()
        portal_step_register("workflow", workflow_sync)
        leaving_step_register("offers", offers_let_go)
