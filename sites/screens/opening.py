"""The screen "Open a school"."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from accounts.selectors import person_of
from sites.hosts import address, host_name, label_conflict, label_problem
from sites.models import School
from sites.school_data import SchoolData
from sites.screens.base import SchoolFormView
from sites.screens.forms import SchoolOpenForm
from sites.screens.suggesting import code_suggestion
from sites.services import school_open

CHECK = "check"
"""Name of the button that only shows the address; the way without JavaScript."""


def host_preview(code: str, subdomain: str) -> dict[str, str]:
    """Return the address that a school would get, or what is wrong with it."""
    label = (subdomain or code).strip().lower()
    if not label:
        return {"address": "", "problem": ""}
    problem = label_problem(label) or label_conflict(label)
    shown = "" if label_problem(label) else address(host_name(label))
    return {"address": shown, "problem": problem}


class OpenSchoolView(SchoolFormView):
    """Open a school; the second click on the button, or a reload, opens no second one."""

    permission_required = "add"
    form_class = SchoolOpenForm
    page_title = gettext_lazy("Open a school")
    template_name = "school_sites/admin/open.html"
    submit_label = gettext_lazy("Open the school")
    submit_active_label = gettext_lazy("Opening…")

    school: School

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open, or only show the address when that was asked for."""
        if CHECK in request.POST:
            form = self.get_form()
            form.is_valid()
            return self.render_to_response(self.get_context_data(form=form))
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Take a repeated click for what it is."""
        school = _opened_before(form.school_data) if hasattr(form, "school_data") else None
        if school is None:
            return super().form_invalid(form)
        message = _("%(school)s is open already.") % {"school": school.name}
        messages.info(self.request, message)
        return self._to_school(school)

    def perform(self, form: SchoolOpenForm) -> str:
        """Open the school."""
        self.school = school_open(data=form.school_data, user=person_of(self.request))
        return _("%(school)s is open.") % {"school": self.school.name}

    def get_success_buttons(self) -> list[Any]:
        """Lead to the new site."""
        return [messages.button(self.school.site.root_url, _("See the site"), new_window=True)]

    def get_success_url(self) -> str:
        """Go on with contact and spokesperson."""
        return reverse("schools:edit", args=[self.school.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, schools, this screen."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("schools:index"), "label": _("Schools")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the address as it would be now, and where the live preview asks."""
        context = super().get_context_data(**kwargs)
        given = context["form"].data
        context["preview"] = host_preview(given.get("code", ""), given.get("subdomain", ""))
        context["show_preview_after"] = "subdomain"
        context["preview_url"] = reverse("schools:host_preview")
        return context

    def _to_school(self, school: School) -> HttpResponse:
        self.school = school
        return redirect(self.get_success_url())


def _opened_before(data: SchoolData) -> School | None:
    """Return the school that exactly these facts opened, if there is one."""
    return School.objects.filter(
        code=data.code,
        name=data.name,
        level=data.level,
        ward__name=data.ward,
        site__hostname=host_name(data.label),
    ).first()


class HostPreviewView(PermissionCheckedMixin, View):
    """Answer the live preview: address, problem, suggested code."""

    model = School
    permission_required = "add"
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> JsonResponse:
        """Return JSON with ``address``, ``problem`` and ``suggestion``."""
        given = {key: request.GET.get(key, "")[:200] for key in ("code", "subdomain")}
        answer = host_preview(**given)
        answer["suggestion"] = code_suggestion(
            request.GET.get("name", "")[:200], request.GET.get("level", "")
        )
        return JsonResponse(answer)
