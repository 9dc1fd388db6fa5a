"""Protection of a site's own root page."""

from __future__ import annotations

from typing import Any

from wagtail.models import PagePermissionTester


class SiteRootPermissionTester(PagePermissionTester):
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

    def can_move_to(self, destination: Any) -> bool:
        """Allow superusers only."""
        return self.user.is_superuser and super().can_move_to(destination)

    def can_copy_to(self, destination: Any, recursive: bool = False) -> bool:
        """Allow superusers only."""
        return self.user.is_superuser and super().can_copy_to(destination, recursive=recursive)


class SiteRootMixin:
    """Mixin for page models that are roots of sites; put it before `BasePage`."""

    def permissions_for_user(self, user: Any) -> SiteRootPermissionTester:
        """Return the stricter tester."""
        return SiteRootPermissionTester(user, self)
