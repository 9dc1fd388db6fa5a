"""Write docs/reference/roles.md from the role catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from sites.tenancy.roles_page import roles_page


class Command(BaseCommand):
    """Run it after changing `accounts/roles.py`."""

    help = "Write docs/reference/roles.md from the role catalogue."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file."""
        (Path(settings.BASE_DIR) / "docs/reference/roles.md").write_text(roles_page(), "utf-8")
