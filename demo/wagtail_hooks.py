"""What the audit log calls the seeding."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from demo.seeding.ledger import SEEDED


@hooks.register("register_log_actions")
def seeding_action(actions: LogActionRegistry) -> None:
    """Name the entry that `demo.seeding.ledger` writes."""
    actions.register_action(SEEDED, _("Fill with demo content"), _("Filled with demo content"))
