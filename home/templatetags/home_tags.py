"""What the frame of a page needs of the layers below it."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page

from home.selectors import directory_url, office_contact_url
from home.site_icons import SiteIcon
from home.site_icons import site_icons as site_icons_of
from home.structured import social_picture as social_picture_of
from home.structured import structured_facts, trail_facts
from sites.frame import SiteFrame, site_frame
from sites.frame import initials as initials_of
from sites.portal import PortalRoot, portal_root

register = template.Library()


def _place(context: dict[str, Any]) -> tuple[HttpRequest, Page, SiteFrame] | None:
    request, page = context.get("request"), context.get("page")
    if request is None or not isinstance(page, Page):
        return None
    frame = site_frame(request, page)
    return (request, page, frame) if frame is not None else None


@register.simple_tag(takes_context=True)
def canonical_url(context: dict[str, Any]) -> str:
    """Return the page's one address, with the number of the list page beyond the first."""
    request, page = context.get("request"), context.get("page")
    frame = site_frame(request, page if isinstance(page, Page) else None) if request else None
    if request is None or frame is None:
        return ""
    number = request.GET.get("page", "")
    return (
        f"{frame.canonical}?page={number}"
        if number.isdigit() and number != "1"
        else frame.canonical
    )


@register.simple_tag(takes_context=True)
def structured_data(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the page's facts for machines; of what is no page of the tree, the trail."""
    place = _place(context)
    if place:
        return structured_facts(place[1], place[2])
    request, heading = context.get("request"), context.get("heading")
    frame = site_frame(request) if request is not None and heading else None
    return [trail_facts(str(heading), frame)] if frame is not None and frame.crumbs else []


@register.simple_tag(takes_context=True)
def social_picture(context: dict[str, Any]) -> str:
    """Return the address of the picture for social networks."""
    place = _place(context)
    return social_picture_of(place[1], place[2]) if place else ""


@register.simple_tag
def site_icons(frame: SiteFrame | None) -> list[SiteIcon]:
    """Return the icons that the head names; none where no site answers."""
    return site_icons_of(frame) if frame else []


@register.simple_tag
def search_address() -> str:
    """Return where the search box leads, in the language of the page."""
    try:
        return reverse("search:results")
    except NoReverseMatch:
        return "/search/"


@register.simple_tag
def portal_address() -> PortalRoot | None:
    """Return the office's portal."""
    return portal_root()


@register.simple_tag
def school_directory_address() -> str:
    """Return the address of the list of all schools."""
    return directory_url()


@register.simple_tag
def office_contact_address() -> str:
    """Return the address of the office's contact page in the reader's language."""
    return office_contact_url()


@register.filter
def tel(number: str) -> str:
    """Return a telephone number as ``tel:`` links want it: digits and a leading plus."""
    return re.sub(r"(?!^\+)\D", "", number.strip())


@register.filter
def initials(name: str) -> str:
    """Return the two letters that stand where a person has no photo."""
    return initials_of(name)
