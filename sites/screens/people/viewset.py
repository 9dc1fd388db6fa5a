"""Registers the screens about people with Wagtail."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from sites.people import manages_people
from sites.screens.people.asking import AcceptView, RenewView, WithdrawView
from sites.screens.people.listing import PeopleIndexView
from sites.screens.people.steps import (
    AgainView,
    DeactivateView,
    LeaveView,
    PersonHistoryView,
    ReactivateView,
)
from sites.screens.people.views import EditPersonView, InviteView, JoinView, MoveView
from sites.tenancy.access import Access, Kind, Rule, scoped
from sites.tenancy.scope import scope_for


class PeopleMenuItem(MenuItem):
    """Shown to whoever looks after people; the views refuse everybody else by themselves."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the scope, which is kept on the user."""
        return manages_people(scope_for(request))


class PeopleViewSet(ViewSet):
    """People: the one way to look after accounts. Stock screens are for superusers."""

    name = "people"
    url_prefix = "people"
    icon = "user"
    menu_label = _("People with accounts")
    menu_order = 270
    add_to_admin_menu = True
    menu_item_class = PeopleMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return list, forms, steps and history."""
        return [
            path("", PeopleIndexView.as_view(), name="index"),
            path("results/", PeopleIndexView.as_view(results_only=True), name="index_results"),
            path("invite/", InviteView.as_view(), name="add"),
            path("invitations/<int:pk>/", AcceptView.as_view(), name="accept"),
            path("invitations/<int:pk>/withdraw/", WithdrawView.as_view(), name="withdraw"),
            path("invitations/<int:pk>/renew/", RenewView.as_view(), name="renew"),
            path("<int:pk>/", EditPersonView.as_view(), name="edit"),
            path("<int:pk>/again/", AgainView.as_view(), name="again"),
            path("<int:pk>/join/", JoinView.as_view(), name="join"),
            path("<int:pk>/move/", MoveView.as_view(), name="move"),
            path("<int:pk>/leave/<int:school_id>/", LeaveView.as_view(), name="leave"),
            path("<int:pk>/leave-office/", LeaveView.as_view(), name="leave_office"),
            path("<int:pk>/deactivate/", DeactivateView.as_view(), name="deactivate"),
            path("<int:pk>/reactivate/", ReactivateView.as_view(), name="reactivate"),
            path("<int:pk>/history/", PersonHistoryView.as_view(), name="history"),
            path(
                "<int:pk>/history/results/",
                PersonHistoryView.as_view(results_only=True),
                name="history_results",
            ),
        ]


_person = scoped(pk=Kind.PERSON)

PEOPLE_NAMES: dict[str, Rule | Access] = {
    "people:index": Access.SCOPED,
    "people:index_results": Access.SCOPED,
    "people:add": Access.SCOPED,
    **dict.fromkeys(
        (
            "people:edit",
            "people:again",
            "people:deactivate",
            "people:reactivate",
            "people:history",
            "people:history_results",
        ),
        _person,
    ),
    "people:accept": scoped(pk=Kind.INVITATION),
    "people:withdraw": scoped(pk=Kind.INVITATION),
    "people:renew": scoped(pk=Kind.INVITATION),
    "people:leave": scoped(pk=Kind.PERSON, school_id=Kind.SCHOOL),
    "people:leave_office": Rule(Access.OFFICE, {"pk": Kind.PERSON}),
    "people:join": Rule(Access.OFFICE, {"pk": Kind.PERSON}),
    "people:move": Rule(Access.OFFICE, {"pk": Kind.PERSON}),
}
"""Who may call these screens, and which ids in them have to be own."""
