"""Who may open the screens about people."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from accounts.models import User
from sites.models import School
from sites.people import (
    Post,
    closed_by_school,
    managed_schools,
    manages_people,
    people_managed,
    posts_of,
    with_posts,
    works_elsewhere,
)
from sites.tenancy.scope import TenantScope, scope_for


class PeopleAccess:
    """Mixin: webmasters and office administrators only; others are sent to the dashboard."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else before anything happens."""
        if not manages_people(scope_for(request)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    @property
    def scope(self) -> TenantScope:
        """The reader's scope."""
        return scope_for(self.request)

    @cached_property
    def is_office(self) -> bool:
        """Whether the reader looks after everybody."""
        return self.scope.is_office_administrator

    @cached_property
    def schools(self) -> list[School]:
        """The schools whose people the reader looks after."""
        return list(managed_schools(self.scope))

    @cached_property
    def seen_groups(self) -> frozenset[int] | None:
        """The groups that the reader may know of; None for all."""
        return None if self.is_office else self.scope.managed_group_ids


class OnePerson(PeopleAccess):
    """Mixin: a screen about one person that the reader looks after; others do not exist."""

    kwargs: dict[str, Any]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Look the person up; raises `Http404`."""
        if manages_people(scope_for(request)):
            self.person  # noqa: B018 - raises Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def person(self) -> User:
        """The person of the address."""
        return get_object_or_404(with_posts(people_managed(self.scope)), pk=self.kwargs["pk"])

    @cached_property
    def posts(self) -> list[Post]:
        """Where the person works, as far as the reader may know."""
        return posts_of(self.person, self.seen_groups)

    @cached_property
    def elsewhere(self) -> bool:
        """Whether the person also works where the reader has no say."""
        return works_elsewhere(self.person, self.scope)

    @cached_property
    def may_reactivate(self) -> bool:
        """Whether the reader may open the account again: not what the office closed."""
        return self.is_office or (not self.elsewhere and closed_by_school(self.person))

    @cached_property
    def home(self) -> School | None:
        """The place that stands in letters and in the history: the first that both know."""
        return self.posts[0].school if self.posts else None

    @property
    def is_self(self) -> bool:
        """Whether somebody looks at their own account."""
        return bool(self.person.pk == self.request.user.pk)

    def place_of(self, school_id: int | None) -> School | None:
        """Return the place of one of the person's posts. Raises `Http404`."""
        for post in self.posts:
            if (post.school.pk if post.school else None) == school_id:
                return post.school
        raise Http404

    def get_page_subtitle(self) -> str:
        """The person's name."""
        return self.person.get_full_name() or self.person.email
