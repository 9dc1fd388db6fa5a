"""Keep `docs/reference/settings.md` equal to the table of environment variables."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.settings.reference import REFERENCE, reference_text


class Command(BaseCommand):
    """Without an option it only compares; `--write` writes the page."""

    help = "Compare the reference page of settings with the table in the code, or write it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the option."""
        parser.add_argument("--write", action="store_true", help="write the page")

    def handle(self, *args: Any, write: bool, **options: Any) -> None:
        """Compare or write. Raises `CommandError` when they differ."""
        wanted = reference_text()
        if write:
            REFERENCE.parent.mkdir(parents=True, exist_ok=True)
            REFERENCE.write_text(wanted, encoding="utf-8")
            self.stdout.write("docs/reference/settings.md is written.")
            return
        have = REFERENCE.read_text(encoding="utf-8") if REFERENCE.exists() else ""
        if have != wanted:
            raise CommandError(
                "docs/reference/settings.md is old: run python manage.py settings_reference --write"
            )
        self.stdout.write("docs/reference/settings.md is up to date.")
