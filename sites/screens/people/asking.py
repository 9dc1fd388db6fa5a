"""The answer of whoever is invited and has an account, and the school that takes it back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.roles import Role
from accounts.selectors import person_of
from sites.models import Invitation
from sites.people import place_name
from sites.screens.people.access import PeopleAccess
from sites.services.asking import invitation_close
from sites.services.people import invitation_accept
from sites.services.reminding import invitation_renew


class AcceptView(WagtailAdminTemplateMixin, TemplateView):
    """Say yes or no. To everybody but the person who was asked there is no such invitation."""

    template_name = "school_sites/admin/people/accept.html"
    page_title = gettext_lazy("Invitation")
    header_icon = "mail"

    @cached_property
    def invitation(self) -> Invitation:
        """The own invitation of the address. Raises `Http404`."""
        mine = Invitation.objects.unanswered().filter(person=person_of(self.request))
        return get_object_or_404(mine.select_related("school", "person"), pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, this screen."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": self.page_title},
        ]

    def words(self) -> dict[str, str]:
        """Return what the sentences name."""
        role = str(Role(self.invitation.role).label)
        return {"place": place_name(self.invitation.school), "role": role}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the answer; a second click finds nothing any more."""
        words = self.words()
        if "decline" in request.POST:
            invitation_close(invitation=self.invitation)
            messages.success(request, _("You said no to %(place)s.") % words)
            return redirect("wagtailadmin_home")
        try:
            invitation_accept(invitation=self.invitation)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("You work for %(place)s now, as %(role)s.") % words)
        return redirect("wagtailadmin_home")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add who asks, and for what."""
        return super().get_context_data(**self.words(), action_url=self.request.path, **kwargs)


class OwnInvitationView(PeopleAccess, View):
    """A button beside an invitation of an own school in the list; others do not exist."""

    http_method_names = ["post"]

    @cached_property
    def invitation(self) -> Invitation:
        """The invitation of the address. Raises `Http404`."""
        own = Invitation.objects.remembered().filter(school__in=self.schools)
        return get_object_or_404(own.select_related("school", "person"), pk=self.kwargs["pk"])

    def perform(self) -> str:
        """Do it; return what was done. Raises `ValidationError`."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not, and go back to the list."""
        try:
            messages.success(request, self.perform())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("people:index")


class WithdrawView(OwnInvitationView):
    """Take it back."""

    def perform(self) -> str:
        """Do it."""
        invitation_close(invitation=self.invitation)
        return _("The invitation of %(email)s is taken back.") % {"email": self.invitation.email}


class RenewView(OwnInvitationView):
    """Send it again; the link in the letter before leads nowhere from now on."""

    def perform(self) -> str:
        """Do it."""
        invitation_renew(invitation=self.invitation, by=person_of(self.request))
        return _("A new link is on its way to %(email)s.") % {"email": self.invitation.email}
