"""The frame around every public page: whose site it is, where one can go, in which languages.

It is made once a request, with one query where the page stands in the tree, whatever the number of
schools; what all pages of a site share is kept (`sites.frame_facts`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import urlsplit

from django.db.models import Q
from django.urls import translate_url
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page, Site

from core.visibility import visible
from sites.frame_facts import FrameFacts, frame_facts
from sites.models import OfficeContact, School, SiteSettings
from sites.models.contact_facts import ContactFacts
from sites.selectors import ROOT_PATH_LENGTH, SchoolCard, school_map

if TYPE_CHECKING:
    from django.http import HttpRequest

PORTAL_LEVEL = "portal"
STANDING = ("public", "search")
"""Namespaces of addresses below the language's prefix that lead to no page of the tree."""
NAVIGATION_LENGTH = ROOT_PATH_LENGTH + 4
"""Path length of the pages that may stand in the navigation: the children of a root."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go to."""

    title: str
    url: str
    is_current: bool = False
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The other language: the same page in it, or where that language begins."""

    code: str
    url: str
    same_page: bool
    absolute_url: str

    @property
    def name(self) -> str:
        """The language's name in itself; Django spells Vietnamese with loose marks (NFD)."""
        name = normalize("NFC", get_language_info(self.code)["name_local"])
        return name[:1].upper() + name[1:]


@dataclass(slots=True)
class SiteFrame:
    """What `templates/base.html` needs of the site and of the page's place in it."""

    site: Site
    name: str
    line: str
    level: str
    palette: str
    initials: str
    settings: SiteSettings
    home_url: str
    root_url: str
    root_path: str
    card: SchoolCard | None
    school: School | None
    office: OfficeContact | None = None
    navigation: list[Link] = field(default_factory=list)
    crumbs: list[Link] = field(default_factory=list)
    languages: list[LanguageLink] = field(default_factory=list)
    canonical: str = ""

    @property
    def translations(self) -> list[LanguageLink]:
        """The same page in other languages; empty where it is not translated."""
        return [language for language in self.languages if language.same_page]

    @property
    def contact(self) -> ContactFacts | None:
        """How to reach whose site it is: the school, or the office on its portal."""
        return self.school or self.office

    @property
    def is_portal(self) -> bool:
        """Whether this is the office's own site."""
        return self.card is None


def site_frame(request: HttpRequest, page: Page | None = None) -> SiteFrame | None:
    """Return the frame for a request; None where no site answers the host.

    The result is kept on the request: several templates ask for it.
    """
    kept = getattr(request, "_site_frame", None)
    key = page.pk if page is not None else None
    if kept is not None and kept[0] == key:
        return kept[1]
    site = Site.find_for_request(request)
    frame = _frame(request, site, page) if site is not None else None
    request._site_frame = (key, frame)  # type: ignore[attr-defined]
    return frame


def _frame(request: HttpRequest, site: Site, page: Page | None) -> SiteFrame:
    card = next((card for card in school_map().values() if card.site_id == site.pk), None)
    facts = frame_facts(site, card)
    name = card.display_name if card else facts.root.title
    frame = SiteFrame(
        site=site,
        name=name,
        line=facts.settings.tagline,
        level=card.level if card else PORTAL_LEVEL,
        palette=facts.settings.palette,
        initials=initials(card.name if card else name),
        settings=facts.settings,
        home_url=facts.root.get_url(request) or "/",
        root_url=site.root_url,
        root_path=facts.root.path,
        card=card,
        school=facts.school,
        office=facts.office,
    )
    _add_places(frame, request, facts, page)
    return frame


def initials(name: str) -> str:
    """Return two letters for a site without a logo: of the words that tell it from others."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    return "".join(word[0].upper() for word in words[-2:]) or "•"


def _add_places(
    frame: SiteFrame, request: HttpRequest, facts: FrameFacts, page: Page | None
) -> None:
    """Fill navigation, trail and languages; one query where there is a page, else none."""
    root = facts.root
    path = page.path if page is not None and page.path.startswith(root.path) else ""
    frame.navigation = [_link(place, path, request) for place in facts.menu]
    versions = list(facts.roots)
    if page is not None:
        above = [path[:length] for length in range(NAVIGATION_LENGTH, len(path), 4)]
        wanted = Q(path__in=above) | Q(translation_key=page.translation_key)
        found = visible(Page.objects.filter(wanted)).select_related("locale").order_by("path")
        if path and path != root.path:
            trail = [_link(place, path, request) for place in found if place.path in above]
            frame.crumbs = [Link(root.title, frame.home_url), *trail]
        versions += [one for one in found if one.translation_key == page.translation_key]
    _add_languages(frame, request, page, versions)


def _link(place: Page, path: str, request: HttpRequest) -> Link:
    return Link(
        place.title,
        place.get_url(request) or "",
        is_current=place.path == path[:NAVIGATION_LENGTH],
        is_here=place.path == path,
    )


def _add_languages(
    frame: SiteFrame, request: HttpRequest, page: Page | None, versions: list[Page]
) -> None:
    """Fill the canonical address and the languages from the versions of root and page."""
    standing = page is None and _is_standing(request)
    if standing:
        frame.canonical = f"{frame.root_url}{iri_to_uri(request.path)}"
        frame.crumbs = [Link(frame.name, frame.home_url)]
    active = get_language()
    best: dict[str, tuple[bool, Page]] = {}
    for version in versions:
        code = version.locale.language_code
        same = page is not None and version.translation_key == page.translation_key
        if code == active and same:
            frame.canonical = version.get_full_url(request) or ""
        if code != active and (code not in best or same):
            best[code] = (same, version)
    for code, (same, version) in sorted(best.items()):
        address = version.get_full_url(request) or ""
        path = urlsplit(address).path or "/"
        if standing:
            path = translate_url(request.get_full_path(), code)
            address = f"{frame.root_url}{urlsplit(path).path}"
        frame.languages.append(LanguageLink(code, path, same or standing, address))


def _is_standing(request: HttpRequest) -> bool:
    """Tell whether the address is one that every site has in every language, without a page."""
    match = request.resolver_match
    return match is not None and match.namespace in STANDING
