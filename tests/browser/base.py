"""Ground of the browser tests: a live server on a free port, and Debian's Chromium."""

from __future__ import annotations

import os
import unittest
from pathlib import Path
from typing import Any, ClassVar

from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.db import connection
from django.test import override_settings, tag

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
ENABLED = os.environ.get("BROWSER_TESTS") == "1"
"""Set by `make test-all`, which installs the browser; `make test` needs none."""


@tag("browser")
@unittest.skipUnless(ENABLED, "browser tests run in make test-all")
class BrowserTestCase(StaticLiveServerTestCase):
    """A live server on `localhost`, on a port that the system finds free for every class.

    The settings name that port before a test makes its schools. A number agreed on beforehand
    was found taken on other machines. Chromium resolves every name below `localhost` to this
    machine by itself.
    """

    port: ClassVar[int] = 0
    host: ClassVar[str] = "localhost"
    browser: ClassVar[Any]
    playwright: ClassVar[Any]
    serialized_rollback: ClassVar[bool] = True

    @classmethod
    def setUpClass(cls) -> None:
        """Start server and browser."""
        # Playwright's synchronous interface runs an event loop: Django takes that for async code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        initial_data = getattr(connection, "_test_serialized_contents", "")
        cls.port = 0
        super().setUpClass()
        cls.port = cls.server_thread.port
        cls.enterClassContext(cls._settings_of_port())
        from playwright.sync_api import sync_playwright

        cls.playwright = sync_playwright().start()
        # Under Playwright's event loop Django has another connection, which must know, too, what
        # migrations made and what is to be put back after each test.
        connection._test_serialized_contents = initial_data
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(
            executable_path=CHROMIUM, args=CHROMIUM_FLAGS, headless=True
        )
        cls.addClassCleanup(cls.browser.close)

    @classmethod
    def _settings_of_port(cls) -> override_settings:
        """Return settings under which portal and schools answer on the server's port."""
        domain = f"{cls.host}:{cls.port}"
        return override_settings(
            BASE_DOMAIN=domain,
            BASE_PORT=cls.port,
            WAGTAILADMIN_BASE_URL=f"http://{domain}",
            CSRF_TRUSTED_ORIGINS=[f"http://{domain}"],
        )

    def person(self, *, size: dict[str, int], **options: Any) -> Any:
        """Return a page in a fresh browser profile, as if somebody else sat down; closed after."""
        context = self.browser.new_context(viewport=size, locale="vi-VN", **options)
        context.set_default_timeout(20_000)
        self.addCleanup(context.close)
        return context.new_page()

    def url(self, path: str = "/", *, school: str = "") -> str:
        """Return an address on the portal, or on a school's host."""
        host = f"{school}.{self.host}" if school else self.host
        return f"http://{host}:{self.port}{path}"

    def login(self, page: Any, username: str, password: str) -> None:
        """Log in through the real form."""
        page.goto(self.url("/admin/login/"))
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", password)
        page.click("button[type=submit], input[type=submit]")
        page.wait_for_url(lambda address: "/login" not in address)

    def keep(self, page: Any, name: str) -> None:
        """Keep a screenshot for the documentation when `BROWSER_SCREENSHOTS` names a folder."""
        folder = os.environ.get("BROWSER_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=False)
