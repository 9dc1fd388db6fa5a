"""Development, and `make run`."""

from __future__ import annotations

from cms.settings.base import *  # noqa: F403 - settings are layered

INTERNAL_IPS = ["127.0.0.1"]
