"""`make test-all`: lint, then every suite on the databases and servers that production may use.

Missing programs come from Debian's packages; every server is private, on a free port, and stopped
at the end whatever happens. What each suite printed is kept in `var/test-all/`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from scripts import servers
from scripts.environment import PYTHON, ROOT, SetupError, environment_ensure, manage, say
from scripts.html_checker import html_checker
from scripts.packages import program, recogniser_ensure

LOGS = ROOT / "var" / "test-all"
COUNTS = re.compile(r"^(\d+) passed, (\d+) failed", re.MULTILINE)
SHOWN_LINES = 80
PARALLEL = ["--parallel", "2"]


@dataclass(slots=True)
class Outcome:
    """What came of one suite. `problem` says why it did not run, or ended without a count."""

    name: str
    seconds: float
    passed: int = 0
    failed: int = 0
    problem: str = ""


def main() -> int:
    """Run all suites; return the exit code."""
    begin = time.monotonic()
    try:
        environment_ensure(dev=True)
        manage("catalog", "compile", quiet=True)
    except SetupError as problem:
        sys.stderr.write(f"make test-all: {problem}\n")
        return 1
    LOGS.mkdir(parents=True, exist_ok=True)
    outcomes = [_timed(name, SUITES[name]) for name in _chosen(sys.argv[1:])]
    say(f"\n{'suite':16}{'passed':>8}{'failed':>8}{'seconds':>9}")
    for one in outcomes:
        say(f"{one.name:16}{one.passed:8}{one.failed:8}{one.seconds:9.0f}  {one.problem}".rstrip())
    say(f"{'all':16}{'':16}{time.monotonic() - begin:9.0f}")
    failed = sum(one.failed for one in outcomes)
    say(f"{sum(one.passed for one in outcomes)} passed, {failed} failed")
    return 1 if failed else 0


def _chosen(arguments: list[str]) -> list[str]:
    """Return the suites to run: those named, or all; never one named with a minus before it."""
    left_out = {name[1:] for name in arguments if name.startswith("-")}
    named = [name for name in arguments if not name.startswith("-")]
    return [name for name in named or SUITES if name not in left_out]


def _timed(
    name: str, run: Callable[[ExitStack], list[tuple[list[str], dict[str, str]]]]
) -> Outcome:
    """Start what a suite needs, run its commands, stop everything."""
    begin = time.monotonic()
    outcome = Outcome(name, 0)
    say(f"{name} …")
    try:
        with ExitStack() as stack:
            for number, (command, environment) in enumerate(run(stack)):
                _run(outcome, command, environment, number)
    except (SetupError, subprocess.SubprocessError, OSError) as problem:
        outcome.failed += 1
        outcome.problem = f"could not run: {problem}"
        say(f"  {outcome.problem}")
    outcome.seconds = time.monotonic() - begin
    return outcome


def _run(outcome: Outcome, command: list[str], environment: dict[str, str], number: int) -> None:
    """Run one command, keep its output, add what it counted."""
    log = LOGS / f"{outcome.name}{f'-{number + 1}' if number else ''}.log"
    with log.open("w", encoding="utf-8") as output:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test", **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    text = log.read_text(encoding="utf-8", errors="replace")
    counts = COUNTS.findall(text)
    passed, failed = (int(count) for count in counts[-1]) if counts else (0, 0)
    if done.returncode and not failed:
        failed = 1
        outcome.problem = f"ended with {done.returncode}"
    outcome.passed += passed
    outcome.failed += failed
    if done.returncode:
        say("\n".join(line[:300] for line in text.splitlines()[-SHOWN_LINES:]))
    say(f"  {passed} passed, {failed} failed ({log.relative_to(ROOT)})")


def _test(*arguments: str) -> list[str]:
    return [str(PYTHON), "manage.py", "test", *arguments]


def _lint(_stack: ExitStack) -> list[tuple[list[str], dict[str, str]]]:
    return [([sys.executable, "-m", "scripts.lint"], {})]


def _sqlite(_stack: ExitStack) -> list[tuple[list[str], dict[str, str]]]:
    return [(["make", "--no-print-directory", "test"], {})]


def _postgres(stack: ExitStack) -> list[tuple[list[str], dict[str, str]]]:
    return [(_test(*PARALLEL), {"TEST_DATABASE_URL": stack.enter_context(servers.postgres())})]


def _redis(stack: ExitStack) -> list[tuple[list[str], dict[str, str]]]:
    """What keeps something in the cache: shared facts, the home pages, log-in attempts."""
    environment = {"TEST_CACHE_URL": stack.enter_context(servers.redis())}
    return [(_test("tests.accounts", "tests.cms", "tests.front", "tests.sites"), environment)]


def _elasticsearch(stack: ExitStack) -> list[tuple[list[str], dict[str, str]]]:
    address = stack.enter_context(servers.elasticsearch())
    return [(_test("tests.search"), {"SEARCH_TEST_ELASTICSEARCH": address})]


def _cluster(stack: ExitStack) -> list[tuple[list[str], dict[str, str]]]:
    """Readers and editors in threads of their own, so with a database that serves several."""
    servers.elasticsearch_ensure()
    address = stack.enter_context(servers.postgres())
    environment = {"SEARCH_TEST_CLUSTER": "1", "TEST_DATABASE_URL": address}
    return [(_test("tests.search.test_cluster"), environment)]


def _scans(_stack: ExitStack) -> list[tuple[list[str], dict[str, str]]]:
    """Recognising letters with the real program, which the other suites may be without."""
    recogniser_ensure()
    return [(_test("tests.library.test_extraction"), {"SCAN_TESTS": "1"})]


def _browser(_stack: ExitStack) -> list[tuple[list[str], dict[str, str]]]:
    environment = {"BROWSER_TESTS": "1", "CHROMIUM": program("chromium", "chromium")}
    return [(_test("tests.browser"), environment)]


def _checkers(_stack: ExitStack) -> list[tuple[list[str], dict[str, str]]]:
    """Judges of others: the W3C's HTML checker, parsers of feeds, site maps and calendars."""
    return [(_test("tests.walks.test_checkers"), {"HTML_CHECKER": str(html_checker())})]


SUITES: dict[str, Callable[[ExitStack], list[tuple[list[str], dict[str, str]]]]] = {
    "lint": _lint,
    "sqlite": _sqlite,
    "postgres": _postgres,
    "redis": _redis,
    "elasticsearch": _elasticsearch,
    "cluster": _cluster,
    "checkers": _checkers,
    "scans": _scans,
    "browser": _browser,
}
"""In order. `make test-all SUITES="postgres browser"` runs some, `SUITES=-lint` all but one."""


if __name__ == "__main__":
    sys.exit(main())
