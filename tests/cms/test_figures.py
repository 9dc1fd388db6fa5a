"""Figures that tests note stand in a table at the end of a run, whichever process noted them."""

from __future__ import annotations

import os
from multiprocessing import get_context
from unittest import mock

from django.test import SimpleTestCase

from tests.support.figures import PLACE, figures_kept, note_row


class FiguresTest(SimpleTestCase):
    """One run; the run that this test is part of keeps its own."""

    def setUp(self) -> None:
        kept = mock.patch.dict(os.environ)
        kept.start()
        self.addCleanup(kept.stop)

    def test_rows_of_all_processes_stand_in_one_table(self) -> None:
        with figures_kept() as lines:
            note_row("Walk", {"who": "webmaster", "requests": 12})
            other = get_context("fork").Process(
                target=note_row, args=("Walk", {"who": "editor", "requests": 7, "leaks": 0})
            )
            other.start()
            other.join()
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
