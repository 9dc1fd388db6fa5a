"""Put the first pages of a site into the tree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import override
from wagtail.log_actions import log
from wagtail.models import Locale, Page, Site

from core.text import fold
from sites.caching import school_map_forget
from sites.provisioning.registry import Founding, SitePlan

if TYPE_CHECKING:
    from accounts.models import User

FOUNDING_LANGUAGE = "vi"
"""Sites begin in Vietnamese; other languages are translations."""


def locale_of_founding() -> Locale:
    """Return the Vietnamese locale, made if an install came up without it."""
    return Locale.objects.get_or_create(language_code=FOUNDING_LANGUAGE)[0]


def locales_ensure() -> None:
    """Make a locale for every content language; synchronisation stays off (ADR 0009)."""
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


def tree_root_locked() -> Page:
    """Return the root of the page tree, locked until the transaction ends.

    Two people opening schools at once would otherwise compute the same treebeard path.
    """
    return Page.objects.select_for_update().get(depth=1)


@contextmanager
def nothing_left_on_failure() -> Iterator[None]:
    """Run in a transaction; after a rollback also drop what was cached from inside it."""
    try:
        with transaction.atomic():
            yield
            transaction.on_commit(Site.clear_site_root_paths_cache)
    except BaseException:
        school_map_forget()
        raise


def root_add(plan: SitePlan, founding: Founding, *, slug: str, user: User | None) -> Page:
    """Add a site's root below the tree's root; live at once."""
    with override(FOUNDING_LANGUAGE):
        page = plan.root_build(founding)
    page.slug = slug
    return _add(tree_root_locked(), page, user)


def default_pages_add(
    plan: SitePlan, founding: Founding, *, root: Page, user: User | None
) -> list[Page]:
    """Add the default pages that a site lacks; live, and in the menu where they say so."""
    present = {page.slug for page in root.get_children().only("path", "slug")}
    added = []
    for default in plan.pages_for(founding.level):
        with override(FOUNDING_LANGUAGE):
            page = default.build(founding)
        page.slug = page.slug or slugify(fold(page.title))
        page.show_in_menus = default.in_menus
        if page.slug not in present:
            added.append(_add(root, page, user))
    return added


def _add(parent: Page, page: Page, user: User | None) -> Page:
    """Add one page as its own first published version."""
    now = timezone.now()
    page.locale = parent.locale if parent.depth > 1 else locale_of_founding()
    page.owner = user
    page.live = True
    page.has_unpublished_changes = False
    page.first_published_at = page.last_published_at = now
    parent.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=user, content_changed=True)
    log(instance=page, action="wagtail.publish", user=user)
    return page
