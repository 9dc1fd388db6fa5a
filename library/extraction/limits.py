"""What one file may cost. Whatever a file is made of, reading it ends within these."""

from __future__ import annotations

import os
import resource

MOST_FILE_BYTES = 60 * 1024 * 1024
MOST_PAGES = 1_000
MOST_CHARACTERS = 1_000_000
"""Of one document; about 450 printed pages."""

PART_CHARACTERS = 6_000
"""A longer page (a sheet, a text without pages) is kept in parts of about this length."""

MOST_UNPACKED_BYTES = 300 * 1024 * 1024
"""Of the parts of an office file that are read."""

CPU_SECONDS = 90
MEMORY_BYTES = 1_500 * 1024 * 1024
"""Address space, of which a reader of PDF maps some 300 MB without using them."""

WRITTEN_BYTES = 64 * 1024 * 1024
OPEN_FILES = 64

SCANNED_PAGES = 60
SCAN_SECONDS = 240
"""Recognising letters: pages of one document, seconds for all of them together."""

SCANNED_PAGE_SECONDS = 40
SCAN_DPI = 300
SCAN_LONGEST_SIDE = 3_600
"""Pixels; a sheet of A4 at 300 dpi has 3,508."""

WALL_SECONDS = 300
"""After so long the reader is killed, whatever it is doing."""


def confine() -> None:
    """Take away from this process, and from those it starts, what a document never needs."""
    for kind, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, WRITTEN_BYTES),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(kind)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (limit, limit))
    os.nice(10)
