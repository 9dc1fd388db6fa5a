"""The test runner: Django's, with a closing line that people and CI can read at a glance."""

from __future__ import annotations

from typing import Any
from unittest import TestSuite

from django.conf import settings
from django.test import override_settings
from django.test import runner as django_runner
from django.test.runner import DiscoverRunner, ParallelTestSuite

from tests.support.figures import figures_kept

FILES = ("URGENT_ROOT", "MAINTENANCE_FILE", "MEDIA_ROOT", "SEARCH_URL")
"""Settings that name a place on disk: each process writes to one of its own."""


def own_database_and_files(*arguments: Any) -> None:
    """Start a worker: its databases are Django's business, its files ours."""
    django_runner._init_worker(*arguments)
    worker = django_runner._worker_id
    override_settings(**{name: f"{getattr(settings, name)}-{worker}" for name in FILES}).enable()


class Processes(ParallelTestSuite):
    """Tests side by side that share no file: an urgent notice of one is not seen by another."""

    init_worker = own_database_and_files


class Runner(DiscoverRunner):
    """Prints figures that tests noted, and ``N passed, N failed, N skipped`` as the last line."""

    parallel_test_suite = Processes

    def suite_result(self, suite: TestSuite, result: Any, **kwargs: Any) -> int:
        """Count what happened; unexpected successes are failures, expected failures are not."""
        failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
        skipped = len(result.skipped)
        self._counts = (result.testsRun - failed - skipped, failed, skipped)
        return super().suite_result(suite, result, **kwargs)

    def run_tests(self, test_labels: list[str], **kwargs: Any) -> int:
        """Run the suite, then say how it went."""
        self._counts = (0, 0, 0)
        with figures_kept() as figures:
            outcome = super().run_tests(test_labels, **kwargs)
        for line in figures:
            print(line, flush=True)  # noqa: T201
        passed, failed, skipped = self._counts
        print(f"{max(passed, 0)} passed, {failed} failed, {skipped} skipped", flush=True)  # noqa: T201
        return outcome
