"""A progress bar of one line, for people; silent where nobody looks."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_WIDTH = 32


class Bar:
    """Shows how far something is. In a log file it prints a line every twenty steps instead."""

    def __init__(self, label: str, total: int, *, stream: TextIO | None = None) -> None:
        self._label = label
        self._total = max(1, total)
        self._stream = stream or sys.stderr
        self._live = bool(getattr(self._stream, "isatty", lambda: False)())
        self._started = time.monotonic()

    def show(self, done: int) -> None:
        """Draw the bar for so many steps done."""
        share = min(1.0, done / self._total)
        seconds = time.monotonic() - self._started
        if self._live:
            filled = round(share * _WIDTH)
            bar = "█" * filled + "░" * (_WIDTH - filled)
            self._stream.write(f"\r{self._label} {bar} {done}/{self._total}  {seconds:.0f} s ")
            if done >= self._total:
                self._stream.write("\n")
        elif done >= self._total or done % 20 == 0:
            self._stream.write(f"{self._label}: {done}/{self._total} ({seconds:.0f} s)\n")
        self._stream.flush()
