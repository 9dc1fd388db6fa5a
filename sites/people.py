"""Reads about people and where they work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Group
from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import ModelLogEntry

from accounts.models import User
from accounts.roles import OFFICE_ROLES, SCHOOL_ROLES, Role
from accounts.selectors import user_is_office
from core.text import clean, fold
from sites.models import School

if TYPE_CHECKING:
    from sites.tenancy.scope import TenantScope


DEACTIVATED = "school_sites.person_deactivated"
"""What the history calls it when an account is closed."""


class PersonState(StrEnum):
    """How far an account is."""

    INVITED = "invited"
    ACTIVE = "active"
    DEACTIVATED = "deactivated"

    @property
    def label(self) -> str:
        """The word in the reader's language."""
        return str(STATE_LABELS[self])


STATE_LABELS = {
    PersonState.INVITED: gettext_lazy("Invited"),
    PersonState.ACTIVE: gettext_lazy("Active"),
    PersonState.DEACTIVATED: gettext_lazy("Deactivated"),
}


@dataclass(frozen=True, slots=True)
class Post:
    """A role at a place; the office is the place without a school."""

    role: Role
    group_id: int
    school: School | None

    @property
    def place(self) -> str:
        """What the place is called."""
        return place_name(self.school)


def place_name(school: School | None) -> str:
    """Return what a place of work is called in lists and letters."""
    return school.display_name if school is not None else _("Education office")


def named(person: User) -> dict[str, str]:
    """Return what sentences call a person, as their ``person``."""
    return {"person": person.get_full_name() or person.email}


def no_password_q() -> Q:
    """Return the condition for people who have not chosen a password yet."""
    return Q(password__startswith=UNUSABLE_PASSWORD_PREFIX) | Q(password="")  # nosec B106  # none


def state_q(state: PersonState) -> Q:
    """Return the condition for people in a state."""
    if state is PersonState.DEACTIVATED:
        return Q(is_active=False)
    chosen = no_password_q() if state is PersonState.INVITED else ~no_password_q()
    return Q(is_active=True) & chosen


def state_of(person: User) -> PersonState:
    """Return how far an account is."""
    if not person.is_active:
        return PersonState.DEACTIVATED
    return PersonState.ACTIVE if person.has_usable_password() else PersonState.INVITED


def _place_groups() -> QuerySet[Group]:
    """Return the groups that stand for roles, with role and school fetched along."""
    rows = Group.objects.filter(role_group__isnull=False)
    return rows.select_related("role_group", "school_edited", "school_mastered").order_by("pk")


def with_posts(people: QuerySet[User]) -> QuerySet[User]:
    """Fetch along what `posts_of` reads; one query more, whatever the number of people."""
    return people.prefetch_related(Prefetch("groups", _place_groups(), to_attr="place_groups"))


def posts_of(person: User, group_ids: frozenset[int] | None = None) -> list[Post]:
    """Return where a person works and as what; `group_ids` limits it to what a reader may see."""
    groups: Iterable[Group] | None = getattr(person, "place_groups", None)
    if groups is None:
        groups = _place_groups().filter(user=person)
    return [_post(group) for group in groups if group_ids is None or group.pk in group_ids]


def _post(group: Group) -> Post:
    role = Role(group.role_group.role)
    school = None
    if role is Role.SCHOOL_EDITOR:
        school = group.school_edited
    elif role is Role.SCHOOL_WEBMASTER:
        school = group.school_mastered
    return Post(role=role, group_id=group.pk, school=school)


def people_managed(scope: TenantScope) -> QuerySet[User]:
    """Return the accounts that somebody looks after.

    Office administrators: everybody's. Webmasters: those of their schools' people who do not also
    work for the office. Never superusers'; others look after nobody.
    """
    people = User.objects.filter(is_superuser=False)
    if scope.is_office_administrator:
        return people
    office = User.objects.filter(groups__role_group__role__in=OFFICE_ROLES)
    mine = User.objects.filter(groups__in=scope.managed_group_ids)
    return people.filter(pk__in=mine.values("pk")).exclude(pk__in=office.values("pk"))


def manages_people(scope: TenantScope) -> bool:
    """Whether somebody looks after any accounts at all."""
    return scope.is_office_administrator or bool(scope.managed_group_ids)


def managed_schools(scope: TenantScope) -> QuerySet[School]:
    """Return the schools whose people somebody looks after."""
    if scope.is_office_administrator:
        return School.objects.order_by("name")
    mastered = [school.id for school in scope.schools if school.is_webmaster]
    return School.objects.filter(pk__in=mastered).order_by("name")


def works_elsewhere(person: User, scope: TenantScope) -> bool:
    """Whether a person also works where this reader looks after nobody."""
    if scope.is_office_administrator:
        return False
    return any(post.group_id not in scope.managed_group_ids for post in posts_of(person))


def closed_by_school(person: User) -> bool:
    """Whether somebody of a school deactivated the account; what others closed is the office's.

    Said by the newest entry of the person's history. Entries from before the fact was written down
    go by what whoever did it is today.
    """
    entries = ModelLogEntry.objects.for_instance(person).filter(action=DEACTIVATED)
    entry = entries.select_related("user").order_by("-timestamp", "-pk").first()
    if entry is None or entry.user is None:
        return False
    by_office = entry.data.get("by_office")
    return not (user_is_office(entry.user) if by_office is None else by_office)


def people_matching(people: QuerySet[User], text: str) -> list[int]:
    """Return ids of people whose name or address has every word, with or without marks."""
    words = [fold(word) for word in clean(text).lower().split()]
    rows = people.values_list("pk", "last_name", "first_name", "email", "username")
    return [
        pk
        for pk, *facts in rows
        if all(word in fold(clean(" ".join(facts)).lower()) for word in words)
    ]


def colleagues_left(*, group: Group, without: User) -> bool:
    """Whether anybody else in a group can sign in."""
    others = User.objects.filter(state_q(PersonState.ACTIVE), groups=group)
    return others.exclude(pk=without.pk).exists()


def role_choices(scope: TenantScope) -> list[tuple[str, str]]:
    """Return the roles that somebody may give."""
    roles = (*SCHOOL_ROLES, *OFFICE_ROLES) if scope.is_office_administrator else SCHOOL_ROLES
    return [(role.value, str(role.label)) for role in roles]
