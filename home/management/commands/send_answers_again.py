"""Send answers to readers' letters that the mail server did not take; run it every hour."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from home.services import answers_send_again


class Command(BaseCommand):
    """`send_answers_again`: nothing that somebody wrote is lost because a mail server was down."""

    help = "Send answers to letters that have not left yet."

    def handle(self, *args: Any, **options: Any) -> None:
        """Try all of them and say how many left and how many still wait."""
        sent, waiting = answers_send_again()
        self.stdout.write(f"{sent} sent, {waiting} waiting")
