"""Drop what is cached about schools and sites."""

from __future__ import annotations

from wagtail.models import Site

from sites.portal import PORTAL_ROOTS
from sites.selectors import FORMER_HOSTS, SCHOOL_MAP


def school_map_forget() -> None:
    """Drop the school map, the portal's roots, former hosts and Wagtail's table of site roots."""
    for fact in (SCHOOL_MAP, PORTAL_ROOTS, FORMER_HOSTS):
        fact.forget()
    Site.clear_site_root_paths_cache()
