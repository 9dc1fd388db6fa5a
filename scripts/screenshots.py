"""Pictures of every kind of page: telephone and desk, light and dark.

``.venv/bin/python -m scripts.screenshots [--folder var/screenshots] [--port 8017] [WORD…]``: of
the database that `make run` has filled, with a server of its own. WORDs choose pages whose name
contains one of them; ``--list`` says the names.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.environment import PYTHON, ROOT

if TYPE_CHECKING:
    from tests.support.page_kinds import Sight

SIZES = {"390": {"width": 390, "height": 844}, "1280": {"width": 1280, "height": 900}}
SCHEMES = ("light", "dark")
QUALITY = 82
START_SECONDS = 60
TALLEST = 6000
"""Pixels: beyond it a list repeats itself."""


def main() -> int:
    """Serve, walk, take pictures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("words", nargs="*")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "screenshots")
    parser.add_argument("--port", type=int, default=8017)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    sights = _sights(options.words, options.port)
    if options.list:
        print("\n".join(sight.name for sight in sights))
        return 0
    options.folder.mkdir(parents=True, exist_ok=True)
    with _serving(options.port):
        count = sum(1 for _one in _pictures(sights, options.folder, options.port))
    print(f"{count} pictures of {len(sights)} pages in {options.folder}")
    return 0


def _sights(words: list[str], port: int) -> list[Sight]:
    """Return the pages to look at, from the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    os.environ["BASE_DOMAIN"] = f"localhost:{port}"
    import django

    django.setup()
    from tests.support.page_kinds import sights

    return [one for one in sights() if not words or any(word in one.name for word in words)]


@contextmanager
def _serving(port: int) -> Iterator[None]:
    """Run a server until the block ends."""
    command = [str(PYTHON), "-W", "ignore", "-m", "gunicorn", "--config", "cms/gunicorn_conf.py"]
    environment = {**os.environ, "PORT": str(port), "DEBUG": "no", "LOG_LEVEL": "ERROR"}
    server = subprocess.Popen([*command, "cms.wsgi"], cwd=ROOT, env=environment)
    try:
        until = time.monotonic() + START_SECONDS
        while not _answers(port):
            if server.poll() is not None or time.monotonic() > until:
                raise SystemExit("the server did not start; see above")
            time.sleep(0.3)
        yield
    finally:
        server.terminate()
        server.wait()


def _answers(port: int) -> bool:
    try:
        address = f"http://localhost:{port}/healthz"
        with urllib.request.urlopen(address, timeout=5) as answer:  # nosec B310  # our own server
            return bool(answer.status == 200)
    except OSError:
        return False


def _pictures(sights: list[Sight], folder: Path, port: int) -> Iterator[Path]:
    """Take four pictures of each page."""
    from playwright.sync_api import sync_playwright

    from tests.browser.base import CHROMIUM, CHROMIUM_FLAGS

    with sync_playwright() as playwright:
        browser: Any = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        for size, viewport in SIZES.items():
            page = browser.new_page(viewport=viewport, locale="vi-VN", reduced_motion="reduce")
            for sight in sights:
                host = f"{sight.school}.localhost" if sight.school else "localhost"
                page.emulate_media(color_scheme="light")
                page.goto(f"http://{host}:{port}{sight.path}")
                _load_all(page)
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme=scheme)
                    target = folder / f"{sight.name}-{size}-{scheme}.jpg"
                    _take(page, target, viewport["width"])
                    yield target
        browser.close()


def _load_all(page: Any) -> None:
    """Have lazy pictures come, too."""
    page.evaluate("document.querySelectorAll('img').forEach(image => image.loading = 'eager')")
    page.wait_for_load_state("networkidle")


def _take(page: Any, target: Path, width: int) -> None:
    height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    page.screenshot(
        path=target,
        type="jpeg",
        quality=QUALITY,
        full_page=True,
        clip={"x": 0, "y": 0, "width": width, "height": height},
    )


if __name__ == "__main__":
    sys.exit(main())
