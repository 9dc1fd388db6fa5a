"""What `make lint` makes of an answer about known weaknesses."""

from __future__ import annotations

import unittest
from typing import Any
from unittest import mock

from scripts import audit

SOUND = {"name": "sound", "version": "1.0", "vulns": []}
WEAK = {"name": "weak", "version": "1.0", "vulns": [{"id": "CVE-1", "fix_versions": ["1.1"]}]}
UNKNOWN = {"name": "unknown", "skip_reason": "not found"}


class AuditTests(unittest.TestCase):
    """A weakness fails unless it is explained; silence does not, and is said."""

    def outcome(self, *packages: dict[str, Any], explained: dict[str, str] | None = None) -> int:
        self.said: list[str] = []

        def ask(service: str) -> audit.Audit | None:
            return audit.judged(service, list(packages)) if packages else None

        with (
            mock.patch.object(audit, "EXPLAINED", explained or {}),
            mock.patch.object(audit, "ask", ask),
            mock.patch.object(audit, "say", self.said.append),
        ):
            return audit.main()

    def test_a_weakness_fails_and_is_named(self) -> None:
        self.assertEqual(self.outcome(SOUND, WEAK, UNKNOWN), 1)
        self.assertIn("CVE-1: weak 1.0, mended in 1.1", self.said[0])

    def test_a_weakness_that_is_explained_does_not(self) -> None:
        self.assertEqual(self.outcome(SOUND, WEAK, explained={"CVE-1": "we never call it"}), 0)
        self.assertIn("1 weaknesses, 1 explained", self.said[0])

    def test_an_explanation_of_nothing_fails(self) -> None:
        self.assertEqual(self.outcome(SOUND, explained={"CVE-2": "long gone"}), 1)

    def test_silence_is_said_in_one_line(self) -> None:
        for packages in ((), (UNKNOWN,)):
            self.assertEqual(self.outcome(*packages), 0)
            self.assertEqual(len(self.said), 1)
            self.assertTrue(self.said[0].startswith(audit.NOTE))
            self.assertIn("not judged", self.said[0])
