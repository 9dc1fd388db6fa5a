"""What a person may reach: the only place that knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet
from wagtail.models import Collection, Page, Site

from accounts.models import User
from accounts.roles import OFFICE_ROLES, Role
from accounts.selectors import user_roles
from sites.models import School

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, Group
    from django.http import HttpRequest
    from wagtail.models import Workflow

_KEPT = "_tenant_scope"
TREE_ROOT_PATH_LENGTH = 4
"""Treebeard path length of the root of all pages and of all collections: one step."""


@dataclass(frozen=True, slots=True)
class OwnSchool:
    """What the scope remembers of a school that the person works for."""

    id: int
    site_id: int
    root_key: UUID
    collection_path: str
    editors_id: int
    webmasters_id: int
    is_webmaster: bool


class TenantScope:
    """Everything that one person may reach in the admin.

    School people reach their schools; office people reach the portal; a person may be both.
    Superusers reach everything. Somebody with no role at all reaches nothing. Costs three queries
    however many schools there are: roles, own schools, root pages; the rest is read when asked for.
    """

    def __init__(self, user: User | AnonymousUser) -> None:
        self.user = user
        self._page_paths: dict[int, str | None] = {}

    @cached_property
    def is_everything(self) -> bool:
        """Whether nothing is fenced off from this person."""
        return bool(self.user.is_active and self.user.is_superuser)

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles that the person has anywhere."""
        return user_roles(self.user)

    @cached_property
    def is_office(self) -> bool:
        """Whether the person works for the office (superusers do)."""
        return self.is_everything or not self.roles.isdisjoint(OFFICE_ROLES)

    @cached_property
    def is_office_administrator(self) -> bool:
        """Whether the person looks after schools and people for the office."""
        return self.is_everything or Role.OFFICE_ADMINISTRATOR in self.roles

    @cached_property
    def schools(self) -> tuple[OwnSchool, ...]:
        """The schools that the person works for; one query."""
        if not self.user.is_authenticated or not self.user.is_active:
            return ()
        groups = self.user.groups.values("pk")
        masters = Q(webmasters_id__in=groups)
        rows = (
            School.objects.filter(Q(editors_id__in=groups) | masters)
            .annotate(is_webmaster=masters)
            .values_list(
                "id",
                "site_id",
                "root_key",
                "collection__path",
                "editors_id",
                "webmasters_id",
                "is_webmaster",
            )
        )
        return tuple(OwnSchool(*row) for row in rows)

    @cached_property
    def school_ids(self) -> frozenset[int]:
        """The own schools."""
        return frozenset(school.id for school in self.schools)

    @cached_property
    def page_roots(self) -> tuple[tuple[int, str], ...]:
        """(id, path) of the own sites' root pages in every language, oldest first."""
        own = Q(translation_key__in=[school.root_key for school in self.schools])
        if self.is_office:
            own |= ~Q(translation_key__in=School.objects.values("root_key"))
        elif not self.schools:
            return ()
        return tuple(Page.objects.filter(own, depth=2).order_by("path").values_list("pk", "path"))

    @cached_property
    def page_paths(self) -> tuple[str, ...]:
        """Treebeard paths of the own root pages; whatever begins with one is own."""
        return tuple(path for _, path in self.page_roots)

    @cached_property
    def site_ids(self) -> frozenset[int]:
        """The own sites; for the office those of the portal."""
        own = {school.site_id for school in self.schools}
        if self.is_office:
            own |= set(Site.objects.filter(school__isnull=True).values_list("pk", flat=True))
        return frozenset(own)

    @cached_property
    def collection_paths(self) -> tuple[str, ...]:
        """Paths of the topmost own collections."""
        own = [school.collection_path for school in self.schools]
        if self.is_office:
            own += Collection.objects.filter(depth=2, school__isnull=True).values_list(
                "path", flat=True
            )
        return tuple(own)

    @cached_property
    def collection_ids(self) -> frozenset[int]:
        """The own collections."""
        own = Collection.objects.filter(self.collection_q())
        return frozenset(own.values_list("pk", flat=True))

    @cached_property
    def group_ids(self) -> frozenset[int]:
        """The groups of the own schools."""
        return frozenset(
            pk for school in self.schools for pk in (school.editors_id, school.webmasters_id)
        )

    @cached_property
    def managed_group_ids(self) -> frozenset[int]:
        """The groups of the schools whose webmaster the person is: their people, their accounts."""
        mastered = [school for school in self.schools if school.is_webmaster]
        return frozenset(
            pk for school in mastered for pk in (school.editors_id, school.webmasters_id)
        )

    # Pages

    def owns_path(self, path: str) -> bool:
        """Whether a page with this treebeard path is own; the tree's root is nobody's."""
        return self.is_everything or path.startswith(self.page_paths)

    def page_q(self, prefix: str = "") -> Q:
        """Return the condition for own pages, on the model reached by `prefix` (``"page__"``)."""
        if self.is_everything:
            return Q()
        return _starts_with(f"{prefix}path", self.page_paths)

    def pages(self) -> QuerySet[Page]:
        """Return the own pages."""
        return Page.objects.filter(self.page_q())

    def has_page(self, pk: int) -> bool:
        """Whether the page is own, or the root of the tree, which shows nothing by itself."""
        if self.is_everything:
            return True
        path = self._path_of(pk)
        return path is not None and (
            len(path) == TREE_ROOT_PATH_LENGTH or path.startswith(self.page_paths)
        )

    def _path_of(self, pk: int) -> str | None:
        if pk not in self._page_paths:
            self._page_paths[pk] = Page.objects.filter(pk=pk).values_list("path", flat=True).first()
        return self._page_paths[pk]

    def has_pages(self, pks: Iterable[int]) -> bool:
        """Whether every one of the pages is own; one query for all of them."""
        wanted = set(pks)
        return self.is_everything or self.pages().filter(pk__in=wanted).count() == len(wanted)

    # Collections and what is in them

    def collection_q(self, prefix: str = "") -> Q:
        """Return the condition for own collections, on the model reached by `prefix`."""
        if self.is_everything:
            return Q()
        condition = _starts_with(f"{prefix}path", self.collection_paths)
        return condition | Q(**{f"{prefix}depth": 1}) if self.is_office else condition

    def has_collection(self, pk: int) -> bool:
        """Whether the collection is own."""
        return self.is_everything or Collection.objects.filter(self.collection_q(), pk=pk).exists()

    def collected(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Limit images, documents or other members of collections to the own ones."""
        return queryset.filter(self.collection_q("collection__"))

    # People

    def people(self) -> QuerySet[User]:
        """Return the people whose accounts this person may see.

        School people: everybody of the own schools, save superusers. Office administrators:
        everybody save superusers. Other office people: the office's. Oneself always.
        """
        if self.is_everything:
            return User.objects.all()
        condition = Q(groups__in=self.group_ids)
        if self.is_office_administrator:
            condition = Q(pk__isnull=False)
        elif self.is_office:
            condition |= Q(groups__role_group__role__in=OFFICE_ROLES)
        seen = User.objects.filter(condition, is_superuser=False).values("pk")
        return User.objects.filter(Q(pk__in=seen) | Q(pk=self.user.pk))

    def groups(self) -> QuerySet[Group]:
        """Return the groups that this person may appoint people to."""
        from django.contrib.auth.models import Group

        if self.is_everything:
            return Group.objects.all()
        if self.is_office_administrator:
            return Group.objects.filter(role_group__isnull=False)
        return Group.objects.filter(pk__in=self.managed_group_ids)

    # Whatever else is listed or filtered by

    def sites(self) -> QuerySet[Site]:
        """Return the own sites."""
        if self.is_everything:
            return Site.objects.all()
        return Site.objects.filter(pk__in=self.site_ids)

    def school_rows(self) -> QuerySet[School]:
        """Return the own schools; office administrators look after all of them."""
        if self.is_office_administrator:
            return School.objects.all()
        return School.objects.filter(pk__in=[school.id for school in self.schools])

    def redirect_sites(self) -> QuerySet[Site]:
        """Return the sites whose redirects the person keeps.

        The right holds everywhere as far as Django knows, so somebody who has it from one role
        would use it wherever else they work: as an editor of another school, as a moderator.
        """
        sites = self.sites()
        if self.is_everything:
            return sites
        mastered = [school.site_id for school in self.schools if school.is_webmaster]
        kept = Q(pk__in=mastered)
        if self.is_office_administrator:
            kept |= Q(school__isnull=True)
        return sites.filter(kept)

    def kept_redirect_q(self) -> Q:
        """Return the condition for those redirects; redirects of all sites are administrators'."""
        if self.is_everything:
            return Q()
        kept = Q(site_id__in=self.redirect_sites().values("pk"))
        return kept | Q(site__isnull=True) if self.is_office_administrator else kept

    def redirect_q(self) -> Q:
        """Return the condition for redirects of the own sites; those of all are the office's."""
        if self.is_everything:
            return Q()
        own = Q(site_id__in=self.site_ids)
        return own | Q(site__isnull=True) if self.is_office else own

    def workflows(self) -> QuerySet[Workflow]:
        """Return the workflows that own pages can meet."""
        from wagtail.models import Workflow

        if self.is_everything:
            return Workflow.objects.all()
        return Workflow.objects.filter(
            Q(workflow_pages__page__depth=1) | self.page_q("workflow_pages__page__")
        ).distinct()


def scope_of(user: User | AnonymousUser) -> TenantScope:
    """Return the person's scope; kept on the user object, so once a request."""
    kept: TenantScope | None = getattr(user, _KEPT, None)
    if kept is None:
        kept = TenantScope(user)
        setattr(user, _KEPT, kept)
    return kept


def scope_for(request: HttpRequest) -> TenantScope:
    """Return the scope of whoever sent the request."""
    return scope_of(request.user)


def _starts_with(field: str, paths: Iterable[str]) -> Q:
    """Return "field begins with one of the paths"; with no paths, nothing matches."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    return condition
