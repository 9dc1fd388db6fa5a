"""Bring groups into line with the role catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction
from django.utils.translation import override
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
    Site,
)

from accounts.models import RoleGroup
from accounts.roles import OFFICE_ROLES, ROLES, Role

GROUP_LANGUAGE = "vi"
"""Group names are data; they are written in the language of the people who administer."""


@dataclass(frozen=True, slots=True)
class RoleScope:
    """The part of the install that a group's role is about."""

    roots: Sequence[Page]
    collection: Collection
    site: Site


@transaction.atomic
def role_group_create(*, role: Role, name: str) -> Group:
    """Create a group that stands for a role; it has no rights until it is aligned."""
    group = Group.objects.create(name=name)
    RoleGroup.objects.create(role=role, group=group)
    return group


@transaction.atomic
def office_groups_ensure() -> dict[Role, Group]:
    """Return the office's groups, made where they are missing and named as the catalogue says."""
    groups = {
        Role(row.role): row.group
        for row in RoleGroup.objects.filter(role__in=OFFICE_ROLES).select_related("group")
    }
    for role in OFFICE_ROLES:
        with override(GROUP_LANGUAGE):
            name = str(role.label)
        if role not in groups:
            groups[role] = role_group_create(role=role, name=name)
        elif groups[role].name != name:
            groups[role].name = name
            groups[role].save(update_fields=["name"])
    return groups


@transaction.atomic
def role_group_align(*, group: Group, role: Role, scope: RoleScope | None) -> bool:
    """Give a group exactly what the catalogue says, on exactly its scope; True if it changed.

    Rights on other pages, collections or sites are taken away. Without a scope (the portal is not
    there yet) only the permissions that hold everywhere are set. Raises `ImproperlyConfigured`
    when the catalogue names a permission that does not exist.
    """
    definition = ROLES[role]
    found = _permissions_read(
        definition.permissions
        | definition.collection_permissions
        | definition.site_permissions
        | {f"wagtailcore.{action}_page" for action in definition.page_permissions}
    )
    roots = scope.roots if scope else ()
    collections = [scope.collection] if scope else []
    sites = [scope.site] if scope else []
    changes = [
        _plain_align(group, {found[name] for name in definition.permissions}),
        _rows_align(
            GroupPagePermission,
            group,
            "page",
            roots,
            [found[f"wagtailcore.{action}_page"] for action in definition.page_permissions],
        ),
        _rows_align(
            GroupCollectionPermission,
            group,
            "collection",
            collections,
            [found[name] for name in definition.collection_permissions],
        ),
        _rows_align(
            GroupSitePermission,
            group,
            "site",
            sites,
            [found[name] for name in definition.site_permissions],
        ),
    ]
    return any(changes)


def _permissions_read(names: Iterable[str]) -> dict[str, int]:
    """Return {``app_label.codename``: permission id} for all names, with one query."""
    wanted = set(names)
    rows = Permission.objects.filter(
        content_type__app_label__in={name.partition(".")[0] for name in wanted},
        codename__in={name.partition(".")[2] for name in wanted},
    ).values_list("content_type__app_label", "codename", "pk")
    found = {f"{app}.{codename}": pk for app, codename, pk in rows if f"{app}.{codename}" in wanted}
    if missing := sorted(wanted - found.keys()):
        message = f"The role catalogue names unknown permissions: {', '.join(missing)}"
        raise ImproperlyConfigured(message)
    return found


def _plain_align(group: Group, wanted: set[int]) -> bool:
    present = set(group.permissions.values_list("pk", flat=True))
    if present == wanted:
        return False
    group.permissions.set(wanted)
    return True


def _rows_align(
    model: type[models.Model],
    group: Group,
    target: str,
    targets: Iterable[models.Model],
    permissions: Iterable[int],
) -> bool:
    """Make the group's rows of one permission table exactly targets x permissions."""
    wanted = {(item.pk, permission) for item in targets for permission in permissions}
    rows = model._default_manager.filter(group=group)
    present = {
        (target_id, permission): pk
        for pk, target_id, permission in rows.values_list("pk", f"{target}_id", "permission_id")
    }
    surplus = [pk for key, pk in present.items() if key not in wanted]
    if surplus:
        rows.filter(pk__in=surplus).delete()
    missing = sorted(wanted - present.keys())
    model._default_manager.bulk_create(
        model(group=group, permission_id=permission, **{f"{target}_id": target_id})
        for target_id, permission in missing
    )
    return bool(surplus or missing)
