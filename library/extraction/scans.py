"""Letters out of pictures, with Tesseract where it is installed with its Vietnamese."""

from __future__ import annotations

import shutil
import subprocess
import time
from functools import cache
from io import BytesIO
from typing import Any

from library.extraction.limits import (
    SCAN_DPI,
    SCAN_LONGEST_SIDE,
    SCAN_SECONDS,
    SCANNED_PAGE_SECONDS,
    SCANNED_PAGES,
)

LANGUAGE = "vie"
_ASK_SECONDS = 10


@cache
def recogniser() -> str:
    """Return the path of a Tesseract that knows Vietnamese; "" where there is none."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    try:
        answer = subprocess.run(  # noqa: S603 - a fixed command
            [program, "--list-langs"],
            capture_output=True,
            text=True,
            check=False,
            timeout=_ASK_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return program if LANGUAGE in answer.stdout.split() else ""


class Recogniser:
    """Recognises pages of one document until its time or its number of pages is used up."""

    def __init__(self) -> None:
        self._program = recogniser()
        self._until = time.monotonic() + SCAN_SECONDS
        self._left = SCANNED_PAGES

    @property
    def ready(self) -> bool:
        """Whether another page may be asked for."""
        return bool(self._program) and self._left > 0 and time.monotonic() < self._until

    def text_of(self, page: Any) -> str | None:
        """Return what stands on a PDF page; None when that could not be told in time."""
        if not self.ready:
            return None
        self._left -= 1
        seconds = min(SCANNED_PAGE_SECONDS, max(self._until - time.monotonic(), 1))
        try:
            done = subprocess.run(  # noqa: S603 - a fixed command; the picture comes by the pipe
                [self._program, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(SCAN_DPI)],
                input=_picture(page),
                capture_output=True,
                check=False,
                timeout=seconds,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return None if done.returncode else done.stdout.decode("utf-8", "ignore")


def _picture(page: Any) -> bytes:
    """Return a page as a grey picture, no larger than recognising needs."""
    longest = max(*page.get_size(), 1)
    scale = min(SCAN_DPI / 72, SCAN_LONGEST_SIDE / longest)
    out = BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(out, "PNG", compress_level=1)
    return out.getvalue()
