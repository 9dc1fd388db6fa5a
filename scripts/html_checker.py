"""The Nu Html Checker (what validator.w3.org runs), kept in `var/tools/`; needs Java and npm."""

from __future__ import annotations

import subprocess
from pathlib import Path

from scripts.environment import ROOT, SetupError, say
from scripts.packages import program

VERSION = "26.9.27"
FOLDER = ROOT / "var" / "tools"
JAR = "node_modules/vnu-jar/build/dist/vnu.jar"
INSTALL_SECONDS = 300


def html_checker() -> Path:
    """Return the checker's archive, fetched once. Raises `SetupError`."""
    program("java", "default-jre-headless")
    home = FOLDER / f"vnu-{VERSION}"
    if not (home / JAR).exists():
        npm = program("npm", "npm")
        say("Installing the HTML checker …")
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(home)]
        done = subprocess.run(
            [*command, f"vnu-jar@{VERSION}"],
            capture_output=True,
            text=True,
            check=False,
            timeout=INSTALL_SECONDS,
        )
        if done.returncode or not (home / JAR).exists():
            last = (done.stderr.strip().splitlines() or ["no message"])[-1]
            raise SetupError(f"npm could not install the HTML checker; its last words: {last}")
    return home / JAR
