"""Who approves what: found from the object, never stored on a task (ADR 0005).

A page of a school is approved by that school's webmasters; a page of the portal, and a `Feature`,
by the office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Exists, F, OuterRef, Q
from django.db.models.functions import Cast, Substr
from wagtail.models import Page, TaskState, get_default_page_content_type

from accounts.models import User
from accounts.selectors import office_people, user_is_office
from news.models import Feature
from sites.selectors import ROOT_PATH_LENGTH, school_id_of_path, school_roots
from sites.tenancy.scope import scope_of

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet


def schools_mastered(user: Any) -> frozenset[int]:
    """Return the ids of schools whose webmaster somebody is."""
    return frozenset(school.id for school in scope_of(user).schools if school.is_webmaster)


def schools_joined(user: Any) -> frozenset[int]:
    """Return the ids of schools where somebody is editor or webmaster."""
    return frozenset(school.id for school in scope_of(user).schools)


def user_is_desk(user: Any) -> bool:
    """Whether somebody decides for the office: moderators, administrators, superusers."""
    return user.is_active and user_is_office(user)


def user_may_approve(user: Any, obj: Model) -> bool:
    """Whether somebody answers for an object in the workflow."""
    if not user.is_active or not user.is_authenticated:
        return False
    if user.is_superuser:
        return True
    school_id = school_id_of_path(obj.path) if isinstance(obj, Page) else None
    if school_id is not None:
        return school_id in schools_mastered(user)
    return user_is_desk(user)


def approvers_of(obj: Model) -> QuerySet[User]:
    """Return the active people who answer for an object, without superusers: they get no mail."""
    school_id = school_id_of_path(obj.path) if isinstance(obj, Page) else None
    if school_id is not None:
        return school_webmasters(school_id)
    return office_people()


def school_webmasters(school_id: int) -> QuerySet[User]:
    """Return the active webmasters of one school."""
    return User.objects.filter(is_active=True, groups__school_mastered=school_id).distinct()


def school_people(school_id: int) -> QuerySet[User]:
    """Return the active editors and webmasters of one school."""
    mine = Q(groups__school_mastered=school_id) | Q(groups__school_edited=school_id)
    return User.objects.filter(mine, is_active=True).distinct()


def task_states_for(user: Any, task_states: QuerySet[TaskState]) -> QuerySet[TaskState]:
    """Limit task states in progress to those that somebody may decide; no query of its own rows.

    The number of queries does not depend on the number of schools: roots and pages are joined in
    the database.
    """
    waiting = task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
    if not user.is_active:
        return waiting.none()
    if user.is_superuser:
        return waiting
    return waiting.filter(_mine_q(user))


def _mine_q(user: Any) -> Q:
    mastered = [school.root_key for school in scope_of(user).schools if school.is_webmaster]
    mine = Page.objects.filter(depth=2, translation_key__in=mastered).values("path")
    page_type = get_default_page_content_type().pk
    pages = (
        Page.objects.annotate(root=Substr("path", 1, ROOT_PATH_LENGTH))
        .annotate(key=Cast(F("pk"), CharField()))
        .filter(key=OuterRef("workflow_state__object_id"))
    )
    condition = Q(Exists(pages.filter(root__in=mine)), workflow_state__base_content_type=page_type)
    if user_is_office(user):
        feature_type = Feature.get_base_content_type().pk
        condition |= Q(workflow_state__base_content_type=feature_type)
        condition |= Q(
            Exists(pages.exclude(root__in=school_roots().values("path"))),
            workflow_state__base_content_type=page_type,
        )
    return condition
