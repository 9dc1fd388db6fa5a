"""Open schools from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from sites.importing import FileProblem, ImportReport, schools_import
from sites.importing.words import OPTIONAL_COLUMNS, REQUIRED_COLUMNS

BAR_WIDTH = 30


class Command(BaseCommand):
    """Open every school of a CSV or XLSX file; schools that are open are passed over."""

    help = (
        "Open the schools of a CSV or XLSX file. "
        f"Columns: {', '.join(REQUIRED_COLUMNS)}; may be there: {', '.join(OPTIONAL_COLUMNS)}. "
        "Bad rows are reported with line, column and reason. "
        "Exit code 0: all well; 1: some rows were bad; 2: the file could not be read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and the two ways of being careful."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Check only, open nothing.")
        parser.add_argument(
            "--all-or-nothing", action="store_true", help="Open nothing if any row is bad."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and report."""
        try:
            with options["file"].open("rb") as stream:
                report = schools_import(
                    stream=stream,
                    dry_run=options["dry_run"],
                    all_or_nothing=options["all_or_nothing"],
                    progress=self._progress if self.stderr.isatty() else None,
                )
        except OSError as error:
            message = _("The file %(file)s cannot be opened: %(reason)s")
            reason = {"file": options["file"], "reason": error.strerror}
            raise CommandError(message % reason, returncode=2) from error
        except FileProblem as error:
            raise CommandError(str(error), returncode=2) from error
        self._report(report, dry_run=options["dry_run"])

    def _report(self, report: ImportReport, *, dry_run: bool) -> None:
        for problem in report.problems:
            self.stderr.write(self.style.WARNING(str(problem)))
        counts = {
            "opened": len(report.good) if dry_run else len(report.opened),
            "already": len(report.already),
            "bad": len({problem.line for problem in report.problems}),
        }
        if dry_run:
            pattern = _("Check only: %(opened)d to open, %(already)d open already, %(bad)d bad.")
        else:
            pattern = _("%(opened)d opened, %(already)d open already, %(bad)d bad.")
        if report.problems:
            raise CommandError(pattern % counts, returncode=1)
        self.stdout.write(self.style.SUCCESS(pattern % counts))

    def _progress(self, done: int, total: int, name: str) -> None:
        filled = BAR_WIDTH * done // total
        bar = "█" * filled + "░" * (BAR_WIDTH - filled)
        line = f"\r{bar} {done}/{total} {name[:40]:<40}"
        self.stderr.write(line, ending="\n" if done == total else "")
