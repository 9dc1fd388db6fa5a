"""Template access to the frame of the site."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _
from wagtail.models import Page

from sites.frame import SiteFrame, site_frame
from sites.models import Level
from sites.selectors import school_map

register = template.Library()


@register.simple_tag(takes_context=True)
def get_site_frame(context: dict[str, Any]) -> SiteFrame | None:
    """Return the frame (name, navigation, languages) of the site that answers this request."""
    request = context.get("request")
    if request is None:
        return None
    page = context.get("page")
    return site_frame(request, page if isinstance(page, Page) else None)


@register.simple_tag
def open_school_count() -> int:
    """Return how many schools have an open site."""
    return len({card.id for card in school_map().values() if card.is_open})


@register.filter
def unbroken(name: str) -> str:
    """Keep the words of a school's level in one line: they are one word to the reader's eye."""
    for label in Level.labels:
        name = name.replace(str(label), str(label).replace(" ", "\u00a0"))
    return name


@register.filter
def ward_name(name: str) -> str:
    """Return a ward's name with the word "ward", unless the name already says what it is."""
    said = name.casefold()
    if said.startswith(("phường ", "xã ", "thị trấn ")) or said.endswith(" ward"):
        return name
    return _("%(ward)s ward") % {"ward": name}
