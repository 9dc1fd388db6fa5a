"""Development and `make run`."""

from __future__ import annotations

from cms.settings.base import *  # noqa: F403

SECRET_KEY = SECRET_KEY or "development-only-not-a-secret"  # noqa: F405
