"""Several processes publish at once, one may be killed in the middle; nothing may get lost.

``python benchmarks/publishing.py [--processes 4] [--pages 200] [--kill] [--url ADDRESS]`` works on
a
scratch site of its own (SQLite and Tantivy unless told otherwise) and prints what a publication
costs the editor, when it is found, and whether everything is found exactly once.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
MARKER = "robocon"
FOLLOW_SECONDS = 60.0


def environment(folder: str, url: str) -> dict[str, str]:
    """Return the environment of the scratch site."""
    return {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "SEARCH_URL": url or f"{folder}/index",
        "MEDIA_ROOT": f"{folder}/media",
        "CACHE_URL": f"filecache://{folder}/cache",
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "LOG_LEVEL": "ERROR",
    }


def prepare() -> None:
    """Make the scratch site: database, portal, one list of stories."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from sites.services import portal_open

    portal_open(name="Phòng Giáo dục Thử nghiệm")
    _list_of_stories()
    call_command("search_index", "rebuild", verbosity=0)


def publish(worker: int, pages: int) -> None:
    """Publish stories one after another, as an editor does, and print each cost in milliseconds."""
    from news.models import StoryIndexPage, StoryPage, Topic

    index = StoryIndexPage.objects.get()
    topic = Topic.objects.order_by("path").first()
    for number in range(pages):
        story = StoryPage(
            title=f"Tin {MARKER} {worker}-{number}",
            slug=f"tin-{worker}-{number}",
            summary="Cả trường cùng tham gia.",
            topic=topic,
            live=False,
        )
        _add(index.pk, story)
        started = time.perf_counter()
        story.save_revision().publish()
        print(f"{(time.perf_counter() - started) * 1000:.1f}", flush=True)


def _add(index_pk: int, story: object) -> None:
    """Add a child; two processes that add at the same moment must not take the same place."""
    from django.db import transaction

    from news.models import StoryIndexPage

    with transaction.atomic():
        StoryIndexPage.objects.get(pk=index_pk).add_child(instance=story)


def _list_of_stories() -> None:
    from home.models import PortalHomePage
    from news.models import StoryIndexPage

    portal = PortalHomePage.objects.get()
    portal.add_child(instance=StoryIndexPage(title="Tin", slug="tin-thu"))


def found() -> list[int]:
    """Return the keys of all marked stories in the index."""
    from search.engines import get_engine
    from search.engines.base import Plan, Term

    plan = Plan(match=[Term("text_f", MARKER)], limit=100_000)
    return [hit.key for hit in get_engine().ask(plan).hits]


def wanted() -> set[int]:
    """Return the ids of all marked stories that are live."""
    from news.models import StoryPage

    return set(
        StoryPage.objects.filter(live=True, title__contains=MARKER).values_list("pk", flat=True)
    )


def one_publication() -> float:
    """Publish one story and return the seconds until the index holds it."""
    from news.models import StoryIndexPage, StoryPage, Topic

    story = StoryPage(
        title=f"Tin {MARKER}",
        slug=uuid.uuid4().hex,
        summary="x",
        topic=Topic.objects.first(),
        live=False,
    )
    _add(StoryIndexPage.objects.first().pk, story)
    story.save_revision().publish()
    started = time.perf_counter()
    while story.pk not in found():
        time.sleep(0.01)
    return time.perf_counter() - started


def run(options: argparse.Namespace) -> int:
    """Start the publishers, perhaps kill one, and compare index and database."""
    import django

    django.setup()
    prepare()
    command = [sys.executable, __file__, "--pages", str(options.pages), "--worker"]
    workers = [
        subprocess.Popen([*command, str(number)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for number in range(options.processes)
    ]
    if options.kill:
        while len(wanted()) < options.pages:
            time.sleep(0.1)
        workers[0].send_signal(signal.SIGKILL)
    costs = sorted(
        float(line) for worker in workers for line in worker.communicate()[0].splitlines()
    )
    from search.following import wait_until_followed, wake

    wake()
    wait_until_followed(FOLLOW_SECONDS)
    keys = found()
    live = wanted()
    print(f"published {len(live)}, found {len(set(keys))}, twice {len(keys) - len(set(keys))}")
    print(f"cost of a publication: median {costs[len(costs) // 2]:.1f} ms")
    print(f"found after {one_publication():.2f} s")
    wait_until_followed(FOLLOW_SECONDS)
    return 0 if set(keys) == live and len(keys) == len(live) else 1


def main() -> int:
    """Read the options; ``--worker`` is for the processes started here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--kill", action="store_true", help="Kill one publisher in the middle.")
    parser.add_argument("--url", default="", help="Elasticsearch address; default: Tantivy.")
    parser.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker is not None:
        import django

        django.setup()
        publish(options.worker, options.pages)
        return 0
    with tempfile.TemporaryDirectory(prefix="publishing-") as folder:
        os.environ.update(environment(folder, options.url))
        return run(options)


if __name__ == "__main__":
    sys.exit(main())
