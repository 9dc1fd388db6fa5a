"""One question, one button: resend, take out, deactivate, reactivate; and the history."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.models import User
from accounts.selectors import person_of
from sites.models import School
from sites.people import place_name
from sites.screens.people.access import OnePerson
from sites.services.people import (
    person_deactivate,
    person_leave,
    person_reactivate,
)
from sites.services.reminding import invitation_repeat


class StepView(OnePerson, WagtailAdminTemplateMixin, TemplateView):
    """Ask, then do; what the service refuses is a message, and a repeated click does nothing."""

    template_name = "school_sites/admin/people/step.html"
    header_icon = "user"
    question: str | Promise = ""
    consequence: str | Promise = ""
    button: str | Promise = ""
    is_serious = False

    def perform(self) -> str:
        """Call the service; return what was done."""
        raise NotImplementedError

    def words(self) -> dict[str, str]:
        """Return what the sentences name."""
        return {"person": self.get_page_subtitle(), "email": self.person.email}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it."""
        try:
            with transaction.atomic():
                done = self.perform()
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("people:edit", self.person.pk)
        messages.success(request, done)
        return redirect("people:index")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, people, the person, this step."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("people:index"), "label": _("People with accounts")},
            {
                "url": reverse("people:edit", args=[self.person.pk]),
                "label": self.get_page_subtitle(),
            },
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the question in words."""
        words = self.words()
        return super().get_context_data(
            person=self.person,
            question=str(self.question) % words,
            consequence=str(self.consequence) % words,
            button=self.button,
            is_serious=self.is_serious,
            action_url=self.request.path,
            **kwargs,
        )


class AgainView(StepView):
    """Send the invitation again."""

    page_title = gettext_lazy("Send the invitation again")
    question = gettext_lazy("Send %(person)s a new link?")
    consequence = gettext_lazy(
        "The letter goes to %(email)s. The link works once; the one in the letter before no longer "
        "works."
    )
    button = gettext_lazy("Send the letter")

    def perform(self) -> str:
        """Send it."""
        invitation_repeat(person=self.person, school=self.home, by=person_of(self.request))
        return _("A new link is on its way to %(email)s.") % self.words()


class LeaveView(StepView):
    """Take a person out of one place."""

    page_title = gettext_lazy("Take out")
    question = gettext_lazy("Take %(person)s out of %(place)s?")
    consequence = gettext_lazy(
        "They no longer see anything of this place, and what they have locked there is free again. "
        "The account stays."
    )
    button = gettext_lazy("Take out")
    is_serious = True

    def place(self) -> School | None:
        """Return the place of the address; raises `Http404`."""
        return self.place_of(self.kwargs.get("school_id"))

    def words(self) -> dict[str, str]:
        """Name the place, too."""
        return super().words() | {"place": place_name(self.place())}

    def perform(self) -> str:
        """Take out; who works nowhere else is deactivated instead, so as not to get lost."""
        by, words = person_of(self.request), self.words()
        if len(self.posts) == 1 and not self.elsewhere and not self.is_office:
            person_deactivate(person=self.person, by=by)
            return _("The account of %(person)s is deactivated.") % words
        person_leave(person=self.person, school=self.place(), by=by)
        return _("%(person)s no longer works for %(place)s.") % words


class DeactivateView(StepView):
    """Close an account."""

    page_title = gettext_lazy("Deactivate the account")
    question = gettext_lazy("Deactivate the account of %(person)s?")
    consequence = gettext_lazy(
        "They are signed out at once and cannot sign in any more. What they wrote stays. You can "
        "reactivate the account at any time."
    )
    button = gettext_lazy("Deactivate")
    is_serious = True

    def perform(self) -> str:
        """Deactivate; who also works elsewhere is only taken out of the reader's schools."""
        by = person_of(self.request)
        if not self.elsewhere:
            person_deactivate(person=self.person, by=by)
            return _("The account of %(person)s is deactivated.") % self.words()
        for post in self.posts:
            person_leave(person=self.person, school=post.school, by=by)
        places = ", ".join(post.place for post in self.posts)
        return _("%(person)s no longer works for %(place)s.") % {**self.words(), "place": places}


class ReactivateView(StepView):
    """Open an account again."""

    page_title = gettext_lazy("Reactivate the account")
    question = gettext_lazy("Reactivate the account of %(person)s?")
    consequence = gettext_lazy(
        "A letter with a link for a new password goes to %(email)s. The roles are as before."
    )
    button = gettext_lazy("Reactivate")

    def perform(self) -> str:
        """Reactivate."""
        person_reactivate(person=self.person, by=person_of(self.request))
        return _("%(person)s can sign in again with the link in the letter.") % self.words()


class PersonHistoryView(OnePerson, generic.HistoryView):
    """What happened to an account; of other schools' doings a webmaster reads nothing."""

    model = get_user_model()
    pk_url_kwarg = "pk"
    any_permission_required = None
    permission_policy = None
    index_url_name = "people:index"
    edit_url_name = "people:edit"
    history_url_name = "people:history"
    history_results_url_name = "people:history_results"

    def get_object(self) -> User:
        """Return the person of the address."""
        return self.person

    def get_edit_url(self, instance: Any) -> str:
        """Lead back to the person."""
        return reverse("people:edit", args=[self.person.pk])

    def get_base_queryset(self) -> QuerySet[Any]:
        """Limit the entries to those of the reader's own schools."""
        entries = super().get_base_queryset()
        if self.is_office:
            return entries
        return entries.filter(data__school__in=[school.pk for school in self.schools])
