"""The pages that a new portal and a new school start with."""

from __future__ import annotations

from django.utils.translation import gettext as _
from wagtail.models import Page

from home.models import (
    AlbumIndexPage,
    ContactPage,
    DocumentsPage,
    EventIndexPage,
    LinksPage,
    OrganisationPage,
    PortalHomePage,
    SchoolDirectoryPage,
    SchoolHomePage,
    StaffPage,
    StandardPage,
    WeekMenuPage,
)
from news.models import NoticeIndexPage, SectionPage, StoryIndexPage, Topic
from sites.models import Level
from sites.provisioning import (
    DefaultPage,
    Founding,
    portal_page_register,
    portal_root_register,
    school_page_register,
    school_root_register,
)


def founding_register() -> None:
    """Tell `sites` what to build; called once, in `HomeConfig.ready()`."""
    school_root_register(SchoolHomePage, _school_home)
    portal_root_register(PortalHomePage, _portal_home)
    for page in SCHOOL_PAGES:
        school_page_register(page)
    for page in PORTAL_PAGES:
        portal_page_register(page)


def _school_home(founding: Founding) -> Page:
    return SchoolHomePage(title=founding.name)


def _portal_home(founding: Founding) -> Page:
    return PortalHomePage(title=founding.name, office_name=founding.name)


def _about(founding: Founding) -> Page:
    return StandardPage(title=_("About the school"))


def _staff(founding: Founding) -> Page:
    return StaffPage(title=_("Leaders and staff"))


def _news(founding: Founding) -> Page:
    return StoryIndexPage(title=_("School news"))


def _notices(founding: Founding) -> Page:
    return NoticeIndexPage(title=_("Notices"))


def _events(founding: Founding) -> Page:
    return EventIndexPage(title=_("Calendar"))


def _albums(founding: Founding) -> Page:
    return AlbumIndexPage(title=_("Pictures and films"))


def _menu(founding: Founding) -> Page:
    return WeekMenuPage(title=_("Menu of the week"))


def _organisation(founding: Founding) -> Page:
    return OrganisationPage(title=_("Organisation chart"))


def _links(founding: Founding) -> Page:
    return LinksPage(title=_("Linked sites"))


def _documents(founding: Founding) -> Page:
    return DocumentsPage(title=_("Documents"))


def _contact(founding: Founding) -> Page:
    return ContactPage(title=_("Contact"))


def _directory(founding: Founding) -> Page:
    return SchoolDirectoryPage(
        title=_("Schools"),
        introduction=_("Find a school by its name, level or ward, and go to its own site."),
    )


def _about_office(founding: Founding) -> Page:
    return StandardPage(title=_("About the office"))


def _section(title: str, summary: str, *topics: str) -> SectionPage:
    """Return a district section that takes topics, named by slug as in `news/data/topics.json`."""
    page = SectionPage(title=title, summary=summary)
    page.topics = Topic.objects.filter(slug__in=topics)
    return page


def _teaching(founding: Founding) -> Page:
    return _section(
        _("Good teaching, good learning"),
        _("What works in the classrooms of the district."),
        "doi-moi-giao-duc",
        "chuong-trinh-gdpt-2018",
        "doi-ngu-hoi-nhap",
        "cai-cach-hanh-chinh",
    )


def _examples(founding: Founding) -> Page:
    return _section(
        _("Shining examples"),
        _("Pupils, teachers and parents whose good deeds deserve to be known."),
        "guong-dien-hinh",
        "thi-dua-cong-doan",
    )


def _admissions(founding: Founding) -> Page:
    return _section(
        _("Admissions and exams"),
        _("Kindergarten, grade 1, grade 6 and the way into grade 10."),
        "thi-tuyen-sinh",
        "huong-nghiep-phan-luong",
    )


def _safety(founding: Founding) -> Page:
    return _section(
        _("Safe and healthy schools"),
        _("Traffic, food, health, and growing up without violence."),
        "dao-duc-an-toan",
        "phong-chong-dich",
    )


SCHOOL_PAGES = (
    DefaultPage("about", 10, _about),
    DefaultPage("news", 20, _news),
    DefaultPage("notices", 30, _notices),
    DefaultPage("events", 35, _events),
    DefaultPage("menu", 40, _menu, frozenset({Level.KINDERGARTEN.value})),
    DefaultPage("albums", 45, _albums),
    DefaultPage("staff", 50, _staff),
    DefaultPage("organisation", 55, _organisation, in_menus=False),
    DefaultPage("documents", 60, _documents),
    DefaultPage("contact", 70, _contact),
    DefaultPage("links", 80, _links, in_menus=False),
)
"""In the order of the navigation: what parents open most stands first."""

PORTAL_PAGES = (
    DefaultPage("teaching", 10, _teaching),
    DefaultPage("examples", 20, _examples),
    DefaultPage("admissions", 30, _admissions),
    DefaultPage("safety", 40, _safety),
    DefaultPage("directory", 50, _directory),
    DefaultPage("notices", 60, _notices),
    DefaultPage("events", 65, _events),
    DefaultPage("albums", 67, _albums),
    DefaultPage("documents", 70, _documents),
    DefaultPage("about", 80, _about_office),
    DefaultPage("staff", 82, _staff, in_menus=False),
    DefaultPage("organisation", 84, _organisation, in_menus=False),
    DefaultPage("contact", 90, _contact),
    DefaultPage("links", 95, _links, in_menus=False),
)
