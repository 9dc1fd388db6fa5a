"""Bring every group into line with the role catalogue."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from sites.services import roles_sync


class Command(BaseCommand):
    """Run after every update of the program: rights are code (`accounts.roles`)."""

    help = "Give the groups of the office and of every school exactly the rights of their role."

    def handle(self, *args: Any, **options: Any) -> None:
        """Align and count."""
        report = roles_sync()
        self.stdout.write(f"{report.groups} groups, {report.changed} brought into line.")
