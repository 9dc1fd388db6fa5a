"""What the form screens about schools share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from sites.models import School


class SchoolFormView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A form in Wagtail's look whose result is handed to a service.

    What a service refuses (`ValidationError`) appears at the fields like any other error, and
    nothing that was typed is lost.
    """

    model = School
    index_url_name = "schools:index"
    header_icon = "group"
    template_name = "school_sites/admin/form.html"
    submit_label = gettext_lazy("Save")
    submit_active_label = gettext_lazy("Saving…")

    def perform(self, form: Any) -> str:
        """Call the service; return the message that says what was done."""
        raise NotImplementedError

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Do it, or show what the service refused."""
        try:
            message = self.perform(form)
        except ValidationError as error:
            self._errors_add(form, error)
            return self.form_invalid(form)
        messages.success(self.request, message, buttons=self.get_success_buttons())
        return redirect(self.get_success_url())

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Say on top that something has to be mended below."""
        messages.error(self.request, _("Nothing was saved. Please mend what is marked below."))
        return super().form_invalid(form)

    def get_success_buttons(self) -> list[Any]:
        """Return links that stand beside the success message."""
        return []

    def get_success_url(self) -> str:
        """Go back to the list."""
        return reverse(self.index_url_name)

    def get_action_url(self) -> str:
        """Return where the form is sent: the screen itself."""
        return self.request.path

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the form template of Wagtail asks for."""
        context = super().get_context_data(**kwargs)
        context.update(
            action_url=self.get_action_url(),
            submit_button_label=self.submit_label,
            submit_button_active_label=self.submit_active_label,
            has_unsaved_changes=context["form"].is_bound,
            media=context["form"].media,
        )
        return context

    @staticmethod
    def _errors_add(form: BaseForm, error: ValidationError) -> None:
        if not hasattr(error, "error_dict"):
            form.add_error(None, error)
            return
        for name, messages_of_field in error.message_dict.items():
            form.add_error(name if name in form.fields else None, messages_of_field)


class OneSchoolMixin:
    """For screens about one school: finds it, and leads back to its edit screen."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def school(self) -> School:
        """The school of the address; raises `Http404`."""
        schools = School.objects.with_card_relations().select_related(
            "collection", "editors", "webmasters"
        )
        return get_object_or_404(schools, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """The school's name."""
        return self.school.display_name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, schools, this one."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("schools:index"), "label": _("Schools")},
            {"url": self.own_crumb_url(), "label": self.school.display_name},
        ]

    def own_crumb_url(self) -> str:
        """Where the last breadcrumb leads; empty on the edit screen itself."""
        return reverse("schools:edit", args=[self.school.pk])

    def back(self) -> HttpResponseRedirect:
        """Return to the school's edit screen."""
        return redirect("schools:edit", self.school.pk)
