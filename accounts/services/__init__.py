"""Writes about roles and people."""

from __future__ import annotations

from accounts.services.invitations import (
    AddressTakenError,
    address_save,
    asked_letter_send,
    full_name_split,
    invitation_send,
    joined_letter_send,
    person_invite,
)
from accounts.services.role_groups import (
    RoleScope,
    office_groups_ensure,
    role_group_align,
    role_group_create,
)

__all__ = [
    "AddressTakenError",
    "RoleScope",
    "address_save",
    "asked_letter_send",
    "full_name_split",
    "invitation_send",
    "joined_letter_send",
    "office_groups_ensure",
    "person_invite",
    "role_group_align",
    "role_group_create",
]
