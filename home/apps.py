"""Django app configuration."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home pages and the pages every school starts with."""

    name = "home"
    verbose_name = _("Pages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell `sites` which pages a new site starts with, and who may call our screens."""
        from home.admin_names import admin_names_register
        from home.founding import founding_register
        from sites.tenancy.ownership import own_sites_rule, register_ownership

        founding_register()
        admin_names_register()
        register_ownership(self.get_model("Enquiry"), own_sites_rule)
