"""Tests: nothing slow, nothing shared with a running site, nothing left behind."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

# Before the base settings are read: a developer's own environment must not reach the tests. Only
# database and cache may be others: `make test-all` runs the suite on PostgreSQL and Redis, too.
for _name, _value in {
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:"),
    "SECRET_KEY": "tests-only-not-a-secret",  # nosec B105
    "BASE_DOMAIN": "localhost:8000",
    "ALLOWED_HOSTS": "testserver",
    "DEBUG": "no",
    "DEMO": "yes",
    "TASKS": "immediate",
    "CACHE_URL": os.environ.get("TEST_CACHE_URL", "locmemcache://tests"),
    "EMAIL_URL": "memorymail://",
    "LOG_LEVEL": "ERROR",
    "MEDIA_URL": "/media/",
}.items():
    os.environ[_name] = _value

from cms.settings.base import *  # noqa: E402, F403 - after the environment

_folder = tempfile.TemporaryDirectory(prefix="school-gate-tests-")
SEARCH_URL = f"{_folder.name}/search"
SEARCH_INDEXING = "off"  # tests say when the index follows; browser tests set "inline"
DOCUMENT_READING = "off"  # likewise for the text of documents
MEDIA_ROOT = Path(_folder.name) / "media"
URGENT_ROOT = f"{_folder.name}/urgent"
MAINTENANCE_FILE = f"{_folder.name}/maintenance.json"

if os.environ.get("BROWSER_TESTS"):
    # A live server writes from several threads, and SQLite's memory databases cannot wait.
    DATABASES["default"]["TEST"] = {"NAME": f"{_folder.name}/db.sqlite3"}  # noqa: F405

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["default"] = {"BACKEND": "django.core.files.storage.FileSystemStorage"}  # noqa: F405
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_AUTOREFRESH = True
TEST_RUNNER = "tests.support.runner.Runner"
