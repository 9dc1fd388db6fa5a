"""Who may put a page live: Wagtail's right to publish, and the rules of higher layers.

`core` knows no approvers. Every way to put a page live asks the page's permission tester, and
ours asks each registered rule as well; `sites` registers four eyes. Services that act for the
system publish with ``skip_permission_checks=True``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wagtail.models import Page, PagePermissionTester

PublishingRule = Callable[[Any, Page, bool], bool]
"""Takes the person, the page and whether what goes live is an edit that the person makes now."""

SITE_PATH_LENGTH = 8
"""Treebeard path length of a site's root page: two steps."""

_rules: dict[str, PublishingRule] = {}


def register_publishing_rule(name: str, rule: PublishingRule) -> None:
    """Add a rule; call it in `ready()`. The same name again replaces the rule."""
    _rules[name] = rule


def rules_allow(*, user: Any, page: Page, edits: bool) -> bool:
    """Whether no rule forbids this person to put the page live."""
    return all(rule(user, page, edits) for rule in _rules.values())


class BasePagePermissionTester(PagePermissionTester):
    """Wagtail's tester; publishing needs the consent of the registered rules, too.

    Restricting a page, or taking a date off it, puts nothing live and needs the right alone.
    """

    def has_publish_right(self) -> bool:
        """Whether the role carries the right, whatever the rules say about the newest edit."""
        return bool(super().can_publish())

    def can_publish(self) -> bool:
        """Allow it where role and rules do."""
        edits = getattr(self.page, "is_being_edited", False)
        return self.has_publish_right() and rules_allow(user=self.user, page=self.page, edits=edits)

    def can_publish_edit(self) -> bool:
        """Whether the person may put live what they change on the page right now."""
        return self.has_publish_right() and rules_allow(user=self.user, page=self.page, edits=True)

    def can_publish_subpage(self) -> bool:
        """Creating and publishing in one go, copies and aliases: always an edit of one's own."""
        return bool(super().can_publish_subpage()) and rules_allow(
            user=self.user, page=self.page, edits=True
        )

    def can_move_to(self, destination: Page) -> bool:
        """Allow it where the right does; what comes live to another site is published there.

        Moving within a site puts nothing before readers that they could not read already.
        """
        if not super().can_move_to(destination):
            return False
        here, there = (page.path[:SITE_PATH_LENGTH] for page in (self.page, destination))
        branch = self.page.get_descendants(inclusive=True)
        if here == there or not branch.filter(live=True).exists():
            return True
        return rules_allow(user=self.user, page=destination, edits=True)

    def can_set_view_restrictions(self) -> bool:
        """Ask for the right only."""
        return self.has_publish_right()

    def can_unschedule(self) -> bool:
        """Ask for the right only."""
        return self.has_publish_right()
