"""Production starts with a sane environment and refuses any other, naming the variable."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from django.conf import settings
from django.test import SimpleTestCase

SANE = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": "v3ry-l0ng-and-never-used-anywhere-else-0123456789-abcdefghij",
    "BASE_DOMAIN": "gate.example.test",
    "DATABASE_URL": "postgres://gate:secret@127.0.0.1:5432/gate",
    "EMAIL_URL": "smtp+tls://gate:secret@mail.example.test:587",
    "DEFAULT_FROM_EMAIL": "gate@example.test",
}


class ProductionTests(SimpleTestCase):
    """A process of its own for each case: settings are read once."""

    def run_check(self, **changes: str) -> subprocess.CompletedProcess[str]:
        """Run `check --deploy` with the sane environment and some changes; an empty one is gone."""
        with tempfile.TemporaryDirectory() as folder:
            environment = {
                "PATH": os.environ["PATH"],
                "PYTHONWARNINGS": "ignore",
                "CACHE_URL": f"filecache://{folder}/cache",
                "SEARCH_URL": f"{folder}/search",
                "MEDIA_ROOT": f"{folder}/media",
                **SANE,
                **changes,
            }
            kept = {name: value for name, value in environment.items() if value}
            return subprocess.run(
                [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
                cwd=settings.BASE_DIR,
                env=kept,
                capture_output=True,
                text=True,
                check=False,
            )

    def assert_refused(self, name: str, value: str) -> None:
        """Production does not start, and one line says which variable is wrong."""
        done = self.run_check(**{name: value})
        said = (done.stderr + done.stdout).strip().splitlines()
        self.assertNotEqual(done.returncode, 0, f"{name}={value!r} was accepted")
        self.assertTrue(any(name in line for line in said[-3:]), said[-3:])
        self.assertNotIn(SANE["SECRET_KEY"], done.stderr + done.stdout)

    def test_a_sane_environment_is_clean(self) -> None:
        done = self.run_check()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("no issues", done.stdout + done.stderr)

    def test_what_is_required_is_asked_for(self) -> None:
        for name in ("SECRET_KEY", "BASE_DOMAIN", "DATABASE_URL", "EMAIL_URL"):
            with self.subTest(name):
                self.assert_refused(name, "")

    def test_unsafe_values_are_refused(self) -> None:
        for name, value in (
            ("SECRET_KEY", "short"),
            ("SECRET_KEY", "a" * 60),
            ("DEBUG", "yes"),
            ("DEBUG", "perhaps"),
            ("DEMO", "yes"),
            ("ALLOWED_HOSTS", "*"),
            ("ALLOWED_HOSTS", "www.example.test,*.example.test"),
            ("BASE_DOMAIN", "*"),
            ("BASE_DOMAIN", "localhost:8000"),
            ("DATABASE_URL", "nonsense"),
            ("TASKS", "later"),
            ("HSTS_SECONDS", "a year"),
        ):
            with self.subTest(f"{name}={value}"):
                self.assert_refused(name, value)

    def test_demo_content_does_not_exist(self) -> None:
        """Its commands are not even known."""
        done = subprocess.run(
            [sys.executable, "manage.py", "seed_demo"],
            cwd=settings.BASE_DIR,
            env={"PATH": os.environ["PATH"], **SANE},
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("Unknown command", done.stderr)
