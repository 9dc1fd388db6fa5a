"""Reads about people and their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied

from accounts.models import RoleGroup, User
from accounts.roles import OFFICE_ROLES, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet
    from django.http import HttpRequest

_KEPT = "_roles_kept"


def person_of(request: HttpRequest) -> User:
    """Return who is logged in. Raises `PermissionDenied` for the public."""
    person = request.user
    if not isinstance(person, User):
        raise PermissionDenied
    return person


def user_roles(user: User | AnonymousUser) -> frozenset[Role]:
    """Return the roles that somebody has anywhere; one query, kept on the user object."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    kept: frozenset[Role] | None = getattr(user, _KEPT, None)
    if kept is None:
        rows = RoleGroup.objects.filter(group__user=user).values_list("role", flat=True)
        kept = frozenset(Role(role) for role in rows)
        setattr(user, _KEPT, kept)
    return kept


def user_is_office(user: User | AnonymousUser) -> bool:
    """Whether somebody works for the office; superusers count as office."""
    if user.is_active and user.is_superuser:
        return True
    return not user_roles(user).isdisjoint(OFFICE_ROLES)


def user_has_role(user: User | AnonymousUser, *roles: Role) -> bool:
    """Whether somebody has one of the roles anywhere; superusers have every role."""
    if user.is_active and user.is_superuser:
        return True
    return not user_roles(user).isdisjoint(roles)


def office_group(role: Role) -> Group:
    """Return the office's group of a role; raises `Group.DoesNotExist` before `sync_roles` ran."""
    return Group.objects.get(role_group__role=role)


def person_with_address(email: str) -> User | None:
    """Return whose e-mail address this is, however it is written."""
    return User.objects.filter(email__iexact=email).first()


def office_people(*roles: Role) -> QuerySet[User]:
    """Return the active people of the office with one of the roles (default: any)."""
    wanted = roles or OFFICE_ROLES
    return User.objects.filter(is_active=True, groups__role_group__role__in=wanted).distinct()
