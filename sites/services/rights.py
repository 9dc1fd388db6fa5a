"""Keep the groups of schools and of the office in line with the role catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Collection, Page, Site

from accounts.models import RoleGroup
from accounts.roles import Role
from accounts.services import RoleScope, office_groups_ensure, role_group_align, role_group_create
from sites.models import School
from sites.selectors import portal_site
from sites.services.pages import FOUNDING_LANGUAGE

GROUP_NAME_LENGTH = 150
"""Django's limit for the name of a group."""


@dataclass(slots=True)
class SyncReport:
    """How many groups were looked at, and how many of them were not in line."""

    groups: int = 0
    changed: int = 0

    def count(self, changed: bool) -> None:
        """Count one group."""
        self.groups += 1
        self.changed += changed


def school_group_name(name: str, code: str, role: Role) -> str:
    """Return what a school's group is called; a long school name is cut and told by the code."""
    with override(FOUNDING_LANGUAGE):
        if role == Role.SCHOOL_EDITOR:
            pattern = _("%(school)s – editors")
        else:
            pattern = _("%(school)s – webmasters")
    full = pattern % {"school": name}
    surplus = len(full) - GROUP_NAME_LENGTH
    if surplus <= 0:
        return full
    return pattern % {"school": f"{name[: -(surplus + len(code) + 3)]}… ({code})"}


def school_groups_create(*, name: str, code: str) -> dict[Role, Group]:
    """Create a school's two groups, still without rights."""
    return {
        role: role_group_create(role=role, name=school_group_name(name, code, role))
        for role in (Role.SCHOOL_EDITOR, Role.SCHOOL_WEBMASTER)
    }


@transaction.atomic
def school_rights_align(*, school: School) -> SyncReport:
    """Align a school's two groups on its roots in every language, its collection and its site."""
    scope = RoleScope(
        roots=list(Page.objects.filter(depth=2, translation_key=school.root_key)),
        collection=school.collection,
        site=school.site,
    )
    report = SyncReport()
    for role, group in (
        (Role.SCHOOL_EDITOR, school.editors),
        (Role.SCHOOL_WEBMASTER, school.webmasters),
    ):
        RoleGroup.objects.get_or_create(group=group, defaults={"role": role})
        report.count(role_group_align(group=group, role=role, scope=scope))
    return report


@transaction.atomic
def office_rights_align() -> SyncReport:
    """Make the office's groups where they are missing and align them on the portal."""
    scope = _portal_scope()
    report = SyncReport()
    for role, group in office_groups_ensure().items():
        report.count(role_group_align(group=group, role=role, scope=scope))
    return report


@transaction.atomic
def roles_sync() -> SyncReport:
    """Align every group of the install; what is in line already is left alone."""
    total = office_rights_align()
    schools = School.objects.select_related("collection", "site", "editors", "webmasters")
    for school in schools.iterator():
        report = school_rights_align(school=school)
        total.groups += report.groups
        total.changed += report.changed
    return total


def root_rights_align(*, root: Page) -> None:
    """Align whoever works on a root page that has just been added, in whatever language."""
    school = (
        School.objects.filter(root_key=root.translation_key)
        .select_related("collection", "site", "editors", "webmasters")
        .first()
    )
    if school is not None:
        school_rights_align(school=school)
        return
    site = portal_site()
    if site is not None and site.root_page.translation_key == root.translation_key:
        office_rights_align()


def portal_collection_name() -> str:
    """Return the name of the office's collection."""
    with override(FOUNDING_LANGUAGE):
        return _("Education office")


def portal_collection_ensure() -> Collection:
    """Return the office's own collection, made if it is missing."""
    name = portal_collection_name()
    found = Collection.objects.filter(depth=2, name=name, school__isnull=True).first()
    return found or collection_add(name=name)


def collection_add(*, name: str) -> Collection:
    """Add a collection below the root collection."""
    root = Collection.objects.select_for_update().get(depth=1)
    return root.add_child(name=name)


def _portal_scope() -> RoleScope | None:
    site: Site | None = portal_site()
    if site is None:
        return None
    return RoleScope(
        roots=list(Page.objects.filter(depth=2, translation_key=site.root_page.translation_key)),
        collection=portal_collection_ensure(),
        site=site,
    )
