"""The record of refused attempts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RefusalKind(models.TextChoices):
    """Why somebody was turned away."""

    LOGIN = "login", _("Wrong name or password")
    CODE = "code", _("Wrong second factor")
    THROTTLED = "throttled", _("Too many attempts")
    FENCE = "fence", _("Asked for somebody else's things")
    CLOSED = "closed", _("Asked for a closed part of the admin")
    NO_RIGHT = "no_right", _("Has no right to do this")


class Refusal(models.Model):
    """One attempt that was turned away: the audit log, and what login limits are counted from.

    The typed user name is kept only as a keyed hash, because people type passwords into that field.
    """

    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    kind = models.CharField(_("reason"), max_length=10, choices=RefusalKind.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    account_key = models.CharField(max_length=32, blank=True, editable=False)
    address = models.GenericIPAddressField(_("network address"), null=True)
    method = models.CharField(_("method"), max_length=7)
    path = models.CharField(_("path"), max_length=300)
    what = models.CharField(_("what"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("refused attempt")
        verbose_name_plural = _("refused attempts")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["kind", "account_key", "at"], name="refusal_of_account"),
            models.Index(fields=["kind", "address", "at"], name="refusal_of_address"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.method} {self.path}"
