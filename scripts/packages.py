"""Debian packages that `make test-all` needs and installs when they are missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from scripts.environment import SetupError, say

POSTGRES_PROGRAMS = Path("/usr/lib/postgresql")
APT_SECONDS = 900


def postgres_programs() -> Path:
    """Return the folder of PostgreSQL's programs; the newest version where there are several."""
    if not _postgres_versions():
        install("postgresql")
    return _postgres_versions()[-1] / "bin"


def program(name: str, package: str) -> str:
    """Return a program's path, installed if need be."""
    if shutil.which(name) is None:
        install(package)
    path = shutil.which(name)
    if path is None:
        raise SetupError(f"{name} is missing: install the package {package}.")
    return path


def recogniser_ensure() -> None:
    """See to it that Tesseract reads Vietnamese here."""
    tesseract = program("tesseract", "tesseract-ocr")
    known = subprocess.run(
        [tesseract, "--list-langs"], capture_output=True, text=True, check=False, timeout=60
    )
    if "vie" not in known.stdout.split():
        install("tesseract-ocr-vie")


def install(*packages: str) -> None:
    """Install packages with apt. Raises `SetupError` where that is not possible."""
    wanted = " ".join(packages)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise SetupError(
            f"a package is missing: install {wanted} (Debian's names), then run again."
        )
    say(f"Installing {wanted} …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(
            command,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=APT_SECONDS,
        )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise SetupError(f"apt could not install {wanted}; its last words: {last}")


def _postgres_versions() -> list[Path]:
    if not POSTGRES_PROGRAMS.is_dir():
        return []
    found = [one for one in POSTGRES_PROGRAMS.iterdir() if (one / "bin" / "initdb").exists()]
    return sorted(found, key=lambda one: int(one.name) if one.name.isdigit() else 0)
