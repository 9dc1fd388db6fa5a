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


class WithdrawView(PeopleAccess, View):
    """Take back an invitation of an own school; a button in the list."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it."""
        own = Invitation.objects.filter(school__in=self.schools)
        invitation = get_object_or_404(own, pk=kwargs["pk"])
        invitation_close(invitation=invitation)
        done = _("The invitation of %(email)s is taken back.") % {"email": invitation.email}
        messages.success(request, done)
        return redirect("people:index")
