"""How to reach a place and its spokesperson: the same facts for a school and for the office."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.said import Said, said_in_vietnamese
from sites.posts import post_shown

_PHONE = re.compile(r"\+?\d{3,15}", re.ASCII)
_PHONE_BREAKS = re.compile(r"[\s.()-]")


def phone_check(value: str) -> None:
    """Refuse what no telephone can dial. Raises `ValidationError`.

    The number becomes a ``tel:`` link, which two numbers or words would lead astray.
    """
    if not _PHONE.fullmatch(_PHONE_BREAKS.sub("", value)):
        raise ValidationError(
            _("Write one telephone number in digits, for example 024 1234 5678."), code="phone"
        )


class ContactFacts(models.Model):
    """Address, telephone, e-mail and the spokesperson for the press."""

    address = models.CharField(_("address"), max_length=240, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True, validators=[phone_check])
    email = models.EmailField(_("e-mail"), blank=True)
    map_url = models.URLField(_("link to a map"), blank=True)

    spokesperson_name = models.CharField(_("spokesperson"), max_length=120, blank=True)
    spokesperson_post = models.CharField(_("spokesperson's post"), max_length=120, blank=True)
    spokesperson_post_en = models.CharField(
        _("spokesperson's post in English"), max_length=120, blank=True
    )
    spokesperson_phone = models.CharField(
        _("spokesperson's telephone"), max_length=40, blank=True, validators=[phone_check]
    )
    spokesperson_email = models.EmailField(_("spokesperson's e-mail"), blank=True)

    class Meta:
        abstract = True

    @property
    def display_address(self) -> str:
        """The address in the reader's language."""
        return self.address

    @property
    def said_address(self) -> Said:
        """The address with its language: it is Vietnamese unless somebody wrote it in English."""
        shown = self.display_address
        return said_in_vietnamese(shown) if shown == self.address else Said(shown)

    @property
    def display_spokesperson_post(self) -> str:
        """The spokesperson's post in the reader's language; empty where it is not known."""
        return post_shown(self.spokesperson_post, self.spokesperson_post_en)

    @property
    def is_reachable(self) -> bool:
        """Whether readers are told any way to reach the place."""
        return bool(self.address or self.phone or self.email)
