"""Open the office's portal."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sites.services import portal_open


class Command(BaseCommand):
    """Make the portal on `BASE_DOMAIN`, or complete it; harmless to repeat."""

    help = "Open the office's portal: site, pages, topics, groups. May be run again at any time."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the portal's name."""
        parser.add_argument("--name", default="", help="Name of the office, for a new portal.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Open and say where."""
        site = portal_open(name=options["name"])
        self.stdout.write(self.style.SUCCESS(f"{site.site_name}: {site.root_url}/"))
