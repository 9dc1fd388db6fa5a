"""Reads of linked sites: a site's own, and over a school's those that the office gives to all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import Page

from core.said import Said
from home.models.links import LinkedSite, LinksPage, LinkTopic
from sites.portal import portal_roots
from sites.selectors import school_of_path
from sites.shared_facts import SharedFact


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link that the office gives to all schools."""

    said_label: Said
    url: str
    topic: str


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """The links of one topic; `shared` ones come from the office."""

    topic: str
    label: str
    own: list[LinkedSite]
    shared: list[SharedLink]


def office_links() -> list[SharedLink]:
    """Return what the office gives to all schools, in the reader's language; normally no query."""
    return OFFICE_LINKS.get().get(get_language() or "", [])


def _office_links_read() -> dict[str, list[SharedLink]]:
    found: dict[str, list[SharedLink]] = {}
    for code, root in portal_roots().items():
        links = _public(root.path).filter(for_schools=True)
        found[code] = [SharedLink(link.said_label, link.url, link.topic) for link in links]
    return found


def _public(root_path: str) -> QuerySet[LinkedSite]:
    pages = LinksPage.objects.filter(path__startswith=root_path).visible()
    links = LinkedSite.objects.filter(page__in=pages.order_by().values("pk"))
    return links.order_by("sort_order", "pk")


OFFICE_LINKS = SharedFact("home.office_links", _office_links_read)


def links_context(page: LinksPage) -> dict[str, Any]:
    """Return the links by topic."""
    shared = office_links() if school_of_path(page.path) else []
    return {
        "groups": link_groups(page.links.order_by("sort_order", "pk"), shared),
        "summary_text": page.search_description or page.introduction,
    }


def link_groups(own: Iterable[LinkedSite], shared: list[SharedLink]) -> list[LinkGroup]:
    """Put links together by topic; an address that the school has itself is not said twice."""
    links = list(own)
    known = {link.url.rstrip("/") for link in links}
    given = [link for link in shared if link.url.rstrip("/") not in known]
    groups = [
        LinkGroup(
            topic.value,
            str(topic.label),
            [link for link in links if link.topic == topic],
            [link for link in given if link.topic == topic],
        )
        for topic in LinkTopic
    ]
    return [group for group in groups if group.own or group.shared]


def links_on_home(page: Page, limit: int) -> list[Any]:
    """Return the first links for a home page: the office's, then the site's own."""
    shared = office_links() if school_of_path(page.path) else []
    return [*shared, *_public(page.path)[:limit]][:limit]
