"""Read the text of documents that wait; show how many are in which state."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from library.models import DocumentText
from library.reading.draining import read_next
from library.reading.requests import texts_ask_again, texts_request_missing
from library.reading.selectors import counts_by_state

State = DocumentText.State
UNSUCCESSFUL = (State.FAILED, State.SCAN, State.BROKEN, State.TOO_BIG, State.EMPTY, State.LOCKED)


class Command(BaseCommand):
    """``read_documents [--all | --failed | --status]``."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what to read."""
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--all", action="store_true", help="Read every document once more.")
        choice.add_argument(
            "--failed",
            action="store_true",
            help="Read those again of which no text was had (after installing Tesseract).",
        )
        choice.add_argument("--status", action="store_true", help="Read nothing, only count.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, and count."""
        if not options["status"]:
            self._read(options)
        for state, count in sorted(counts_by_state().items()):
            self.stdout.write(f"{state}: {count}")

    def _read(self, options: dict[str, Any]) -> None:
        texts_request_missing()
        if options["all"]:
            texts_ask_again(list(State))
        elif options["failed"]:
            texts_ask_again(UNSUCCESSFUL)
        started, done = time.monotonic(), 0
        while read_next():
            done += 1
        self.stdout.write(f"{done} documents read in {time.monotonic() - started:.1f} s")
