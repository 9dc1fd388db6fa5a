"""Send the daily letters."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from moderation.mail.digests import digests_send


class Command(BaseCommand):
    """`manage.py send_digests`: run it every working day in the early morning."""

    help = (
        "Send everybody's daily letter, with reminders of what waits longer than two working days."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Send and count."""
        self.stdout.write(f"{digests_send()} letters sent.")
