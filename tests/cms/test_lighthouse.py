"""The benchmark in a browser leaves nothing behind, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest import TestCase

from scripts.environment import ROOT

LIGHTHOUSE = """#!/bin/sh
setsid sleep 600 &
echo $! > "{folder}/browser"
wait
"""
RUN = """
import argparse, signal, sys
from pathlib import Path
from benchmarks import lighthouse
signal.signal(signal.SIGTERM, lighthouse._leave)
options = argparse.Namespace(reports=None, lighthouse=sys.argv[1] + "/lighthouse", chromium="sh")
lighthouse.measure("portal", "https://gate.test/", 1, Path(sys.argv[1]), options)
"""
PATIENCE = 20


class LeftoverTests(TestCase):
    """A run that somebody ends takes its browser with it, though that has a session of its own."""

    def test_an_ended_run_ends_its_browser(self) -> None:
        """By the signal of `kill` and of `systemd`, and by that of the keyboard."""
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(signal=number), tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                program = folder / "lighthouse"
                program.write_text(LIGHTHOUSE.format(folder=folder))
                program.chmod(0o755)
                run = subprocess.Popen(
                    [sys.executable, "-c", RUN, name], cwd=ROOT, stderr=subprocess.DEVNULL
                )
                browser = self.number_in(folder / "browser")
                self.assertTrue(self.runs(browser))
                run.send_signal(number)
                self.assertNotEqual(run.wait(PATIENCE), 0)
                self.assertFalse(self.runs(browser))

    def number_in(self, path: Path) -> int:
        """Return the number that a file soon holds."""
        until = time.monotonic() + PATIENCE
        while not (path.exists() and path.read_text().strip()):
            self.assertLess(time.monotonic(), until, "the browser did not start")
            time.sleep(0.05)
        return int(path.read_text())

    def runs(self, number: int) -> bool:
        """Tell whether a process is there and has not ended."""
        try:
            os.kill(number, 0)
            return " Z " not in Path(f"/proc/{number}/stat").read_text()
        except OSError:
            return False
