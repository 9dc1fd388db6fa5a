"""Protection of a site's own root page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, MultiFieldPanel, Panel

from core.publishing import BasePagePermissionTester


class SiteRootPermissionTester(BasePagePermissionTester):
    """A site's root page is opened and closed by its own services, never by page actions.

    Deleting it would take the Site with its settings and redirects along; moving or unpublishing it
    would take a whole school off the air. Only superusers keep these actions.
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Allow superusers only."""
        return self.user.is_superuser and super().can_delete(ignore_bulk=ignore_bulk)

    def can_move(self) -> bool:
        """Allow superusers only."""
        return self.user.is_superuser and super().can_move()

    def can_unpublish(self) -> bool:
        """Allow superusers only."""
        return self.user.is_superuser and super().can_unpublish()

    def can_copy(self) -> bool:
        """Allow superusers only."""
        return self.user.is_superuser and super().can_copy()

    def can_set_view_restrictions(self) -> bool:
        """Allow superusers only: behind a password a whole site is off the air, too."""
        return self.user.is_superuser and super().can_set_view_restrictions()

    def can_move_to(self, destination: Any) -> bool:
        """Allow superusers only."""
        return self.user.is_superuser and super().can_move_to(destination)

    def can_copy_to(self, destination: Any, recursive: bool = False) -> bool:
        """Allow superusers only."""
        return self.user.is_superuser and super().can_copy_to(destination, recursive=recursive)


class SiteRootMixin:
    """Mixin for page models that are roots of sites; put it before `BasePage`.

    The form has no slug, because services find sites by it, and no dates of going live and
    expiring, because they would take the site off the air.
    """

    promote_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
        )
    ]
    settings_panels: ClassVar[list[Panel]] = [CommentPanel()]

    def permissions_for_user(self, user: Any) -> SiteRootPermissionTester:
        """Return the stricter tester."""
        return SiteRootPermissionTester(user, self)
