"""People who log in."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.login.models import Refusal
from accounts.roles import OFFICE_ROLES, Role

__all__ = ["Refusal", "RoleGroup", "User"]


class User(AbstractUser):  # type: ignore[django-manager-missing] # Wagtail's abstract relations
    """A person of the office or of one or more schools.

    Roles are group memberships (`accounts.roles`); the model itself says nothing about schools, so
    that one person may work for two.
    """

    job_title = models.CharField(
        _("job title"),
        max_length=120,
        blank=True,
        help_text=_("For example: teacher of class 4A, head of the IT group."),
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="unique_email_ignoring_case",
                violation_error_message=_("Another person already has this e-mail address."),
            )
        ]

    def get_full_name(self) -> str:
        """Return the name in Vietnamese order: family name first."""
        return f"{self.last_name} {self.first_name}".strip()


class RoleGroup(models.Model):
    """Says which role a group stands for.

    A group's name is for people and may be reworded or translated; code finds groups through this
    row. The office has one group a role, every school has its own.
    """

    role = models.CharField(_("role"), max_length=24, choices=Role.choices)
    group = models.OneToOneField(
        Group, on_delete=models.CASCADE, related_name="role_group", verbose_name=_("group")
    )

    class Meta:
        verbose_name = _("role of a group")
        verbose_name_plural = _("roles of groups")
        constraints = [
            models.UniqueConstraint(
                fields=["role"],
                condition=models.Q(role__in=[role.value for role in OFFICE_ROLES]),
                name="one_group_an_office_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.group.name}: {self.get_role_display()}"
