"""What the desk and the sections cost when much waits: ``python benchmarks/desk.py``.

Works on a scratch site of its own (``--url postgres://…`` for another database than SQLite). Prints
queries and server time of the desk's first page with nothing and with 2,000 open offers, an item
open, and of section page and portal home with 12 and with 2,000 accepted items. Desk and empty desk
are measured in turns, so that a busy machine slows both. Exits with 1 above the limits of issue 5.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

OPEN_OFFERS = 2_000
FEW, MANY = 12, 2_000
ROUNDS = 120
TURNS = 12
MOST_QUERIES = 25
MOST_RATIO = 1.5


def environment(folder: str, url: str) -> None:
    """Set the environment of the scratch site: as in tests, nothing shared with a real one."""
    os.environ["TEST_DATABASE_URL"] = url or f"sqlite:///{folder}/db.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"


def queries_of(visit: Callable[[], Any]) -> int:
    """Return how many queries a visit costs once everything is warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    visit()
    with CaptureQueriesContext(connection) as queries:
        visit()
    return len(queries)


def milliseconds(visit: Callable[[], Any]) -> float:
    """Return the server time of one visit."""
    begin = time.perf_counter()
    response = visit()
    if response.status_code != 200:
        message = f"the page answered {response.status_code}"
        raise SystemExit(message)
    return (time.perf_counter() - begin) * 1000


def measure_desk(district: Any) -> bool:
    """Print the desk's figures; return whether they keep the limits.

    Empty and full desk are measured in turns: the offers are withdrawn and offered again by turns.
    """
    from django.urls import reverse

    from news.models import Feature
    from tests.support.district import client_of
    from tests.support.many import many_features, many_stories

    school = district.schools[0]
    desk = reverse("moderation_desk")
    client = client_of(district.moderator)

    def visit(**query: Any) -> Callable[[], Any]:
        return lambda: client.get(desk, query)

    many_features(school, many_stories(school, OPEN_OFFERS))
    item = Feature.objects.order_by("offered_at").first().pk
    queries, opened = queries_of(visit()), queries_of(visit(item=item))
    times: dict[str, list[float]] = {"withdrawn": [], "offered": [], "item": []}
    for _turn in range(TURNS):
        for state in ("withdrawn", "offered"):
            Feature.objects.update(state=state)
            visit()()
            times[state] += [milliseconds(visit()) for _round in range(ROUNDS // TURNS)]
        times["item"] += [milliseconds(visit(item=item)) for _round in range(ROUNDS // TURNS)]
    empty, full, with_item = (median(found) for found in times.values())
    ratio = full / empty
    print(f"desk, nothing waits      {empty:7.1f} ms")
    print(f"desk, {OPEN_OFFERS} open offers  {full:7.1f} ms   {queries} queries")
    print(f"  with an item open      {with_item:7.1f} ms   {opened} queries")
    print(f"ratio                    {ratio:7.2f}")
    return queries <= MOST_QUERIES and ratio <= MOST_RATIO


def measure_sections(district: Any) -> bool:
    """Print the sections' figures; return whether the queries are the same."""
    from news.models import Feature
    from tests.support.district import client_of
    from tests.support.many import many_features, many_stories
    from tests.support.stories import make_section

    people, section = district.schools[0], make_section(district, "Gương người tốt")
    pages = {"section page": section.get_url(), "portal home": "/"}
    client = client_of()
    found: dict[str, list[tuple[int, float]]] = {name: [] for name in pages}
    for count in (FEW, MANY):
        missing = count - Feature.objects.filter(state="accepted").count()
        many_features(people, many_stories(people, missing), state="accepted", section=section)
        for name, path in pages.items():
            queries = queries_of(lambda path=path: client.get(path))
            took = median(milliseconds(lambda path=path: client.get(path)) for _ in range(ROUNDS))
            found[name].append((queries, took))
    for name, ((few, few_ms), (many, many_ms)) in found.items():
        print(f"{name:13} {FEW:5} items: {few} queries {few_ms:6.1f} ms")
        print(f"{'':13} {MANY:5} items: {many} queries {many_ms:6.1f} ms")
    return all(few[0] == many[0] for few, many in found.values())


def main() -> int:
    """Measure everything on a scratch site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="", help="an empty database; SQLite in a scratch folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="desk-benchmark-") as folder:
        environment(folder, options.url)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("sync_roles", verbosity=0)
        from sites import shared_facts
        from tests.support.district import make_district

        # Otherwise a count of queries depends on whether three seconds have just passed.
        shared_facts.CACHE_SECONDS = shared_facts.MEMO_SECONDS = 600
        district = make_district(2)
        return 0 if all([measure_desk(district), measure_sections(district)]) else 1


if __name__ == "__main__":
    sys.exit(main())
