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
        """Tell search how topics are called."""
        from core.facets import register_facet_labels
        from news.topics import topic_labels

        register_facet_labels("topic", topic_labels)
