"""Facts for machines (schema.org) about the page and the school behind it."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urljoin

from wagtail.models import Page

from home.models import (
    AlbumPage,
    AlbumPicture,
    ContactPage,
    EventPage,
    PortalHomePage,
    SchoolHomePage,
)
from library.models import CustomImage
from library.pictures import picture_url
from news.models import StoryPage
from sites.frame import SiteFrame
from sites.models import Level

CONTEXT = "https://schema.org"
GALLERY_IMAGES = 12
"""How many pictures of an album machines are told of."""

SCHOOL_TYPES = {
    Level.KINDERGARTEN.value: "Preschool",
    Level.PRIMARY.value: "ElementarySchool",
    Level.LOWER_SECONDARY.value: "MiddleSchool",
}


def structured_facts(page: Page, frame: SiteFrame) -> list[dict[str, Any]]:
    """Return the JSON-LD objects of a page: its trail, and what it is about."""
    facts = []
    if frame.crumbs:
        facts.append(trail_facts(page.title, frame))
    if isinstance(page, StoryPage):
        facts.append(_article(page, frame))
    elif isinstance(page, (SchoolHomePage, PortalHomePage, ContactPage)):
        facts.append(_place(frame))
    elif isinstance(page, EventPage):
        facts.append(_event(page, frame))
    elif isinstance(page, AlbumPage):
        facts.append(_gallery(page, frame))
    return facts


def social_picture(page: Page, frame: SiteFrame) -> str:
    """Return the absolute address of the picture for social networks; "" without one."""
    image: CustomImage | None = (
        getattr(page, "cover", None) or _first_picture(page) or frame.settings.banner
    )
    return urljoin(f"{frame.root_url}/", picture_url(image, "share", "jpeg")) if image else ""


def _first_picture(page: Page) -> CustomImage | None:
    """Return the picture that an album shows first."""
    if not isinstance(page, AlbumPage):
        return None
    first = page.pictures.select_related("image").first()
    return first.image if first else None


def trail_facts(title: str, frame: SiteFrame) -> dict[str, Any]:
    """Return where a page stands: the places above it, and itself."""
    places = [(crumb.title, urljoin(f"{frame.root_url}/", crumb.url)) for crumb in frame.crumbs]
    places.append((title, frame.canonical))
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(places, start=1)
        ],
    }


def _article(page: StoryPage, frame: SiteFrame) -> dict[str, Any]:
    published: date = page.date
    article: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.summary,
        "datePublished": published.isoformat(),
        "dateModified": (page.last_published_at or published).isoformat(),
        "inLanguage": page.locale.language_code,
        "mainEntityOfPage": frame.canonical,
        "publisher": {"@type": "Organization", **_named(frame)},
    }
    if page.author_credit:
        article["author"] = {"@type": "Person", "name": page.author_credit}
    picture = social_picture(page, frame)
    if picture:
        article["image"] = [picture]
    return article


def _event(page: EventPage, frame: SiteFrame) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "@type": "Event",
        "name": page.title,
        "description": page.summary or page.title,
        "startDate": page.starts_at.isoformat(),
        "endDate": page.last_moment.isoformat(),
        "location": {"@type": "Place", "name": page.place or frame.name},
        "organizer": {"@type": "Organization", **_named(frame)},
        "url": frame.canonical,
    }


def _gallery(page: AlbumPage, frame: SiteFrame) -> dict[str, Any]:
    """Name the album's first pictures; the page has fetched them with their renditions."""
    pictures = list(page.pictures.select_related("image").prefetch_related("image__renditions"))
    facts: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "ImageGallery",
        "name": page.title,
        "description": page.summary or page.title,
        "datePublished": page.date.isoformat(),
        "url": frame.canonical,
        "publisher": {"@type": "Organization", **_named(frame)},
    }
    facts["image"] = [
        {
            "@type": "ImageObject",
            "contentUrl": urljoin(f"{frame.root_url}/", picture_url(picture.image, "full")),
            "caption": _caption(picture) or page.title,
        }
        for picture in pictures[:GALLERY_IMAGES]
    ]
    return facts


def _caption(picture: AlbumPicture) -> str:
    """Return what a picture shows in the page's language."""
    alt = picture.said_alt
    return picture.own_words("caption") or ("" if alt.language else alt.text)


def _place(frame: SiteFrame) -> dict[str, Any]:
    """Tell whose site it is, and how to reach the school or the office."""
    level = frame.school.level if frame.school is not None else None
    facts: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": SCHOOL_TYPES.get(level, "School") if level else "GovernmentOffice",
        **_named(frame),
    }
    contact = frame.contact
    if contact is None:
        return facts
    facts |= {"telephone": contact.phone, "email": contact.email, "hasMap": contact.map_url}
    if contact.display_address:
        facts["address"] = {
            "@type": "PostalAddress",
            "streetAddress": contact.display_address,
            "addressCountry": "VN",
        }
    return {key: value for key, value in facts.items() if value}


def _named(frame: SiteFrame) -> dict[str, str]:
    return {"name": frame.name, "url": frame.root_url}
