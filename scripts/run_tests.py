"""`make test`: set up and run all tests that need no server and no browser."""

from __future__ import annotations

import os
import subprocess
import sys

from scripts.environment import PYTHON, ROOT, SetupError, environment_ensure, manage


def main() -> int:
    """Run the suite; further arguments go to `manage.py test`. Return the exit code."""
    try:
        environment_ensure(dev=False)
        manage("catalog", "compile", quiet=True)
    except SetupError as problem:
        sys.stderr.write(f"make test: {problem}\n")
        return 1
    arguments = sys.argv[1:] or ["--parallel", "2", "--shuffle"]
    return subprocess.run(
        [PYTHON, ROOT / "manage.py", "test", *arguments],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test"},
        check=False,
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
