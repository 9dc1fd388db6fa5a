"""What the public may see: one definition, asked by every public list, feed and search.

A page is visible when it is live, not past its expiry, not under a view restriction, and when every
*visibility rule* that a higher layer registered agrees (`sites` registers "the school is open").
Expiry is judged here by the clock and not by Wagtail's `publish_scheduled` job, so a page is gone
the moment it expires, whether or not the job runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

    PageQuerySetT = TypeVar("PageQuerySetT", bound=PageQuerySet)

VisibilityRule = Callable[[], Q]
"""Returns the condition, on columns of `wagtailcore.Page`, that a visible page fulfils."""

_rules: dict[str, VisibilityRule] = {}


def register_visibility_rule(name: str, rule: VisibilityRule) -> None:
    """Add a condition that every publicly listed page has to fulfil; call it in `ready()`.

    Registering the same name again replaces the rule, so reloading an app is harmless.
    """
    _rules[name] = rule


def visible_q() -> Q:
    """Return the condition for live, unexpired pages that pass all registered rules.

    View restrictions are not part of it: they cost a query (see `visible`).
    """
    condition = Q(live=True) & (Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))
    for rule in _rules.values():
        condition &= rule()
    return condition


def visible(pages: PageQuerySetT) -> PageQuerySetT:
    """Limit any page queryset, of `Page` or of a subclass, to what the public may see."""
    return pages.filter(visible_q()).exclude(_restricted_q())


def _restricted_q() -> Q:
    """Return the condition for pages under a view restriction.

    What Wagtail's ``public()`` asks, without loading the restricted pages: several lists of a page
    ask it.
    """
    from wagtail.models import PageViewRestriction

    condition = Q()
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        condition |= Q(path__startswith=path)
    return condition or Q(pk__in=())
