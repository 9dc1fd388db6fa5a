"""Print the addresses and logins of the demo."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from demo.logins import closing_message
from demo.seeding.people import demo_people


class Command(BaseCommand):
    """Print the closing message of `make run`; nothing where there is no demo."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        if demo_people().exists():
            self.stdout.write(closing_message())
