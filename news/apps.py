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
        """Tell search the topics' names, new portals which there are, the fence who edits them."""
        from django.db.models.signals import post_delete, post_save
        from wagtail.signals import post_page_move

        from core.facets import register_facet_labels
        from news.notice_selectors import urgent_roots_forget
        from news.screens.topics import TOPIC_NAMES
        from news.services import topics_load
        from news.topics import topic_labels
        from sites.provisioning import portal_step_register
        from sites.tenancy.access import Access, register_admin_names
        from sites.tenancy.ownership import own_schools_rule, register_ownership

        register_facet_labels("topic", topic_labels)
        for changed in (post_save, post_delete):
            changed.connect(urgent_roots_forget, sender=self.get_model("NoticePage"))
        post_page_move.connect(urgent_roots_forget)
        portal_step_register("topics", topics_load)
        register_admin_names(dict.fromkeys(TOPIC_NAMES, Access.OFFICE))
        for model in ("Feature", "BroadcastReceipt"):
            register_ownership(self.get_model(model), own_schools_rule)
