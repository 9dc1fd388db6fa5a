"""What the screens share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class ModerationView(WagtailAdminTemplateMixin, View):
    """An admin screen in Wagtail's own frame with a breadcrumb of its own."""

    template_name = ""
    trail: tuple[tuple[str, Any], ...] = ()
    """(URL name, label) of the screens above this one."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return home, the screens above, and this one."""
        above = [{"url": reverse(name), "label": label} for name, label in self.trail]
        here = {"url": "", "label": self.get_page_title()}
        return [{"url": reverse("wagtailadmin_home"), "label": _("Home")}, *above, here]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the right before anything else."""
        if not self.may_enter():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may_enter(self) -> bool:
        """Whether the person may see the screen at all."""
        raise NotImplementedError

    def show(self, status: int = 200, **context: Any) -> HttpResponse:
        """Render the screen."""
        return self.render_to_response(self.get_context_data(**context), status=status)
