"""Tests: nothing slow, nothing shared."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from cms.settings.base import *  # noqa: F403

SECRET_KEY = "tests-only-not-a-secret"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["localhost", ".localhost", "testserver"]
SEARCH_INDEXING = "off"
SEARCH_URL = str(Path(tempfile.gettempdir()) / f"search-tests-{os.getpid()}")
