"""Whose admin it is: shown in the sidebar, in the colour of the school."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser

from sites.frame import initials
from sites.models import Palette, SiteSettings
from sites.portal import portal_root
from sites.selectors import school_map
from sites.tenancy.scope import scope_of

register = template.Library()


@dataclass(frozen=True, slots=True)
class AdminPlace:
    """Where the person at the screen works."""

    name: str
    initials: str
    palette: str


@register.simple_tag(takes_context=True)
def admin_place(context: dict[str, Any]) -> AdminPlace | None:
    """Return the person's school, or the office; None on the way in."""
    user = getattr(context.get("request"), "user", None)
    if user is None or isinstance(user, AnonymousUser) or not user.is_authenticated:
        return None
    schools = scope_of(user).schools
    if len(schools) == 1:
        site_id = schools[0].site_id
        card = next((card for card in school_map().values() if card.site_id == site_id), None)
        look = SiteSettings.objects.filter(site=site_id).values_list("palette", flat=True).first()
        if card is not None:
            return AdminPlace(card.display_name, initials(card.name), look or Palette.INK)
    root = portal_root()
    return AdminPlace(root.title, initials(root.title), Palette.INK) if root is not None else None
