"""The process that reads one file: ``python -m library.extraction FILE KIND``."""

from __future__ import annotations

import sys
from pathlib import Path

from library.extraction.limits import confine


def main() -> None:
    """Give up rights first, then open what somebody has uploaded."""
    confine()
    from library.extraction.formats import read_file
    from library.extraction.report import Report

    read_file(Path(sys.argv[1]), sys.argv[2], Report(sys.stdout))


main()
