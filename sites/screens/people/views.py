"""Invite, edit, move: the forms about people."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.login.second_factor import has_second_factor, may_reset
from accounts.roles import Role
from accounts.selectors import person_of
from sites.people import PersonState, place_name, state_of
from sites.screens.base import SchoolFormView
from sites.screens.people.access import OnePerson, PeopleAccess
from sites.screens.people.forms import InviteForm, JoinForm, MoveForm, PersonForm
from sites.services.people import (
    person_add,
    person_address_change,
    person_join,
    person_move,
    person_rename,
    person_role_change,
)


class PeopleFormView(SchoolFormView):
    """Ground of the forms about people."""

    model = None  # type: ignore[assignment] # nothing here asks for a model's permission
    index_url_name = "people:index"
    header_icon = "user"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, people, this screen."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("people:index"), "label": _("People with accounts")},
            {"url": "", "label": self.page_title},
        ]


class InviteView(PeopleAccess, PeopleFormView):
    """Invite somebody by e-mail."""

    form_class = InviteForm
    page_title = gettext_lazy("Invite somebody")
    submit_label = gettext_lazy("Send the invitation")
    submit_active_label = gettext_lazy("Sending…")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form where the reader may appoint people."""
        return super().get_form_kwargs() | {"schools": self.schools, "is_office": self.is_office}

    def perform(self, form: InviteForm) -> str:
        """Invite, or add who has an account."""
        data = form.cleaned_data
        person, is_new = person_add(
            email=data["email"],
            name=data["name"],
            school=form.place(),
            role=Role(data["role"]),
            by=person_of(self.request),
        )
        facts = {
            "person": data["name"] if is_new else person.get_full_name() or person.email,
            "email": data["email"].lower(),
            "place": place_name(form.place()),
        }
        if is_new:
            return (
                _("%(person)s is invited. A letter with a link is on its way to %(email)s.") % facts
            )
        return _("%(person)s works for %(place)s now. A letter about it is on its way.") % facts


class EditPersonView(OnePerson, PeopleFormView):
    """Name and roles of a person, and the way to everything else."""

    form_class = PersonForm
    page_title = gettext_lazy("Person")
    template_name = "school_sites/admin/people/edit.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what this reader may change."""
        return super().get_form_kwargs() | {
            "person": self.person,
            "posts": self.posts,
            "names_fixed": self.elsewhere,
            "roles_fixed": self.is_self,
            "with_email": self.is_office,
        }

    @transaction.atomic
    def perform(self, form: PersonForm) -> str:
        """Save what changed."""
        by = person_of(self.request)
        if not self.elsewhere:
            person_rename(
                person=self.person,
                name=form.cleaned_data["name"],
                job_title=form.cleaned_data["job_title"],
                school=self.home,
                by=by,
            )
        if self.is_office:
            email = form.cleaned_data["email"]
            person_address_change(person=self.person, email=email, school=self.home, by=by)
        for name, post in form.posts.items():
            role = Role(form.cleaned_data[name])
            try:
                person_role_change(person=self.person, school=post.school, role=role, by=by)
            except ValidationError as error:
                transaction.set_rollback(True)
                raise ValidationError({name: error.messages}) from error
        return _("%(person)s is saved.") % {"person": self.get_page_subtitle()}

    def get_success_url(self) -> str:
        """Back to the list."""
        return reverse("people:index")

    def actions(self) -> list[dict[str, Any]]:
        """Return the buttons below the form: on a phone nobody finds three dots."""
        return [
            {"label": label, "url": reverse(name, args=args), "icon": icon}
            for label, name, args, icon in self._items()
        ]

    def _items(self) -> Any:
        pk = self.person.pk
        state = state_of(self.person)
        if state is PersonState.INVITED:
            yield _("Send the invitation again"), "people:again", [pk], "mail"
        if self.is_office:
            yield _("Add a place of work"), "people:join", [pk], "plus"
            if self.posts and not self.is_self:
                yield _("Move to another place"), "people:move", [pk], "arrow-right"
        if may_reset(self.request.user, self.person) and has_second_factor(self.person):
            yield _("Second step lost"), "second_factor_reset", [pk], "key"
        if not self.is_self:
            yield from self._ways_out(state)
        yield _("History"), "people:history", [pk], "history"

    def _ways_out(self, state: PersonState) -> Any:
        pk = self.person.pk
        if state is PersonState.DEACTIVATED:
            if self.may_reactivate:
                yield _("Reactivate the account"), "people:reactivate", [pk], "lock-open"
            return
        if len(self.posts) > 1 or self.elsewhere:
            for post in self.posts:
                label = _("Take out of %(place)s") % {"place": post.place}
                if post.school is None:
                    yield label, "people:leave_office", [pk], "cross"
                else:
                    yield label, "people:leave", [pk, post.school.pk], "cross"
        if not self.elsewhere:
            yield _("Deactivate the account"), "people:deactivate", [pk], "lock"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the person, the state and the ways to go on."""
        state = state_of(self.person)
        return super().get_context_data(
            person=self.person,
            state=state,
            actions=self.actions(),
            closed_by_office=state is PersonState.DEACTIVATED and not self.may_reactivate,
            **kwargs,
        )


class _OfficeOnly(OnePerson):
    """For the office: places are given and taken across schools."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Send webmasters away as from any screen that is closed for them."""
        if not self.is_office:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        """Back to the person."""
        return reverse("people:edit", args=[self.person.pk])


class JoinView(_OfficeOnly, PeopleFormView):
    """One more place of work."""

    form_class = JoinForm
    page_title = gettext_lazy("Add a place of work")
    submit_label = gettext_lazy("Add")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer every place."""
        return super().get_form_kwargs() | {"schools": self.schools, "is_office": self.is_office}

    def perform(self, form: JoinForm) -> str:
        """Add it."""
        person_join(
            person=self.person,
            school=form.place(),
            role=Role(form.cleaned_data["role"]),
            by=person_of(self.request),
        )
        return _("%(person)s works for %(place)s now. A letter about it is on its way.") % {
            "person": self.get_page_subtitle(),
            "place": place_name(form.place()),
        }


class MoveView(_OfficeOnly, PeopleFormView):
    """From one place to another, with everything closed at the old one."""

    form_class = MoveForm
    page_title = gettext_lazy("Move to another place")
    submit_label = gettext_lazy("Move")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer every place, and those that can be left."""
        return super().get_form_kwargs() | {
            "schools": self.schools,
            "is_office": self.is_office,
            "posts": self.posts,
        }

    def perform(self, form: MoveForm) -> str:
        """Move."""
        try:
            person_move(
                person=self.person,
                source=form.source_place(),
                target=form.place(),
                role=Role(form.cleaned_data["role"]),
                by=person_of(self.request),
            )
        except ValidationError as error:
            if hasattr(error, "error_dict") and "target" in error.error_dict:
                raise ValidationError({"school": error.messages}) from error
            raise
        return _("%(person)s works for %(place)s now. A letter about it is on its way.") % {
            "person": self.get_page_subtitle(),
            "place": place_name(form.place()),
        }
