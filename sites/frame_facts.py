"""What stands around every page of a site: read once, kept until something of it changes.

Every public page of a site asks for the same school, look, menu and languages. They are shared
facts (`sites.shared_facts`): each process keeps them by site and language, a change drops them in
all processes at once, and rows changed behind our back are read again within the promised seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Locale, Page, PageViewRestriction, Site

from core.visibility import visible
from sites.contact_selectors import office_contact
from sites.models import OfficeContact, School, SiteSettings
from sites.selectors import SchoolCard
from sites.shared_facts import VersionedFact


@dataclass(frozen=True, slots=True)
class FrameFacts:
    """Facts of one site in one language. Treat the models in it as read-only: threads share them.

    `menu` are the public pages that stand in the navigation, in order; `roots` the public root
    pages in every language. `root` is the site's own in the language, public or not.
    """

    root: Page
    school: School | None
    office: OfficeContact | None
    settings: SiteSettings
    menu: Sequence[Page]
    roots: Sequence[Page]


FRAMES: VersionedFact[dict[tuple[int, str], FrameFacts]] = VersionedFact(
    "school_sites.frames", dict
)

SHOWN = (
    Page,
    PageViewRestriction,
    SiteSettings,
    OfficeContact,
    Locale,
    AbstractImage,
    AbstractRendition,
)
"""Models whose rows a frame shows or obeys; what `school_map_forget` answers for is not here."""


def frame_facts(site: Site, card: SchoolCard | None) -> FrameFacts:
    """Return the facts of a site in the active language; `card` is None on the portal.

    A map of schools that is late knows no card of a school opened this second; what such a
    moment shows is not kept.
    """
    kept = FRAMES.get()
    key = (site.pk, get_language() or "")
    facts = kept.get(key)
    if facts is None:
        facts = _read(site, card)
        if card is not None or not School.objects.filter(site=site).exists():
            kept[key] = facts
    return facts


def _read(site: Site, card: SchoolCard | None) -> FrameFacts:
    root = site.root_page.localized
    below = Q(depth=root.depth + 1, path__startswith=root.path, show_in_menus=True)
    versions = Q(translation_key=root.translation_key)
    found = visible(Page.objects.filter(below | versions)).select_related("locale")
    places = list(found.order_by("path"))
    return FrameFacts(
        root=root,
        school=School.objects.select_related("ward").get(pk=card.id) if card else None,
        office=None if card else office_contact(),
        settings=SiteSettings.for_site(site),
        menu=[page for page in places if page.depth > root.depth],
        roots=[page for page in places if page.translation_key == root.translation_key],
    )


def frames_forget(sender: Any, instance: Any = None, **_kwargs: Any) -> None:
    """Let everybody read again; receives signals of every model and looks only at `SHOWN`."""
    if isinstance(instance, SHOWN):
        FRAMES.forget_with_commit()
