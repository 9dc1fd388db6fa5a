"""How to reach the education office."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from sites.models.contact_facts import ContactFacts
from sites.posts import is_english


class OfficeContact(ContactFacts):
    """The office's own record, as `School` is a school's; one row, for the portal's site.

    Written by `sites.services.office_contact_update`; pages in every language show it.
    """

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="office_contact")
    address_en = models.CharField(gettext_lazy("address in English"), max_length=240, blank=True)

    class Meta:
        verbose_name = gettext_lazy("contact of the office")
        verbose_name_plural = gettext_lazy("contacts of the office")

    def __str__(self) -> str:
        return _("Contact of the office")

    @property
    def display_address(self) -> str:
        """The address in the reader's language; whoever wants to come needs it in any."""
        return (self.address_en if is_english() else "") or self.address
