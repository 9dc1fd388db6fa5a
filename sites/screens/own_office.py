"""The screen "Our office": how readers reach the education office."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from accounts.selectors import person_of
from sites.contact_selectors import office_contact
from sites.models import OfficeContact
from sites.screens.base import SchoolFormView
from sites.screens.contact_forms import OfficeContactForm
from sites.selectors import portal_site
from sites.services import office_contact_update
from sites.tenancy.scope import scope_for


class OwnOfficeView(SchoolFormView):
    """Contact and spokesperson of the office, for its moderators and administrators."""

    model = None  # type: ignore[assignment] # nothing here asks for a model's permission
    form_class = OfficeContactForm
    page_title = gettext_lazy("Our office")
    header_icon = "home"
    template_name = "school_sites/admin/own_office.html"

    @cached_property
    def site(self) -> Site:
        """The portal's site; raises `Http404` before it is opened."""
        site = portal_site()
        if site is None:
            raise Http404
        return site

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody but the office before anything else happens."""
        if not scope_for(request).is_office:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what is known."""
        contact = office_contact() or OfficeContact(site=self.site)
        return super().get_form_kwargs() | {"contact": contact}

    def perform(self, form: OfficeContactForm) -> str:
        """Save contact and spokesperson."""
        office_contact_update(
            site=self.site, facts=form.contact_facts(), user=person_of(self.request)
        )
        return _("Saved. The portal shows it now.")

    def get_success_url(self) -> str:
        """Stay on the screen."""
        return reverse("own_office")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, this screen."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": self.page_title},
        ]
