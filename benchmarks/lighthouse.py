"""Lighthouse, mobile preset, on the pages that parents open most, as production serves them.

``python -m benchmarks.lighthouse [--lighthouse PROGRAM] [--schools 3] [--reports FOLDER]
[PAGE…]``. Needs Lighthouse 12 (Node), Chromium, nginx and OpenSSL. A district of its own is seeded
in a folder that is removed; gunicorn runs with the production settings behind nginx with TLS and
HTTP/2, set up as `docs/how-to/operate.md` says. The addresses lead to this machine only.

The score for speed is simulated from what was measured on this machine: on a busy one it varies.
The other columns do not.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.environment import PYTHON, ROOT
from scripts.servers import free_port

DOMAIN = "gate.test"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
EXPECTED = {("results", "is-crawlable")}
"""Search results are kept out of other search engines on purpose, so this audit must fail there."""
STORY_BYTES = 60_000
START_SECONDS = 60
MARK = "LIGHTHOUSE_RUN"
"""Variable that tells the processes of this run from those of others."""
BROWSER = (
    "--headless=new --no-sandbox --disable-gpu --ignore-certificate-errors "
    '--host-resolver-rules="MAP gate.test:443 {at}, MAP *.gate.test:443 {at}"'
)
ADDRESSES = """
import json
from news.models import SectionPage, StoryPage
from sites.models import School
school = School.objects.order_by("pk").first()
story = (StoryPage.objects.live().descendant_of(school.root_page)
         .exclude(cover=None).order_by("pk").first())
section = SectionPage.objects.live().order_by("path").first()
print(json.dumps({
    "portal": "https://DOMAIN/",
    "section": section.full_url,
    "story": story.full_url,
    "school": school.root_page.full_url,
    "results": "https://DOMAIN/search/?q=h%E1%BB%8Dc+sinh",
}))
""".replace("DOMAIN", DOMAIN)
NGINX = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
    upstream gate {{ server 127.0.0.1:{gate}; keepalive 16; }}
    server {{
        listen 127.0.0.1:{port} ssl http2;
        server_name {domain} *.{domain};
        ssl_certificate {folder}/cert.pem;
        ssl_certificate_key {folder}/key.pem;
        gzip on;
        gzip_types text/css text/javascript application/javascript application/json image/svg+xml
                   text/xml;
        location /static/ {{
            alias {root}/var/static/;
            add_header Cache-Control "public, max-age=31536000, immutable";
            gzip_static on;
        }}
        location /media/images/ {{
            alias {folder}/media/images/;
            add_header Cache-Control "public, max-age=2592000";
            add_header X-Content-Type-Options nosniff;
        }}
        location / {{
            proxy_pass http://gate;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $host;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-For $remote_addr;
        }}
    }}
}}
"""


def main() -> int:
    """Seed, serve, measure, print; return 1 when something misses its goal."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", help="portal section story school results")
    parser.add_argument("--lighthouse", default="lighthouse", help="the program")
    parser.add_argument("--chromium", default=os.environ.get("CHROMIUM", "chromium"))
    parser.add_argument("--schools", type=int, default=3)
    parser.add_argument("--reports", type=Path, help="keep the full reports here")
    options = parser.parse_args()
    for program in (options.lighthouse, options.chromium, "nginx", "openssl"):
        if shutil.which(program) is None:
            parser.error(f"{program} is missing: install it, or name it by its option.")
    signal.signal(signal.SIGTERM, _leave)
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        addresses = seed(folder, options.schools)
        port = stack.enter_context(serving(folder))
        missed = [
            fault
            for page, address in addresses.items()
            if not options.pages or page in options.pages
            for fault in judge(page, measure(page, address, port, folder, options))
        ]
    for fault in missed:
        print("MISSED", fault)
    return 1 if missed else 0


def _leave(number: int, _frame: object) -> None:
    """End as after an error, so that everything that was started is stopped."""
    sys.exit(128 + number)


def _sweep(mark: str) -> None:
    """End the browsers of this run that are still there.

    Lighthouse starts Chromium in a session of its own: ending Lighthouse does not end it. What
    was started with our mark in its environment is ours, whoever its parent is now.
    """
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark.encode() in (process / "environ").read_bytes().split(b"\0"):
                os.kill(int(process.name), signal.SIGKILL)


def _settings(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "BASE_DOMAIN": DOMAIN,
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "CACHE_URL": f"filecache://{folder}/cache",
        "SEARCH_URL": f"{folder}/search",
        "MEDIA_ROOT": f"{folder}/media",
        "URGENT_ROOT": f"{folder}/urgent",
        "EMAIL_URL": f"filemail:///{folder}/mail",
        "DEFAULT_FROM_EMAIL": f"no-reply@{DOMAIN}",
        "LOG_LEVEL": "WARNING",
    }


def _production(folder: Path) -> dict[str, str]:
    return {
        **_settings(folder),
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "BEHIND_TLS_PROXY": "yes",
    }


def _manage(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [PYTHON, "-W", "ignore", "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def seed(folder: Path, schools: int) -> dict[str, str]:
    """Make a database with demo content; return the addresses to look at."""
    demo = {**_settings(folder), "DJANGO_SETTINGS_MODULE": "cms.settings.dev", "DEMO": "yes"}
    for command in ("migrate", "sync_roles", "sync_workflow", "open_portal"):
        _manage(demo, command, "--verbosity=0")
    _manage(demo, "seed_demo", "--schools", str(schools))
    _manage(_production(folder), "collectstatic", "--noinput", "--verbosity=0")
    found = _manage(demo, "shell", "--no-imports", "--command", ADDRESSES)
    addresses: dict[str, str] = json.loads(found.splitlines()[-1])
    return addresses


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[int]:
    """Run gunicorn and nginx until the block ends; yield nginx's port."""
    gate, port = free_port(), free_port()
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", f"/CN={DOMAIN}", "-keyout", f"{folder}/key.pem"),
            *("-addext", f"subjectAltName=DNS:{DOMAIN},DNS:*.{DOMAIN}"),
            *("-out", f"{folder}/cert.pem"),
        ],
        check=True,
        capture_output=True,
    )
    folder.chmod(0o755)
    configuration = folder / "nginx.conf"
    configuration.write_text(
        NGINX.format(folder=folder, gate=gate, port=port, domain=DOMAIN, root=ROOT)
    )
    nginx = str(shutil.which("nginx"))
    gunicorn = [str(PYTHON), "-W", "ignore", "-m", "gunicorn", "--config", "cms/gunicorn_conf.py"]
    servers = [
        subprocess.Popen(
            [*gunicorn, "cms.wsgi"], cwd=ROOT, env={**_production(folder), "PORT": str(gate)}
        ),
        subprocess.Popen([nginx, "-c", str(configuration), "-e", f"{folder}/nginx.log"]),
    ]
    try:
        _wait_for(port)
        yield port
    finally:
        for server in servers:
            server.terminate()
        for server in servers:
            server.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + START_SECONDS
    command = ["curl", "--insecure", "--silent", "--fail", "--output", os.devnull]
    command += ["--resolve", f"{DOMAIN}:{port}:127.0.0.1", f"https://{DOMAIN}:{port}/robots.txt"]
    while subprocess.run(command, check=False).returncode:
        if time.monotonic() > until:
            raise SystemExit("the server did not answer")
        time.sleep(0.5)


def measure(
    page: str, address: str, port: int, folder: Path, options: argparse.Namespace
) -> dict[str, Any]:
    """Return Lighthouse's report on one address; the first visit warms the server, uncounted."""
    target = (options.reports or folder) / f"{page}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    command = [
        *(options.lighthouse, address, "--quiet", "--output=json", f"--output-path={target}"),
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={BROWSER.format(at=f'127.0.0.1:{port}')}",
    ]
    browser = {"CHROME_PATH": str(shutil.which(options.chromium)), MARK: str(folder)}
    try:
        for _warm in range(2):
            subprocess.run(command, check=True, env={**os.environ, **browser})
    finally:
        _sweep(f"{MARK}={folder}")
    report: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return report


def judge(page: str, report: dict[str, Any]) -> Iterator[str]:
    """Print one line about a page; yield what misses a goal."""
    audits = report["audits"]
    scores = {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}
    requests = audits["network-requests"]["details"]["items"]
    total = sum(one.get("transferSize", 0) for one in requests)
    pictures = sum(
        one.get("transferSize", 0) for one in requests if one.get("resourceType") == "Image"
    )
    blocking = (audits.get("render-blocking-resources", {}).get("details") or {}).get("items", [])
    scripts = [one["url"] for one in blocking if ".js" in one["url"]]
    shift = audits["cumulative-layout-shift"]["numericValue"]
    print(f"{page:9}", *(f"{name} {score}" for name, score in scores.items()), sep="  ")
    print(
        f"{'':9}  {total:,} bytes, {total - pictures:,} without pictures, "
        f"{len(requests)} requests; "
        f"first paint {audits['first-contentful-paint']['displayValue']}, "
        f"largest {audits['largest-contentful-paint']['displayValue']}, "
        f"blocked {audits['total-blocking-time']['displayValue']}, layout shift {shift:.3f}, "
        f"scripts that block: {len(scripts)}"
    )
    for name in CATEGORIES:
        faults = _failed(report, name)
        unexpected = [one for one in faults if (page, one) not in EXPECTED]
        for one in set(faults) - set(unexpected):
            print(f"{'':9}  {one} fails on purpose: results are not for other search engines")
        if scores[name] < GOALS[name] and (unexpected or name == "performance"):
            yield f"{page}: {name} {scores[name]} < {GOALS[name]}: {', '.join(unexpected)}"
    if shift:
        yield f"{page}: layout shift {shift:.3f}"
    yield from (f"{page}: {address} blocks" for address in scripts)
    if page == "story" and total - pictures > STORY_BYTES:
        yield f"story: {total - pictures:,} bytes without pictures > {STORY_BYTES:,}"


def _failed(report: dict[str, Any], category: str) -> list[str]:
    """Return the audits of a category that count and are not perfect."""
    return [
        one["id"]
        for one in report["categories"][category]["auditRefs"]
        if one["weight"]
        and (report["audits"][one["id"]]["score"] or 0) < 1
        and report["audits"][one["id"]]["scoreDisplayMode"] != "notApplicable"
    ]


if __name__ == "__main__":
    sys.exit(main())
