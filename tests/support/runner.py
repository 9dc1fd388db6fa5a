"""The test runner: Django's, with a closing line that people and CI can read at a glance."""

from __future__ import annotations

from typing import Any
from unittest import TestCase, TestSuite, TextTestResult

from django.conf import settings
from django.test import override_settings
from django.test import runner as django_runner
from django.test.runner import (
    DiscoverRunner,
    ParallelTestSuite,
    RemoteTestResult,
    RemoteTestRunner,
)
from django.utils import translation

from sites import shared_facts
from sites.shared_facts import facts_forget
from tests.support.figures import figures_kept

FILES = ("URGENT_ROOT", "MAINTENANCE_FILE", "MEDIA_ROOT", "SEARCH_URL")
"""Settings that name a place on disk: each process writes to one of its own."""

FACTS_STAND_SECONDS = 600


def own_database_and_files(*arguments: Any) -> None:
    """Start a worker: its databases are Django's business, its files ours."""
    django_runner._init_worker(*arguments)
    worker = django_runner._worker_id
    override_settings(**{name: f"{getattr(settings, name)}-{worker}" for name in FILES}).enable()


class CleanEnd:
    """Ends each test as it began, so that the next one (and its class) finds nothing of it.

    A request in English leaves its thread in English, and a test after it that makes no request
    of its own would read English sentences. Facts that processes share outlive the rows that a
    test's end takes back.
    """

    def stopTest(self, test: TestCase) -> None:  # noqa: N802 - unittest's name
        """Forget the language that the test's requests asked for, and what was read for them."""
        super().stopTest(test)
        translation.activate(settings.LANGUAGE_CODE)
        facts_forget()


class OneProcessResult(CleanEnd, TextTestResult):
    """What tests in this process gave."""


class WorkerResult(CleanEnd, RemoteTestResult):
    """What tests in one of several processes gave."""


class WorkerRunner(RemoteTestRunner):
    """Runs the tests that one of several processes got."""

    resultclass = WorkerResult


class Processes(ParallelTestSuite):
    """Tests side by side that share no file: an urgent notice of one is not seen by another."""

    init_worker = own_database_and_files
    runner_class = WorkerRunner


class Runner(DiscoverRunner):
    """Prints figures that tests noted, and ``N passed, N failed, N skipped`` as the last line."""

    parallel_test_suite = Processes

    def setup_test_environment(self, **kwargs: Any) -> None:
        """Let shared facts stand: on a slow machine one that grew old would cost a query more."""
        super().setup_test_environment(**kwargs)
        shared_facts.CACHE_SECONDS = shared_facts.MEMO_SECONDS = FACTS_STAND_SECONDS

    def get_resultclass(self) -> type[TextTestResult]:
        """Our own, unless somebody asked for the queries or for the debugger."""
        return super().get_resultclass() or OneProcessResult

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
