"""`manage.py reset_second_factor USERNAME`: for the administrator who has lost the telephone."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.login.second_factor import second_factor_reset
from accounts.models import User


class Command(BaseCommand):
    """Take a person's second factor away, when no other administrator can do it on the screen."""

    help = "Remove the second factor of a person who has lost the telephone and the paper."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the user name."""
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        """Take it away; it is written to the audit log. Raises `CommandError` for nobody."""
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"There is no person called {username}.")
        second_factor_reset(person=person, by=None)
        self.stdout.write(f"{username} sets a second factor up again at the next sign-in.")
