"""What a person's history says."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from accounts.roles import Role
from sites.people import DEACTIVATED
from sites.services.entries import (
    ADDRESS_CHANGED,
    INVITED,
    JOINED,
    LEFT,
    REACTIVATED,
    REMINDED,
    RENAMED,
    ROLE_CHANGED,
)

SENTENCES: dict[str, tuple[str | Promise, str | Promise]] = {
    INVITED: (_("Invite a person"), _("Invited to %(place)s as %(role)s")),
    JOINED: (_("Add a person"), _("Works for %(place)s as %(role)s")),
    REMINDED: (_("Send an invitation again"), _("Invitation sent again")),
    RENAMED: (_("Change a person's name"), _("Name or job title changed")),
    ADDRESS_CHANGED: (_("Change a person's e-mail address"), _("E-mail address changed")),
    ROLE_CHANGED: (_("Change a person's role"), _("Now %(role)s at %(place)s")),
    LEFT: (_("Take a person out"), _("No longer works for %(place)s")),
    DEACTIVATED: (_("Deactivate an account"), _("Account deactivated")),
    REACTIVATED: (_("Reactivate an account"), _("Account reactivated")),
}
"""Action -> (name in filters, sentence in the history)."""


def person_actions_register(actions: Any) -> None:
    """Give the actions of `sites.services.people` their names and sentences."""
    for action, (label, sentence) in SENTENCES.items():
        formatter = type(
            "PersonFormatter", (_PersonFormatter,), {"label": label, "sentence": sentence}
        )
        actions.register_action(action)(formatter)


class _PersonFormatter(LogFormatter):
    """Fills place and role into the sentence."""

    sentence: str | Promise = ""

    def format_message(self, log_entry: Any) -> str:
        """Return the sentence in the reader's language."""
        data = log_entry.data or {}
        role = str(Role(data["role"]).label) if data.get("role") else ""
        return str(self.sentence) % {"place": data.get("place", ""), "role": role}
