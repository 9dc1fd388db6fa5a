"""Host names that a site had before."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class FormerHost(models.Model):
    """An old host name; the first middleware answers it with a permanent redirect.

    A second Site row on the same root would be wrong: `Page.full_url` then takes the
    alphabetically first host (proved with Wagtail 8.0.1).
    """

    hostname = models.CharField(_("host name"), max_length=253, unique=True)
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="former_hosts")

    class Meta:
        verbose_name = _("former host name")
        verbose_name_plural = _("former host names")

    def __str__(self) -> str:
        return self.hostname
