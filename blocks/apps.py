"""Django app configuration."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlocksConfig(AppConfig):
    """StreamField blocks; no tables."""

    name = "blocks"
    verbose_name = _("Blocks")
    default_auto_field = "django.db.models.BigAutoField"
