"""`make lint`: every check that reads the code without running the tests.

All of them run, so that one visit shows everything; the exit code is 1 when any found something.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from scripts.audit import NOTE
from scripts.environment import ROOT, VENV, SetupError, environment_ensure, say

BIN = VENV / "bin"
INDENT = "4"
NO_VERSION_CHECK = "--disable-pip-version-check"
PRODUCT = (
    "accounts blocks cms core demo home library moderation news scripts search sites manage.py"
).split()
"""What bandit reads: everything that runs, and what sets it up."""


def checks() -> list[tuple[str, list[str]]]:
    """Return (what it looks at, command), cheapest first."""
    python = str(BIN / "python")
    manage = [python, "manage.py"]
    return [
        ("rules (ruff)", [str(BIN / "ruff"), "check", "."]),
        ("format (ruff)", [str(BIN / "ruff"), "format", "--check", "."]),
        ("templates (djhtml)", [str(BIN / "djhtml"), "--check", "--tabwidth", INDENT, *_html()]),
        ("layers (import-linter)", [str(BIN / "lint-imports"), "--no-logo"]),
        ("dangerous calls (bandit)", [*_bandit(), *PRODUCT]),
        ("packages fit each other (pip)", [python, "-m", "pip", "check", NO_VERSION_CHECK]),
        ("known weaknesses (pip-audit)", [python, "-m", "scripts.audit"]),
        ("types (mypy)", [str(BIN / "mypy")]),
        ("migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        ("translations", [*manage, "catalog", "check"]),
        ("reference of settings", [*manage, "settings_reference"]),
        ("system checks", [*manage, "check", "--fail-level", "WARNING"]),
    ]


def main() -> int:
    """Run all checks; return the exit code."""
    try:
        environment_ensure(dev=True)
    except SetupError as problem:
        sys.stderr.write(f"make lint: {problem}\n")
        return 1
    found = [name for name, command in checks() if not _passes(name, command)]
    if found:
        say(f"{len(checks()) - len(found)} passed, {len(found)} failed: {', '.join(found)}")
        return 1
    say(f"{len(checks())} passed, 0 failed")
    return 0


def _passes(name: str, command: list[str]) -> bool:
    """Run one check; its output is shown only when it found something."""
    begin = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test"},
        capture_output=True,
        text=True,
        check=False,
    )
    word = "ok" if done.returncode == 0 else "FAILED"
    say(f"{word:7} {name} ({time.monotonic() - begin:.0f} s)")
    if done.returncode == 0 and done.stdout.startswith(NOTE):
        say(f"        {done.stdout.strip()}")
    if done.returncode:
        say((done.stdout + done.stderr).rstrip())
    return done.returncode == 0


def _bandit() -> list[str]:
    return [str(BIN / "bandit"), "--quiet", "--recursive", "--configfile", "pyproject.toml"]


def _html() -> list[str]:
    """Return all templates of ours."""
    found = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("*/templates/**/*.html")]
    return sorted(str(path.relative_to(ROOT)) for path in found)


if __name__ == "__main__":
    sys.exit(main())
