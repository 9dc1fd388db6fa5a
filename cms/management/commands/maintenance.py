"""Close the sites for a while, or open them again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_datetime, parse_time

from cms.maintenance import maintenance_now, maintenance_path, maintenance_start, maintenance_stop


class Command(BaseCommand):
    """Needs no database: that may be what is being worked on."""

    help = "Answer every visitor with the maintenance page (on), or no longer (off)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the switch and its options."""
        parser.add_argument("switch", choices=("on", "off", "status"))
        parser.add_argument("--until", default="", help='"21:30" or "2026-11-26 06:00", local time')
        parser.add_argument("--keep-admin", action="store_true", help="the admin goes on answering")

    def handle(self, *args: Any, switch: str, **options: Any) -> None:
        """Turn the switch and say how it stands. Raises `CommandError` when it cannot be."""
        until = moment(options["until"]) if options["until"] else None
        try:
            if switch == "on":
                maintenance_start(until=until, keep_admin=options["keep_admin"])
            elif switch == "off":
                maintenance_stop()
        except OSError as error:
            raise CommandError(f"{maintenance_path()} cannot be changed: {error}") from error
        self.stdout.write(self.told())

    def told(self) -> str:
        """Return how it stands in one line."""
        now = maintenance_now()
        if now is None:
            return "The sites are open."
        until = f" until {timezone.localtime(now.until):%Y-%m-%d %H:%M}" if now.until else ""
        return f"Visitors get the maintenance page{until}{', the admin works' * now.keep_admin}."


def moment(text: str) -> datetime:
    """Return the next such time of day, or the moment. Raises `CommandError` for anything else."""
    now = timezone.localtime()
    try:
        time, found = parse_time(text), parse_datetime(text)
    except ValueError as error:
        raise CommandError(f"--until: there is no such time: {text}") from error
    if time is not None:
        today = now.replace(hour=time.hour, minute=time.minute, second=0, microsecond=0)
        return today if today > now else today + timedelta(days=1)
    if found is None:
        raise CommandError('--until wants "21:30" or "2026-11-26 06:00".')
    found = found if timezone.is_aware(found) else timezone.make_aware(found)
    if found <= now:
        raise CommandError(f"--until lies in the past: {text}")
    return found
