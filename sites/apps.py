"""Django app configuration."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SitesConfig(AppConfig):
    """Schools, their sites and the fence.

    The label differs from the package name so that `django.contrib.sites` stays installable
    (ADR 0002).
    """

    name = "sites"
    label = "school_sites"
    verbose_name = _("Schools")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the visibility rule, the signal handlers and who may call our screens."""
        from core.visibility import register_visibility_rule
        from sites import signal_handlers  # noqa: F401 - importing connects them
        from sites.admin_names import admin_names_register
        from sites.selectors import open_school_pages_q

        register_visibility_rule("school is open", open_school_pages_q)
        self._raise_fence()
        admin_names_register()

    def _raise_fence(self) -> None:
        """Register catalogue, reference rule, hooks and replaced views of the fence."""
        from wagtail.images.views.chooser import viewset as image_chooser

        from core.publishing import register_publishing_rule
        from core.references import register_reference_rule
        from sites.tenancy import checks, hooks  # noqa: F401 - importing registers them
        from sites.tenancy.catalogue import register_catalogue
        from sites.tenancy.comment_mail import comment_letters_fence
        from sites.tenancy.display import choosers_replace
        from sites.tenancy.four_eyes import four_eyes_rule
        from sites.tenancy.middleware import denials_record
        from sites.tenancy.references import fence_rule
        from sites.tenancy.translating import live_pages_keep, restrictions_keep
        from sites.tenancy.views.choosers import OwnImageChooseView

        register_catalogue()
        register_reference_rule("fence", fence_rule)
        register_publishing_rule("four eyes", four_eyes_rule)
        choosers_replace()
        denials_record()
        comment_letters_fence()
        live_pages_keep()
        restrictions_keep()
        image_chooser.choose_view_class = OwnImageChooseView
