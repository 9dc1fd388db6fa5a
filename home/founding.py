"""The pages that a new portal and a new school start with."""

from __future__ import annotations

from django.utils.translation import gettext as _
from wagtail.models import Page

from home.models import (
    ContactPage,
    DocumentsPage,
    PortalHomePage,
    SchoolDirectoryPage,
    SchoolHomePage,
    StaffPage,
    StandardPage,
    WeekMenuPage,
)
from news.models import NoticeIndexPage, SectionPage, StoryIndexPage
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


def _menu(founding: Founding) -> Page:
    return WeekMenuPage(title=_("Menu of the week"))


def _documents(founding: Founding) -> Page:
    return DocumentsPage(title=_("Documents"))


def _contact(founding: Founding) -> Page:
    return ContactPage(title=_("Contact"))


def _directory(founding: Founding) -> Page:
    return SchoolDirectoryPage(
        title=_("Schools"),
        introduction=_("Find a school by its name, level or ward, and go to its own site."),
    )


def _teaching(founding: Founding) -> Page:
    return SectionPage(
        title=_("Good teaching, good learning"),
        summary=_("What works in the classrooms of the district."),
    )


def _examples(founding: Founding) -> Page:
    return SectionPage(
        title=_("Shining examples"),
        summary=_("Pupils, teachers and parents whose good deeds deserve to be known."),
    )


def _admissions(founding: Founding) -> Page:
    return SectionPage(
        title=_("Admissions and exams"),
        summary=_("Kindergarten, grade 1, grade 6 and the way into grade 10."),
    )


def _safety(founding: Founding) -> Page:
    return SectionPage(
        title=_("Safe and healthy schools"),
        summary=_("Traffic, food, health, and growing up without violence."),
    )


SCHOOL_PAGES = (
    DefaultPage("about", 10, _about),
    DefaultPage("news", 20, _news),
    DefaultPage("notices", 30, _notices),
    DefaultPage("menu", 40, _menu, frozenset({Level.KINDERGARTEN.value})),
    DefaultPage("staff", 50, _staff),
    DefaultPage("documents", 60, _documents),
    DefaultPage("contact", 70, _contact),
)
"""In the order of the navigation: what parents open most stands first."""

PORTAL_PAGES = (
    DefaultPage("teaching", 10, _teaching),
    DefaultPage("examples", 20, _examples),
    DefaultPage("admissions", 30, _admissions),
    DefaultPage("safety", 40, _safety),
    DefaultPage("directory", 50, _directory),
    DefaultPage("notices", 60, _notices),
    DefaultPage("documents", 70, _documents),
    DefaultPage("contact", 80, _contact),
)
