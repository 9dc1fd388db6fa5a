"""Make and keep the virtual environment; standard library only, as nothing is installed yet.

Every failure ends in one line that says what to do (`SetupError`).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "requirements.sha256"
MINIMUM = (3, 11)
FREE_MEGABYTES = 1500


class SetupError(Exception):
    """Set-up cannot go on; the message is one line and says what the person has to do."""


def environment_ensure(*, dev: bool) -> Path:
    """Return the environment's Python, made or updated when requirements have changed.

    `dev` adds the tools of `make lint` and `make test-all`. Raises `SetupError`.
    """
    if sys.version_info[:2] < MINIMUM:
        raise SetupError("Python 3.11 or newer is needed: install it, then run make again.")
    files = [ROOT / "requirements.txt", *([ROOT / "requirements-dev.txt"] if dev else [])]
    wanted = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    have = _stamp_read()
    if PYTHON.exists() and all(have.get(name) == digest for name, digest in wanted.items()):
        return PYTHON
    _check_disk()
    if not _python_works():
        _venv_make()
    say("Installing packages (once; some minutes on a slow line) …")
    _pip_install(files)
    STAMP.write_text("".join(f"{name} {digest}\n" for name, digest in (have | wanted).items()))
    return PYTHON


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _stamp_read() -> dict[str, str]:
    if not STAMP.exists():
        return {}
    return dict(line.split() for line in STAMP.read_text().splitlines() if line)


def _check_disk() -> None:
    if shutil.disk_usage(ROOT).free < FREE_MEGABYTES * 1024 * 1024:
        raise SetupError(f"The disk is nearly full: free {FREE_MEGABYTES} MB, then run make again.")


def _python_works() -> bool:
    if not PYTHON.exists():
        return False
    done = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False)
    return done.returncode == 0


def _venv_make() -> None:
    say("Making the virtual environment in .venv …")
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SetupError(
            "Python's venv module is missing: install it (Debian: apt install python3-venv)."
        )


def _pip_install(files: list[Path]) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for file in files:
        command += ["-r", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    last = (done.stderr.strip().splitlines() or ["no message"])[-1]
    if any(word in done.stderr for word in ("Connection", "resolve", "timed out", "Retrying")):
        raise SetupError(
            "The package index cannot be reached: check the network, then run make again."
        )
    raise SetupError(f"pip could not install the packages; its last words: {last}")


def manage(*arguments: str, python: Path = PYTHON, quiet: bool = False) -> None:
    """Run a management command; raises `SetupError` naming it when it fails."""
    done = subprocess.run(
        [python, ROOT / "manage.py", *arguments],
        cwd=ROOT,
        env=os.environ,
        stdout=subprocess.DEVNULL if quiet else None,
        check=False,
    )
    if done.returncode:
        raise SetupError(f"`python manage.py {' '.join(arguments)}` failed: its message is above.")
