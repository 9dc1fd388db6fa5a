"""Django app configuration."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """Topics, stories, notices, district sections and features."""

    name = "news"
    verbose_name = _("News")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell search how topics are called, and new portals which ones there are."""
        from core.facets import register_facet_labels
        from news.services import topics_load
        from news.topics import topic_labels
        from sites.provisioning import portal_step_register

        register_facet_labels("topic", topic_labels)
        portal_step_register("topics", topics_load)
