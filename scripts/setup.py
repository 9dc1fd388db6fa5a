"""`make setup`: the virtual environment with all development tools."""

from __future__ import annotations

import sys

from scripts.environment import SetupError, environment_ensure, manage, say


def main() -> int:
    """Make the environment and compile the catalogue; return the exit code."""
    try:
        environment_ensure(dev=True)
        manage("catalog", "compile", quiet=True)
    except SetupError as problem:
        sys.stderr.write(f"make setup: {problem}\n")
        return 1
    say("Ready: .venv/bin/python manage.py help")
    return 0


if __name__ == "__main__":
    sys.exit(main())
