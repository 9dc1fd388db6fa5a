"""Drop what is cached about schools and sites."""

from __future__ import annotations

from wagtail.models import Site

from sites.shared_facts import facts_forget


def school_map_forget() -> None:
    """Drop every shared fact (school map, portal's roots, ...) and Wagtail's site roots."""
    facts_forget()
    Site.clear_site_root_paths_cache()
