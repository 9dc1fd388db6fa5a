"""Delete counts of questions that are older than they may be kept; run it daily."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from search.office.services import questions_forget


class Command(BaseCommand):
    """`forget_questions`: counts go after a year, those of rare questions after 90 days."""

    help = "Delete counts of what people searched that are older than they may be kept."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete and say how many."""
        self.stdout.write(f"{questions_forget()} deleted")
