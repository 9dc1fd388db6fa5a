"""Drop what is cached about schools."""

from __future__ import annotations

from django.core.cache import cache
from wagtail.models import Site

from sites.portal import PORTAL_KEY
from sites.selectors import SCHOOL_MAP_KEY, school_map_memo_forget

FORMER_HOSTS_KEY = "school_sites.former_hosts"


def school_map_forget() -> None:
    """Drop the school map, the portal's roots, former hosts and Wagtail's table of site roots."""
    school_map_memo_forget()
    cache.delete_many([SCHOOL_MAP_KEY, PORTAL_KEY, FORMER_HOSTS_KEY])
    Site.clear_site_root_paths_cache()
