"""Hooks of moderation."""

from __future__ import annotations

from typing import Any

from wagtail import hooks

from moderation.log_actions import log_actions_register


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what the audit log holds about offers."""
    log_actions_register(actions)
