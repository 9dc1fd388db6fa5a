"""Reads of the home pages: they compose what lies below."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from blocks.images import images_of
from core.said import Said
from core.visibility import visible
from home.directory import directory_context
from library.pictures import renditions_prefetch
from news.broadcast_selectors import broadcasts_placed
from news.models import Broadcast, NoticePage, StoryPage
from news.selectors import sections_items, sections_on_home, story_cards
from news.story_selectors import featured_keys
from sites.portal import portal_roots
from sites.selectors import school_map, school_of_path
from sites.shared_facts import SharedFact

if TYPE_CHECKING:
    from home.models import PortalHomePage, SchoolHomePage

NOTICES_ON_HOME = 6
STORIES_ON_HOME = 7
"""The lead and two rows of three."""

TASKS_ON_HOME = 4
DOCUMENTS_ON_HOME = 4
ALBUMS_ON_HOME = 3
LINKS_ON_HOME = 8


@dataclass(frozen=True, slots=True)
class TaskLink:
    """One errand on the portal's home."""

    title: Said
    line: Said
    sign: str
    url: str


def portal_home_context(page: PortalHomePage, request: HttpRequest) -> dict[str, Any]:
    """Return what the portal's home shows; a fixed number of queries, however many schools."""
    sections = sections_on_home(page.path)
    items = sections_items(sections, spare=1, request=request)
    shelves = [(section, items.get(section.pk, [])) for section in sections]
    lead = next((cards[0] for _section, cards in shelves if cards), None)
    rest = [
        (section, [card for card in cards if card is not lead][: section.how_many])
        for section, cards in shelves
    ]
    return {
        "is_home": True,
        "lead": lead,
        "shelves": [(section, cards) for section, cards in rest if cards],
        "tasks": portal_tasks(page, request),
        "notices": _notices(page.path),
        "places": _places(page, request),
        "events": _events(page, request),
        "school_count": len({card.id for card in school_map().values() if card.is_open}),
        "directory": directory_context(request),
        "directory_url": directory_url(),
        "links": _links(page),
        "summary_text": page.search_description or page.introduction,
    }


def portal_tasks(page: PortalHomePage, request: HttpRequest) -> list[TaskLink]:
    """Return the errands that the office chose; without any, those that its pages suggest.

    They lead to pages in the reader's language: an errand that has none is left out.
    """
    tasks = list(page.tasks.select_related("target"))
    targets = _targets(page, tasks)
    chosen = [
        TaskLink(task.said("title"), task.said("line"), task.sign, target.get_url(request) or "")
        for task in tasks
        if (target := targets.get(task.target.translation_key))
    ]
    return (chosen or _suggested_tasks(page, request))[:TASKS_ON_HOME]


def _targets(page: PortalHomePage, tasks: list[Any]) -> dict[Any, Page]:
    """Return {translation key: live page in the language of the home} of what errands lead to."""
    targets = [task.target for task in tasks]
    found = [target for target in targets if target.locale_id == page.locale_id]
    if len(found) < len(targets):
        keys = [target.translation_key for target in targets]
        found += Page.objects.filter(locale=page.locale_id, translation_key__in=keys)
    return {target.translation_key: target for target in found if target.live}


def _suggested_tasks(page: PortalHomePage, request: HttpRequest) -> list[TaskLink]:
    offers = {
        "schooldirectorypage": (_("Find your child's school"), _("By ward and level"), "school"),
        "noticeindexpage": (_("Notices"), _("From the office"), "calendar"),
        "documentspage": (_("Documents"), _("Plans, decisions, forms"), "document"),
        "contactpage": (_("Ask us"), _("Telephone, e-mail, address"), "question"),
    }
    children = visible(Page.objects.child_of(page)).filter(content_type__model__in=offers)
    by_model = {
        child.content_type.model: child for child in children.select_related("content_type")
    }
    return [
        TaskLink(Said(title), Said(line), sign, by_model[model].get_url(request) or "")
        for model, (title, line, sign) in offers.items()
        if model in by_model
    ]


def school_home_context(page: SchoolHomePage, request: HttpRequest) -> dict[str, Any]:
    """Return what a school's home shows; all of it lies below the page's own path."""
    stories = list(
        StoryPage.objects.filter(path__startswith=page.path)
        .visible()
        .newest_first()
        .for_cards()[:STORIES_ON_HOME]
    )
    cards = story_cards(stories, request)
    return {
        "is_home": True,
        "lead": cards[0] if cards else None,
        "stories": cards[1:],
        "featured_keys": featured_keys(stories),
        "notices": _notices(page.path),
        "office_notices": _office_notices(page.path),
        "places": _places(page, request),
        "events": _events(page, request),
        "menu": _week_menu(page),
        "albums": _newest_albums(page, request),
        "links": _links(page),
        "documents": _newest_documents(page),
        "summary_text": page.search_description or page.welcome,
    }


def _notices(path: str) -> list[NoticePage]:
    notices = NoticePage.objects.filter(path__startswith=path).visible().current()
    return list(notices.newest_first()[:NOTICES_ON_HOME])


def _office_notices(path: str) -> list[Broadcast]:
    school = school_of_path(path)
    return broadcasts_placed(school.id) if school else []


def _places(page: Page, request: HttpRequest) -> dict[str, str]:
    """Return {model name: address} of the pages that a home page points to."""
    wanted = (
        "storyindexpage",
        "noticeindexpage",
        "contactpage",
        "weekmenupage",
        "documentspage",
        "eventindexpage",
        "albumindexpage",
        "linkspage",
    )
    children = visible(Page.objects.child_of(page)).filter(content_type__model__in=wanted)
    return {
        child.content_type.model: child.get_url(request) or ""
        for child in children.select_related("content_type")
    }


def _newest_documents(page: Page) -> list[Any]:
    from home.models.documents import ListedDocument

    lines = ListedDocument.objects.filter(
        page__in=visible(Page.objects.child_of(page)).values("pk")
    )
    dated = lines.select_related("document").order_by(F("issued_on").desc(nulls_last=True), "-pk")
    return list(dated[:DOCUMENTS_ON_HOME])


def _events(page: Page, request: HttpRequest) -> Any:
    from home.event_selectors import coming_events

    return coming_events(page, request)


def _newest_albums(page: Page, request: HttpRequest) -> Any:
    from home.album_selectors import newest_albums

    return newest_albums(page.path, request, ALBUMS_ON_HOME)


def _links(page: Page) -> list[Any]:
    from home.link_selectors import links_on_home

    return links_on_home(page, LINKS_ON_HOME)


def _week_menu(page: Page) -> Any:
    from home.models import WeekMenuPage

    return WeekMenuPage.objects.child_of(page).visible().prefetch_related("days").first()


def documents_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the listed documents, by year if asked, newest first."""
    listed = list(page.listed.select_related("document"))
    dated = sorted((line for line in listed if line.issued_on), key=attrgetter("issued_on"))[::-1]
    lines = dated + [line for line in listed if not line.issued_on]
    years = sorted({line.issued_on.year for line in dated}, reverse=True)
    year = next((year for year in years if str(year) == request.GET.get("year")), None)
    if year:
        lines = [line for line in dated if line.issued_on.year == year]
    return {
        "lines": lines,
        "years": years,
        "year": year,
        "summary_text": page.search_description or page.introduction,
    }


def standard_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Return the pages below a standard page and the renditions its text needs."""
    renditions_prefetch(images_of(page.body))
    return {
        "children": [
            {"title": child.title, "url": child.get_url(request) or ""}
            for child in visible(Page.objects.child_of(page)).order_by("path")
        ],
        "has_gallery": any(child.block_type == "gallery" for child in page.body),
        "has_video": any(child.block_type == "video" for child in page.body),
    }


def directory_url() -> str:
    """Return the address of the school directory in the reader's language; "" without one."""
    return DIRECTORY_URLS.get().get(get_language() or "", "")


def _directory_urls_read() -> dict[str, str]:
    from home.models import SchoolDirectoryPage

    pages = SchoolDirectoryPage.objects.all().visible().select_related("locale")
    return {page.locale.language_code: page.full_url or "" for page in pages}


DIRECTORY_URLS = SharedFact("home.directory_urls", _directory_urls_read)


def contact_url() -> str:
    """Return the address of the office's contact page; "" without one."""
    return CONTACT_URLS.get().get(settings.LANGUAGE_CODE, "")


def office_contact_url() -> str:
    """Return the office's contact page in the reader's language, else in Vietnamese."""
    return CONTACT_URLS.get().get(get_language() or "", "") or contact_url()


def _contact_urls_read() -> dict[str, str]:
    from home.models import ContactPage

    places = Q()
    for root in portal_roots().values():
        places |= Q(path__startswith=root.path)
    if not places:
        return {}
    pages = ContactPage.objects.filter(places).visible().select_related("locale")
    return {page.locale.language_code: page.full_url or "" for page in pages}


CONTACT_URLS = SharedFact("home.contact_urls", _contact_urls_read)
