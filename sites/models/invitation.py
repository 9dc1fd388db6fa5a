"""Invitations of people who have an account because they work elsewhere."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import SCHOOL_ROLES
from sites.models.school import School

KEPT = timedelta(days=28)
"""For so long a school sees an invitation that nobody answered, and can send it again."""


def _oldest_link() -> datetime:
    return timezone.now() - timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Queries about invitations."""

    def unanswered(self) -> InvitationQuerySet:
        """Limit to those that can still be accepted: as long as a link in a letter holds."""
        return self.filter(created_at__gte=_oldest_link())

    def remembered(self) -> InvitationQuerySet:
        """Limit to those that their school still sees, with links that hold and that do not."""
        return self.filter(created_at__gte=timezone.now() - KEPT)


class Invitation(models.Model):
    """A school asks somebody of another place to work there, too.

    The school knows what it typed itself, address and name, and nothing else of the account before
    its owner accepts.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="school_invitations",
        verbose_name=_("person"),
    )
    school = models.ForeignKey(
        School, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("school")
    )
    role = models.CharField(
        _("role"), max_length=24, choices=[(role.value, role.label) for role in SCHOOL_ROLES]
    )
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("full name"), max_length=120)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("invited by"),
    )
    created_at = models.DateTimeField(_("sent"), default=timezone.now)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(fields=["person", "school"], name="one_invitation_a_school")
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.school}"

    @property
    def has_lapsed(self) -> bool:
        """Whether the link in the letter no longer holds."""
        return self.created_at < _oldest_link()
