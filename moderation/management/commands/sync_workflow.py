"""Make or mend the one workflow."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from moderation.services.workflow import workflow_sync


class Command(BaseCommand):
    """`manage.py sync_workflow`: safe to run at any time; `sync_roles` runs it too."""

    help = "Make or mend the one approval workflow and attach it to pages and features."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the service and say what happened."""
        changed = workflow_sync()
        self.stdout.write("The workflow was brought into line." if changed else "Nothing to do.")
