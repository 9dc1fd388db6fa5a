"""The screen "Our school" of a school's webmaster."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.roles import Role
from accounts.selectors import person_of, user_roles
from sites.models import School
from sites.screens.base import SchoolFormView
from sites.screens.contact_forms import SchoolContactForm
from sites.selectors import schools_mastered
from sites.services import school_contact_update


def own_school(request: HttpRequest) -> HttpResponse:
    """Lead a webmaster to the own school, or let those of several choose. Others: 403."""
    schools = list(schools_mastered(request.user))
    if not schools:
        raise PermissionDenied
    if len(schools) == 1:
        return redirect("own_school_edit", schools[0].pk)
    context = {
        "schools": schools,
        "header_title": _("Our school"),
        "page_title": _("Our school"),
        "header_icon": "group",
    }
    return render(request, "school_sites/admin/own_schools.html", context)


def is_webmaster(request: HttpRequest) -> bool:
    """Whether the person is webmaster of some school; at most one query a request."""
    return Role.SCHOOL_WEBMASTER in user_roles(request.user)


class OwnSchoolView(SchoolFormView):
    """Contact and spokesperson of the own school; everything else is the office's."""

    model = None  # type: ignore[assignment] # nothing here asks for a model's permission
    form_class = SchoolContactForm
    page_title = gettext_lazy("Our school")
    template_name = "school_sites/admin/own_school.html"

    @cached_property
    def school(self) -> School:
        """The school of the address, if the person is its webmaster; raises `Http404`."""
        school = schools_mastered(self.request.user).filter(pk=self.kwargs["school_id"]).first()
        if school is None:
            raise Http404
        return school

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody but the school's webmasters before anything else happens."""
        self.school  # noqa: B018 - raises Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which school it is about."""
        return super().get_form_kwargs() | {"school": self.school}

    def perform(self, form: SchoolContactForm) -> str:
        """Save contact and spokesperson."""
        school_contact_update(
            school=self.school, facts=form.contact_facts(), user=person_of(self.request)
        )
        return _("Saved. The contact page of your site shows it now.")

    def get_success_url(self) -> str:
        """Stay on the screen."""
        return reverse("own_school_edit", args=[self.school.pk])

    def get_page_subtitle(self) -> str:
        """The school's name."""
        return self.school.display_name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, this screen."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the school."""
        return super().get_context_data(school=self.school, **kwargs)
