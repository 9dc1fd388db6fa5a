"""Screens about one school: facts, closing, reopening, host name."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from accounts.selectors import person_of
from sites.models import School
from sites.screens.base import OneSchoolMixin, SchoolFormView
from sites.screens.contact_forms import SchoolEditForm
from sites.screens.forms import HostForm
from sites.services import school_change_host, school_close, school_edit, school_reopen


class EditSchoolView(OneSchoolMixin, SchoolFormView):
    """Names, ward, contact and spokesperson of a school."""

    permission_required = "change"
    form_class = SchoolEditForm
    template_name = "school_sites/admin/edit.html"
    page_title = gettext_lazy("School")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which school it is about."""
        return super().get_form_kwargs() | {"school": self.school}

    def perform(self, form: SchoolEditForm) -> str:
        """Save everything in one transaction."""
        school_edit(
            school=self.school,
            name=form.cleaned_data["name"],
            name_en=form.cleaned_data["name_en"],
            ward=form.cleaned_data["ward"],
            contact=form.contact_facts(),
            user=person_of(self.request),
        )
        return _("%(school)s is saved.") % {"school": self.school.name}

    def get_success_url(self) -> str:
        """Stay on the screen."""
        return reverse("schools:edit", args=[self.school.pk])

    def own_crumb_url(self) -> str:
        """This is the screen itself."""
        return ""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """What else can be done with the school."""
        pk = self.school.pk
        buttons = [
            Button(
                _("Change the host name"),
                url=reverse("schools:host", args=[pk]),
                icon_name="site",
                priority=10,
            ),
            Button(
                _("History"),
                url=reverse("schools:history", args=[pk]),
                icon_name="history",
                priority=20,
            ),
        ]
        if self.school.is_open:
            url, label, icon = reverse("schools:close", args=[pk]), _("Close the school"), "lock"
        else:
            url, label = reverse("schools:reopen", args=[pk]), _("Reopen the school")
            icon = "lock-open"
        return [*buttons, Button(label, url=url, icon_name=icon, priority=30)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the school."""
        return super().get_context_data(school=self.school, **kwargs)


class ChangeHostView(OneSchoolMixin, SchoolFormView):
    """Move a school to another host name."""

    permission_required = "change"
    form_class = HostForm
    page_title = gettext_lazy("Change the host name")
    header_icon = "site"
    template_name = "school_sites/admin/host.html"
    submit_label = gettext_lazy("Change the host name")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which school it is about."""
        return super().get_form_kwargs() | {"school": self.school}

    def perform(self, form: HostForm) -> str:
        """Move the school."""
        before = self.school.site.root_url
        school_change_host(
            school=self.school, label=form.cleaned_data["subdomain"], user=person_of(self.request)
        )
        after = self.school.site.root_url
        if before == after:
            return _("The school keeps its address %(address)s.") % {"address": after}
        return _("The school is at %(after)s now; %(before)s leads there.") % {
            "after": after,
            "before": before,
        }

    def get_success_url(self) -> str:
        """Back to the school."""
        return reverse("schools:edit", args=[self.school.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the school and the names that lead to it."""
        former = self.school.site.former_hosts.order_by("hostname")
        return super().get_context_data(school=self.school, former_hosts=former, **kwargs)


class _StatusView(OneSchoolMixin, PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Ask, then do; a repeated click changes nothing more."""

    model = School
    permission_required = "change"
    header_icon = "lock"
    template_name = "school_sites/admin/status.html"
    is_closing = False

    def change(self) -> str:
        """Call the service; return what was done."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it."""
        messages.success(request, self.change())
        return self.back()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the school and which of the two questions is asked."""
        return super().get_context_data(
            school=self.school, is_closing=self.is_closing, action_url=self.request.path, **kwargs
        )


class CloseSchoolView(_StatusView):
    """Close a school."""

    page_title = gettext_lazy("Close the school")
    is_closing = True

    def change(self) -> str:
        """Close it."""
        school_close(school=self.school, user=person_of(self.request))
        return _("%(school)s is closed.") % {"school": self.school.name}


class ReopenSchoolView(_StatusView):
    """Reopen a school."""

    page_title = gettext_lazy("Reopen the school")
    header_icon = "lock-open"

    def change(self) -> str:
        """Reopen it."""
        school_reopen(school=self.school, user=person_of(self.request))
        return _("%(school)s is open again.") % {"school": self.school.name}
