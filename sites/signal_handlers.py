"""Keep cached facts about schools fresh."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Site

from sites.models import School, Ward
from sites.portal import PORTAL_KEY
from sites.selectors import SCHOOL_MAP_KEY


def school_map_forget() -> None:
    """Drop the cached school map, the portal's roots and Wagtail's table of site roots."""
    cache.delete_many([SCHOOL_MAP_KEY, PORTAL_KEY])
    Site.clear_site_root_paths_cache()


@receiver([post_save, post_delete], sender=School)
@receiver([post_save, post_delete], sender=Ward)
@receiver([post_save, post_delete], sender=Site)
def forget_after_change(sender: Any, **kwargs: Any) -> None:
    """Forget now, for this transaction, and after the commit, for what others cached meanwhile."""
    school_map_forget()
    transaction.on_commit(school_map_forget)
