"""Open the office's portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, Site

from sites.hosts import host_name
from sites.models import FormerHost, Palette, SiteSettings
from sites.provisioning.registry import PORTAL_PLAN, PORTAL_STEPS, Founding
from sites.selectors import portal_site
from sites.services.pages import (
    FOUNDING_LANGUAGE,
    default_pages_add,
    locales_ensure,
    nothing_left_on_failure,
    root_add,
    tree_root_locked,
)
from sites.services.rights import office_rights_align, portal_collection_ensure

if TYPE_CHECKING:
    from accounts.models import User

PORTAL_SLUG = "portal-home"
"""Slug of the portal's root; with a hyphen, so that no school's code can be the same."""


def portal_open(*, name: str = "", user: User | None = None) -> Site:
    """Open the portal, or complete an open one; may be run as often as one likes.

    Locales, Site on `BASE_DOMAIN`, root, collection, default pages, topics and whatever else higher
    layers registered, and the office's groups. Default pages are made once and then belong to the
    office. When the domain in the settings has changed, portal and schools move to the new one.
    """
    with nothing_left_on_failure():
        tree_root_locked()
        locales_ensure()
        for step in PORTAL_STEPS.values():
            step()
        site = portal_site()
        founding = Founding(name=name or default_name())
        if site is None:
            site = _site_open(founding, user)
            default_pages_add(PORTAL_PLAN, founding, root=site.root_page, user=user)
        else:
            sites_rehost(before=site.hostname)
            site.refresh_from_db()
        portal_collection_ensure()
        SiteSettings.objects.get_or_create(site=site, defaults={"palette": Palette.INK})
        office_rights_align()
    return site


def default_name() -> str:
    """Return what the portal is called until the office words it otherwise."""
    with override(FOUNDING_LANGUAGE):
        return _("Education office of Long Biên")


def sites_rehost(*, before: str) -> int:
    """Move every site from one base domain to the one in the settings; return how many moved.

    For an install that was filled under one domain and goes live under another. The old names are
    not kept: they belonged to the whole domain, not to a school.
    """
    moved = 0
    for site in Site.objects.all():
        hostname = site.hostname
        if hostname == before:
            hostname = settings.BASE_HOST
        elif hostname.endswith(f".{before}"):
            hostname = host_name(hostname.removesuffix(f".{before}"))
        if (hostname, settings.BASE_PORT) != (site.hostname, site.port):
            site.hostname, site.port = hostname, settings.BASE_PORT
            site.save(update_fields=["hostname", "port"])
            moved += 1
    for former in FormerHost.objects.filter(hostname__endswith=f".{before}"):
        former.hostname = host_name(former.hostname.removesuffix(f".{before}"))
        former.save(update_fields=["hostname"])
    return moved


def _site_open(founding: Founding, user: User | None) -> Site:
    root: Page = root_add(PORTAL_PLAN, founding, slug=PORTAL_SLUG, user=user)
    return Site.objects.create(
        hostname=settings.BASE_HOST,
        port=settings.BASE_PORT,
        site_name=founding.name,
        root_page=root,
        is_default_site=False,
    )
