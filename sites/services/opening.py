"""Open a school: the one way in which a school comes to exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from wagtail.log_actions import log
from wagtail.models import Collection, Page, Site

from accounts.roles import Role
from accounts.services import person_invite
from sites.hosts import host_name
from sites.models import Level, Palette, School, SiteSettings
from sites.provisioning.registry import SCHOOL_PLAN, Founding
from sites.school_data import (
    SchoolData,
    conflict_problems,
    form_problems,
    problems_raise,
    school_data_clean,
)
from sites.services.pages import (
    default_pages_add,
    nothing_left_on_failure,
    root_add,
    tree_root_locked,
)
from sites.services.rights import collection_add, school_groups_create, school_rights_align
from sites.services.wards import ward_ensure

if TYPE_CHECKING:
    from accounts.models import User

PALETTE_OF_LEVEL = {
    Level.KINDERGARTEN: Palette.LOTUS,
    Level.PRIMARY: Palette.CHALKBOARD,
    Level.LOWER_SECONDARY: Palette.SKY,
}
"""The colour a school starts with; its webmaster may choose another one."""


def school_open(*, data: SchoolData, user: User | None = None) -> School:
    """Open a school with all that belongs to it, in one transaction.

    Site on its own host, Vietnamese root with the level's default pages, collection, two groups
    with their rights, look, the school's record and, if an address is given, the first webmaster.
    Raises `ValidationError` by field when the facts are wrong or taken. Whatever goes wrong, and
    wherever, nothing is left behind.
    """
    data = school_data_clean(data)
    problems_raise(form_problems(data))
    with nothing_left_on_failure():
        tree_root_locked()
        problems_raise(conflict_problems(data))
        root = _root_open(data, user)
        site = _site_open(data, root)
        collection = collection_add(name=data.name)
        groups = school_groups_create(name=data.name, code=data.code)
        school = _record(data, root, site, collection, groups)
        school_rights_align(school=school)
        _look_set(school)
        _pages_open(school, root, user)
        _webmaster_appoint(school, data)
        log(instance=school, action="wagtail.create", user=user)
    return school


def _root_open(data: SchoolData, user: User | None) -> Page:
    return root_add(SCHOOL_PLAN, _founding(data), slug=data.code, user=user)


def _founding(data: SchoolData) -> Founding:
    return Founding(name=data.name, name_en=data.name_en, level=data.level)


def _site_open(data: SchoolData, root: Page) -> Site:
    return Site.objects.create(
        hostname=host_name(data.label),
        port=settings.BASE_PORT,
        site_name=data.name,
        root_page=root,
        is_default_site=False,
    )


def _record(
    data: SchoolData, root: Page, site: Site, collection: Collection, groups: dict[Role, Group]
) -> School:
    return School.objects.create(
        code=data.code,
        level=data.level,
        ward=ward_ensure(name=data.ward),
        name=data.name,
        name_en=data.name_en,
        site=site,
        root_page=root,
        root_key=root.translation_key,
        collection=collection,
        editors=groups[Role.SCHOOL_EDITOR],
        webmasters=groups[Role.SCHOOL_WEBMASTER],
    )


def _look_set(school: School) -> None:
    SiteSettings.objects.create(site=school.site, palette=PALETTE_OF_LEVEL[Level(school.level)])


def _pages_open(school: School, root: Page, user: User | None) -> None:
    founding = Founding(name=school.name, name_en=school.name_en, level=school.level)
    default_pages_add(SCHOOL_PLAN, founding, root=root, user=user)


def _webmaster_appoint(school: School, data: SchoolData) -> None:
    if not data.webmaster_email:
        return
    try:
        person_invite(
            email=data.webmaster_email,
            group=school.webmasters,
            place=school.name,
            name=data.webmaster_name,
        )
    except ValidationError as error:
        raise ValidationError({"webmaster_email": error.messages}) from error
