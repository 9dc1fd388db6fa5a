"""Where the office's portal is: asked by every school page that links to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language
from wagtail.models import Page, Site

from sites.shared_facts import SharedFact


@dataclass(frozen=True, slots=True)
class PortalRoot:
    """The portal's home page in one language."""

    language_code: str
    page_id: int
    path: str
    title: str
    url: str


def portal_roots() -> dict[str, PortalRoot]:
    """Return {language code: root} of the one site that belongs to no school.

    Cached as long as the school map, and dropped with it when a site changes.
    """
    return PORTAL_ROOTS.get()


def portal_root() -> PortalRoot | None:
    """Return the portal's root in the reader's language, else in Vietnamese."""
    roots = portal_roots()
    return roots.get(get_language() or "") or roots.get("vi")


def portal_root_in_language() -> PortalRoot | None:
    """Return the portal's root in the reader's language only."""
    return portal_roots().get(get_language() or "")


def _portal_roots_read() -> dict[str, PortalRoot]:
    site = (
        Site.objects.filter(school__isnull=True).select_related("root_page").order_by("pk").first()
    )
    if site is None:
        return {}
    pages = Page.objects.live().filter(translation_key=site.root_page.translation_key)
    return {
        page.locale.language_code: PortalRoot(
            page.locale.language_code,
            page.pk,
            page.path,
            page.title,
            page.full_url or site.root_url,
        )
        for page in pages.select_related("locale")
    }


PORTAL_ROOTS = SharedFact("school_sites.portal", _portal_roots_read)
