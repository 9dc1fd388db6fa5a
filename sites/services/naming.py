"""Change the names of a school: the one people read and the one browsers ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.roles import Role
from sites.hosts import host_name, label_conflict, label_problem
from sites.models import FormerHost, School
from sites.school_data import NAME_LENGTH
from sites.services.pages import FOUNDING_LANGUAGE, nothing_left_on_failure
from sites.services.rights import school_group_name

if TYPE_CHECKING:
    from wagtail.models import Page

    from accounts.models import User


def school_rename(
    *, school: School, name: str, name_en: str = "", user: User | None = None
) -> School:
    """Give a school another name, everywhere it is written: record, site, pages, files, groups.

    Raises `ValidationError` when the name is missing, too long or belongs to another school.
    """
    name, name_en = " ".join(name.split()), " ".join(name_en.split())
    _name_check(school, name, name_en)
    with nothing_left_on_failure():
        before = school.name
        school.name, school.name_en = name, name_en
        school.save(update_fields=["name", "name_en"])
        school.site.site_name = name
        school.site.save(update_fields=["site_name"])
        school.collection.name = name
        school.collection.save(update_fields=["name"])
        for role, group in (
            (Role.SCHOOL_EDITOR, school.editors),
            (Role.SCHOOL_WEBMASTER, school.webmasters),
        ):
            group.name = school_group_name(name, school.code, role)
            group.save(update_fields=["name"])
        _roots_retitle(school, user)
        log(
            instance=school,
            action="school_sites.rename",
            user=user,
            data={"title": {"old": before, "new": name}},
        )
    return school


def school_change_host(*, school: School, label: str, user: User | None = None) -> School:
    """Move a school to another host name; the old one answers with a redirect from then on.

    `label` is the first part of the name. Raises `ValidationError` when it is malformed, reserved
    or used, now or before, by another site.
    """
    label = label.strip().lower()
    site = school.site
    if problem := label_problem(label) or label_conflict(label, own_site=site):
        raise ValidationError({"subdomain": problem})
    before, after = site.hostname, host_name(label)
    if before == after:
        return school
    with nothing_left_on_failure():
        FormerHost.objects.filter(hostname=after).delete()
        FormerHost.objects.update_or_create(hostname=before, defaults={"site": site})
        site.hostname = after
        site.save(update_fields=["hostname"])
        log(
            instance=school,
            action="school_sites.change_host",
            user=user,
            data={"host": {"old": before, "new": after}},
        )
    return school


def _name_check(school: School, name: str, name_en: str) -> None:
    if not name:
        raise ValidationError({"name": _("The name is missing.")})
    for field, text in (("name", name), ("name_en", name_en)):
        if len(text) > NAME_LENGTH:
            message = _("The name has %(length)d characters; at most %(limit)d are allowed.")
            raise ValidationError({field: message % {"length": len(text), "limit": NAME_LENGTH}})
    other = School.objects.filter(name=name).exclude(pk=school.pk).first()
    if other is not None:
        message = _("There already is a school of this name (code %(code)s).")
        raise ValidationError({"name": message % {"code": other.code}})


def _roots_retitle(school: School, user: User | None) -> None:
    """Write the name on the root pages, live and draft, without publishing anybody's draft."""
    roots = school.root_page.get_translations(inclusive=True).select_related("locale")
    for root in roots.specific():
        is_founding = root.locale.language_code == FOUNDING_LANGUAGE
        _retitle(root, school.name if is_founding else school.name_en or school.name, user)


def _retitle(root: Page, title: str, user: User | None) -> None:
    if root.title == title:
        return
    before = root.title
    draft = root.get_latest_revision_as_object() if root.has_unpublished_changes else None
    root.title = root.draft_title = title
    root.save()
    data = {"title": {"old": before, "new": title}}
    log(instance=root, action="wagtail.rename", user=user, data=data)
    if draft is not None:
        draft.title = title
        draft.save_revision(user=user, log_action=False, clean=False)
    elif root.latest_revision_id is not None:
        revision = root.save_revision(user=user, log_action=False, changed=False, clean=False)
        type(root).objects.filter(pk=root.pk).update(
            live_revision=revision, has_unpublished_changes=False
        )
