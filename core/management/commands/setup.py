"""Bring an installation up to date in one process."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Run `settings.SETUP_COMMANDS` in order; each is idempotent, so this is safe at every start.

    One process instead of six, because starting Django is most of the time of a second `make run`.
    """

    help = "Migrate, synchronise roles and workflow, open the portal and, in a demo, seed it."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every step; the first failing one ends the set-up."""
        for name, *arguments in settings.SETUP_COMMANDS:
            call_command(name, *arguments, stdout=self.stdout, stderr=self.stderr)
