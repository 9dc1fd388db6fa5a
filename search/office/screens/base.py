"""What the office's lists about search share."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet


class AddView(generic.CreateView):
    """Adds through the form, which calls the service; the audit log is written there."""

    submit_button_label = _("Save")
    submit_button_active_label = _("Saving…")

    def save_instance(self) -> Any:
        """Save."""
        return self.form.save()


class ChangeView(generic.EditView):
    """Changes through the form, which calls the service."""

    def save_instance(self) -> Any:
        """Save."""
        return self.form.save()


class OfficeViewSet(ModelViewSet):
    """A list of the office's with a form of its own; no copying, no usage."""

    copy_view_enabled = False
    add_to_admin_menu = False
    index_template_name = "school_sites/admin/index.html"
    add_view_class = AddView
    edit_view_class = ChangeView
    form: Any = None

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Nothing refers to these rows, so there is no usage to show."""
        return super().get_common_view_kwargs(usage_url_name=None, **kwargs)

    def get_form_class(self, for_update: bool = False) -> Any:
        """The form that checks more than the model."""
        return self.form

    def get_edit_handler(self) -> None:
        """The form is shown as it is."""
        return

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return Wagtail's, without usage."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "usage"]
