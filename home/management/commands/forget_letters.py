"""Delete letters that are older than they may be kept; run it daily."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from home.services import enquiries_forget


class Command(BaseCommand):
    """`forget_letters`: finished letters go a year after they were finished."""

    help = "Delete letters from readers that are older than they may be kept."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete and say how many."""
        self.stdout.write(f"{enquiries_forget()} deleted")
