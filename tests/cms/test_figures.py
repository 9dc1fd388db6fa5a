"""Figures that tests note stand in a table at the end of a run, whichever process noted them."""

from __future__ import annotations

import os
import subprocess
import sys
from unittest import mock

from django.conf import settings
from django.test import SimpleTestCase

from tests.support.figures import PLACE, figures_kept, note_row

OTHER_PROCESS = """
from tests.support.figures import note_row
note_row("Walk", {"who": "editor", "requests": 7, "leaks": 0})
"""


class FiguresTest(SimpleTestCase):
    """One run; the run that this test is part of keeps its own."""

    def setUp(self) -> None:
        kept = mock.patch.dict(os.environ)
        kept.start()
        self.addCleanup(kept.stop)

    def test_rows_of_all_processes_stand_in_one_table(self) -> None:
        with figures_kept() as lines:
            note_row("Walk", {"who": "webmaster", "requests": 12})
            subprocess.run([sys.executable, "-c", OTHER_PROCESS], cwd=settings.BASE_DIR, check=True)
        self.assertEqual(
            lines,
            [
                "",
                "Walk",
                "who        requests  leaks",
                "editor     7         0",
                "webmaster  12",
            ],
        )

    def test_outside_a_run_nothing_happens(self) -> None:
        os.environ.pop(PLACE, None)
        note_row("Walk", {"who": "webmaster"})
        with figures_kept() as lines:
            pass
        self.assertEqual(lines, [])
