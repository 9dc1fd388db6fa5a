"""`manage.py prune_refusals`: forget old refused attempts."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from accounts.login.refusals import KEPT_FOR, refusals_prune


class Command(BaseCommand):
    """Drop what is older than half a year; run it daily."""

    help = f"Drop the record of refused attempts that are older than {KEPT_FOR.days} days."

    def handle(self, *args: Any, **options: Any) -> None:
        """Drop them and say how many."""
        self.stdout.write(f"{refusals_prune()} refused attempts dropped.")
