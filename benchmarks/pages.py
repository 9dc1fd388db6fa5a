"""What a reader waits for: the results page and the suggestions, as gunicorn answers them.

``python benchmarks/pages.py [--requests 200] [--port 8790]`` starts gunicorn with one worker on the
database and index of this checkout (seed the demo first: ``make run`` does), asks real questions
one after another on the portal and on a school's site, and prints the time that passed and the
server's own CPU time a request; the latter hardly depends on what else the machine does. Promised:
results page p95 at most 80 ms. More than 600 requests a minute meet the limit for readers.
``--url postgres://…`` measures another database.
"""

from __future__ import annotations

import argparse
import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60
TICKS = os.sysconf("SC_CLK_TCK")
QUESTIONS = (
    "tuyen sinh lop 1",
    "tuyển sinh lớp 6",
    "thực đơn tuần",
    "kế hoạch năm học 2026-2027",
    "lich nghi tet",
    "ngay hoi doc sach",
    "đội tuyển cờ vua",
    "an toàn giao thông",
    "tuyển sihn mầm non",
    "danh sách giáo viên",
    "phòng bệnh tay chân miệng",
    "mau don xin nghi hoc",
)
FILTERS = ("", "", "", "&level=primary", "&kind=story&year=2026", "&sort=date", "&page=2")


def server_start(port: int, url: str) -> subprocess.Popen[bytes]:
    """Start gunicorn as production runs it, with one worker so that its CPU time can be read."""
    environment = {**os.environ, "PORT": str(port), "WEB_CONCURRENCY": "1", "DEBUG": "no"}
    if url:
        environment["DATABASE_URL"] = url
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    return subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "cms/gunicorn_conf.py", "cms.wsgi"],
        cwd=ROOT,
        env=environment,
    )


def worker_of(server: int) -> int:
    """Return the process that answers: the one child of the server."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii")
    return int(children.split()[0])


def cpu_ms(process: int) -> float:
    """Return the CPU time of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / TICKS


def ask(port: int, host: str, path: str) -> float:
    """Return the milliseconds of one request. Raises `SystemExit` on anything but 200."""
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        message = f"{host}{path} answered {answer.status}"
        raise SystemExit(message)
    return (time.perf_counter() - started) * 1000


def ready(port: int, host: str) -> None:
    """Wait for the first answer."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            ask(port, host, "/search/")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("gunicorn did not start")


def result_paths(count: int) -> list[str]:
    """Return results pages: every question, some filtered, ordered or paged."""
    return [
        f"/search/?q={quote(QUESTIONS[one % len(QUESTIONS)])}&scope=all"
        f"{FILTERS[one % len(FILTERS)]}"
        for one in range(count)
    ]


def typing_paths(count: int) -> list[str]:
    """Return what the search box asks while the questions are typed, letter by letter."""
    typed = [text[:end] for text in QUESTIONS for end in range(2, len(text) + 1)]
    step = max(len(typed) // count, 1)
    chosen = typed[::step] or typed
    return [
        f"/search/suggest/?q={quote(chosen[one % len(chosen)])}&scope=all" for one in range(count)
    ]


def measure(name: str, port: int, worker: int, hosts: Sequence[str], paths: list[str]) -> None:
    """Ask all paths by turns on all hosts and print the figures."""
    for path in paths[:10]:
        ask(port, hosts[0], path)
    before = cpu_ms(worker)
    times = sorted(ask(port, hosts[one % len(hosts)], path) for one, path in enumerate(paths))
    cpu = (cpu_ms(worker) - before) / len(times)
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(
        f"{name:14} {len(times):4} requests   p50 {p50:6.1f} ms   p95 {p95:6.1f} ms"
        f"   CPU {cpu:5.1f} ms a request"
    )


def hosts_of() -> list[str]:
    """Return the portal's host and one school's."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    import django

    django.setup()
    from wagtail.models import Site

    school = Site.objects.filter(school__isnull=False).order_by("pk").first()
    portal = Site.objects.filter(school__isnull=True).order_by("pk").first()
    if school is None or portal is None:
        raise SystemExit("There is no demo yet: run `make run` once, or `manage.py seed_demo`.")
    return [f"{site.hostname}:{site.port}" for site in (portal, school)]


def main() -> int:
    """Start, measure, stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--port", type=int, default=8790)
    parser.add_argument("--url", default="", help="database address; default: this checkout's")
    options = parser.parse_args()
    if options.url:
        os.environ["DATABASE_URL"] = options.url
    hosts = hosts_of()
    server = server_start(options.port, options.url)
    try:
        ready(options.port, hosts[0])
        worker = worker_of(server.pid)
        measure("results page", options.port, worker, hosts, result_paths(options.requests))
        measure("suggestions", options.port, worker, hosts, typing_paths(options.requests))
        one, five, fifteen = os.getloadavg()
        print(f"load of the machine meanwhile {one:.1f} {five:.1f} {fifteen:.1f}")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
