"""`make audit`, and a part of `make lint`: known weaknesses of the pinned packages.

The lists live on other people's servers. When none answers, that is said in one line and is no
failure: a machine without the network cannot mend it. A weakness that is found is one, unless
`EXPLAINED` says why it does not concern us.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

from scripts.environment import ROOT, VENV, say

NOTE = "note:"
"""First word of what `make lint` shows although nothing failed."""

SERVICES = ("pypi", "osv")
"""Who is asked, one after the other until one knows the packages."""

SECONDS = 60
FILES = ("requirements.txt", "requirements-dev.txt")

EXPLAINED: dict[str, str] = {}
"""Id of a weakness -> why it does not concern us, with the date on which somebody judged it."""


@dataclass(slots=True)
class Audit:
    """What one service said."""

    service: str
    known: int = 0
    unknown: list[str] = field(default_factory=list)
    """Packages that the service has no entry for; a mirror has none at all."""
    weaknesses: dict[str, str] = field(default_factory=dict)


def main() -> int:
    """Ask, report, and return the exit code."""
    for service in SERVICES:
        audit = ask(service)
        if audit is not None and audit.known:
            return report(audit)
    say(f"{NOTE} not judged: no list of known weaknesses answers here ({', '.join(SERVICES)}).")
    return 0


def ask(service: str) -> Audit | None:
    """Ask one service about every pinned package; None when it does not answer."""
    files = [word for file in FILES for word in ("--requirement", file)]
    command = [
        *(str(VENV / "bin" / "pip-audit"), "--no-deps", "--disable-pip"),
        *("--progress-spinner", "off", "--format", "json", "--timeout", "10"),
        *("--vulnerability-service", service, *files),
    ]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=SECONDS
        )
        told: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return None
    return judged(service, told["dependencies"])


def judged(service: str, packages: list[dict[str, Any]]) -> Audit:
    """Return what an answer of pip-audit says."""
    audit = Audit(service)
    for package in packages:
        if "skip_reason" in package:
            audit.unknown.append(package["name"])
            continue
        audit.known += 1
        for found in package["vulns"]:
            mended = ", ".join(found["fix_versions"]) or "no version yet"
            text = f"{package['name']} {package['version']}, mended in {mended}"
            audit.weaknesses[found["id"]] = text
    return audit


def report(audit: Audit) -> int:
    """Print what was found; return 1 when something is neither mended nor explained."""
    open_ones = {key: text for key, text in audit.weaknesses.items() if key not in EXPLAINED}
    stale = EXPLAINED.keys() - audit.weaknesses.keys()
    for key, text in sorted(open_ones.items()):
        say(f"{key}: {text}. Change the pin, or say in scripts/audit.py why it is no concern.")
    for key in sorted(stale):
        say(f"{key} is explained in scripts/audit.py and not found any more: drop the line.")
    if open_ones or stale:
        return 1
    say(
        f"{NOTE} {audit.known} packages asked at {audit.service}, {len(audit.unknown)} unknown "
        f"there, {len(audit.weaknesses)} weaknesses, {len(EXPLAINED)} explained."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
