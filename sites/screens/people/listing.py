"""The list of people, with what can be done about each."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from accounts.models import User
from sites.models import Invitation, School
from sites.people import (
    PersonState,
    managed_schools,
    people_managed,
    people_matching,
    posts_of,
    role_choices,
    state_of,
    state_q,
    with_posts,
)
from sites.screens.people.access import PeopleAccess
from sites.tenancy.scope import scope_for

INVITATIONS_SHOWN = 50


class PeopleFilterSet(WagtailFilterSet):
    """School, role and state; school and role together mean that role at that school."""

    school = django_filters.ModelChoiceFilter(
        label=gettext_lazy("School"), queryset=School.objects.none()
    )
    role = django_filters.ChoiceFilter(label=gettext_lazy("Role"))
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=[(state.value, state.label) for state in PersonState]
    )

    class Meta:
        model = User
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scope = scope_for(self.request)
        schools = managed_schools(scope)
        self.filters["school"].queryset = schools
        self.filters["role"].extra["choices"] = role_choices(scope)
        self.filters["state"].extra["choices"] = [(s.value, s.label) for s in PersonState]
        if not scope.is_office_administrator and schools.count() < 2:
            del self.filters["school"]

    def filter_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        """Narrow by the groups that role and school leave, and by state."""
        chosen = self.form.cleaned_data
        groups = Group.objects.filter(role_group__isnull=False)
        scope = scope_for(self.request)
        if not scope.is_office_administrator:
            groups = groups.filter(pk__in=scope.managed_group_ids)
        if school := chosen.get("school"):
            groups = groups.filter(pk__in=[school.editors_id, school.webmasters_id])
        if role := chosen.get("role"):
            groups = groups.filter(role_group__role=role)
        if school or role:
            members = User.groups.through.objects.filter(group__in=groups)
            queryset = queryset.filter(pk__in=members.values("user"))
        if state := chosen.get("state"):
            queryset = queryset.filter(state_q(PersonState(state)))
        return queryset


class PersonColumn(TitleColumn):
    """Name, with the address under it."""

    cell_template_name = "school_sites/admin/people/person_cell.html"


class PeopleIndexView(PeopleAccess, generic.IndexView):
    """People of the own school, or of every place; the same number of queries for any number."""

    model = User
    page_title = gettext_lazy("People with accounts")
    header_icon = "user"
    add_item_label = gettext_lazy("Invite somebody")
    template_name = "school_sites/admin/people/index.html"
    filterset_class = PeopleFilterSet
    index_url_name = "people:index"
    index_results_url_name = "people:index_results"
    add_url_name = "people:add"
    edit_url_name = "people:edit"
    default_ordering = "name"
    paginate_by = 50
    search_fields = ["last_name"]
    is_searchable = True
    any_permission_required = None
    permission_policy = None

    def get_base_queryset(self) -> QuerySet[User]:
        """Return the accounts that the reader looks after, with their posts."""
        return with_posts(people_managed(self.scope))

    def search_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        """Find by words of name or address, typed with or without marks."""
        if not self.is_searching:
            return queryset
        return queryset.filter(pk__in=people_matching(queryset, self.search_query))

    def order_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        """Sort by the given name, as lists of names are sorted in Vietnam."""
        if self.ordering in ("name", "-name"):
            sign = "-" if self.ordering == "-name" else ""
            return queryset.order_by(f"{sign}first_name", f"{sign}last_name", "pk")
        return super().order_queryset(queryset)

    def get_add_url(self) -> str:
        """Everybody who sees the list may invite."""
        return reverse(self.add_url_name)

    def get_edit_url(self, instance: User) -> str:
        """Everybody in the list may be edited."""
        return reverse(self.edit_url_name, args=[instance.pk])

    def _posts(self, person: User) -> SafeString:
        """Return the roles, with the places where the reader sees several."""
        posts = posts_of(person, self.seen_groups)
        if not self.is_office and len(self.schools) < 2:
            return format_html("{}", ", ".join(str(post.role.label) for post in posts))
        lines = ((post.role.label, post.place) for post in posts)
        return format_html_join("", "<div>{} – {}</div>", lines) or format_html("–")

    @property
    def list_display(self) -> list[Any]:
        """Name and address, role, state, last sign-in."""
        return [
            PersonColumn(
                "name",
                label=_("Name"),
                accessor=lambda person: person.get_full_name() or person.get_username(),
                get_url=self.get_edit_url,
                sort_key="name",
                classname="title",
            ),
            Column("role", label=_("Role"), accessor=self._posts),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor=lambda person: state_of(person).label,
                primary=lambda person: state_of(person) is PersonState.ACTIVE,
            ),
            DateColumn(
                "last_login",
                label=_("Last sign-in"),
                sort_key="last_login",
                classname="wide-only",
            ),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the invitations of people who have to say yes first."""
        asked = Invitation.objects.remembered().filter(school__in=self.schools)
        rows = asked.select_related("school").order_by("-created_at", "pk")[:INVITATIONS_SHOWN]
        return super().get_context_data(invitations=list(rows), **kwargs)

    @property
    def columns(self) -> list[Any]:
        """Take the columns as they are."""
        return self.list_display

    def get_list_buttons(self, instance: User) -> list[Any]:
        """The row's title leads to everything; a menu in each row would only take width."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, this screen."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": self.page_title},
        ]
