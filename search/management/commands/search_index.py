"""Look after the search index: rebuild it, bring it up to the truth, or say how it is."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.draining import drain
from search.engines import ADMIN, PUBLIC, get_engine
from search.engines.base import EngineError
from search.models import IndexChange
from search.rebuilding import rebuild, rebuild_missing
from search.repairing import repair

OTHERS_SECONDS = 600.0
"""Longest wait for a rebuild that another process has begun."""


class Command(BaseCommand):
    """``search_index rebuild | repair | drain | status``."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the action and the area."""
        parser.add_argument("action", choices=("rebuild", "repair", "drain", "status"))
        parser.add_argument("--area", choices=(PUBLIC, ADMIN), help="Only this area.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the action; engine troubles become one clear line."""
        areas = [options["area"]] if options["area"] else [PUBLIC, ADMIN]
        try:
            getattr(self, f"_{options['action']}")(areas)
        except EngineError as error:
            raise CommandError(f"The search engine says: {error}") from error

    def _rebuild(self, areas: list[str]) -> None:
        for area in areas:
            started = time.monotonic()
            count = rebuild(area, self._progress(area), OTHERS_SECONDS)
            self.stdout.write(f"{area}: {count} items in {time.monotonic() - started:.1f} s")
        self._drain(areas)

    def _progress(self, area: str) -> Any:
        shows = sys.stderr.isatty()

        def show(done: int, total: int) -> None:
            if shows:
                self.stderr.write(f"\r{area}: {done}/{total} ", ending="")
                if done == total:
                    self.stderr.write("\r", ending="")
                self.stderr.flush()

        return show

    def _repair(self, areas: list[str]) -> None:
        for area in areas:
            if get_engine(area).damaged():
                self.stdout.write(f"{area}: files are damaged; building the index anew")
        self._drain(areas)
        for area in areas:
            found = repair(area)
            self.stdout.write(
                f"{area}: {found.missing} missing, {found.needless} needless; all mended"
            )
        self._drain(areas)

    def _drain(self, areas: list[str]) -> None:
        rebuild_missing()
        applied = drain()
        self.stdout.write(f"{applied} pending changes applied")

    def _status(self, areas: list[str]) -> None:
        for area in areas:
            engine = get_engine(area)
            status = engine.status()
            size = "" if status.megabytes is None else f", {status.megabytes} MB"
            state = "ready" if status.current_schema else "to be rebuilt"
            detail = f" ({status.detail})" if status.detail else ""
            self.stdout.write(f"{area}: {engine.name}, {state}, {status.items} items{size}{detail}")
        self.stdout.write(f"{IndexChange.objects.pending().count()} changes pending")
