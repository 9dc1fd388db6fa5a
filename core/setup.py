"""Steps that bring an install's own rows into line with the code; higher layers register them.

`manage.py sync_roles` (and every test builder) runs them all; each step may run any number of times.
"""

from __future__ import annotations

from collections.abc import Callable

SetupStep = Callable[[], bool]
"""Brings something into line; returns whether anything changed."""

_steps: dict[str, SetupStep] = {}


def register_setup_step(name: str, step: SetupStep) -> None:
    """Add a step; call it in `ready()`. The same name again replaces the step."""
    _steps[name] = step


def run_setup_steps() -> dict[str, bool]:
    """Run every registered step in the order of registration; return {name: changed anything}."""
    return {name: step() for name, step in _steps.items()}
