"""A real cluster of two nodes dies and comes back while people search and publish.

Needs `SEARCH_TEST_CLUSTER` and a database that several threads may write to, which `make test-all`
gives; the nodes are started and stopped here. Of two nodes one is the master: when the other one
dies, changes still reach the index; when the master dies, they wait in the table. No page fails
meanwhile; for a moment some may answer from titles, and say so.
"""

from __future__ import annotations

import os
import sys
import threading
import time
import unittest
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, Self

from django.core.cache import cache
from django.db import connection, connections
from django.test import Client, TransactionTestCase, override_settings
from django.utils import translation

from scripts import elasticsearch_server as server
from search.engines import ADMIN, PUBLIC, get_engine
from search.following import wait_until_followed
from search.models import IndexChange
from search.rebuilding import rebuild
from sites.caching import school_map_forget
from tests.support.district import make_district
from tests.support.stories import make_story

FOLDER = Path(os.environ.get("SEARCH_TEST_CLUSTER_FOLDER", server.DEFAULT_FOLDER))
CATCH_UP_SECONDS = 90
"""Elasticsearch needs some time to find itself, and the follower pauses up to 30 s."""

STORIES = 20
"""Published in each of the three times."""

SAYS_SO = "đang được chuẩn bị"


class Readers:
    """Two people who search without a pause: one the page, one its JSON."""

    def __init__(self) -> None:
        self.pages = 0
        self.failed: list[str] = []
        self.titles_only = 0
        self._stop = threading.Event()
        self._numbers = count()
        self._threads = [
            threading.Thread(target=self._read, args=(path,))
            for path in ("/search/", "/search/results.json")
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _read(self, path: str) -> None:
        try:
            while not self._stop.is_set():
                self._ask(path)
        finally:
            connections.close_all()

    def _ask(self, path: str) -> None:
        try:
            response = ask(path, next(self._numbers))
        except Exception as error:  # noqa: BLE001 - whatever happens is a failed page
            self.failed.append(repr(error))
            return
        self.pages += 1
        if response.status_code != 200 or "Robocon" not in response.content.decode():
            self.failed.append(f"{path}: {response.status_code}")
        elif path.endswith("json") and response.json()["titles_only"]:
            self.titles_only += 1


def ask(path: str, number: int = 0, **parameters: str) -> Any:
    """Ask from an address of one's own, for everybody has limits."""
    address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    client = Client(SERVER_NAME="localhost", SERVER_PORT="8000", REMOTE_ADDR=address)
    return client.get(path, {"q": "robocon", **parameters})


@unittest.skipUnless(os.environ.get("SEARCH_TEST_CLUSTER"), "needs SEARCH_TEST_CLUSTER")
@unittest.skipUnless(connection.vendor == "postgresql", "needs a database with real row locks")
class ClusterTest(TransactionTestCase):
    """Two nodes, one replica; the index follows by itself, as on a real site."""

    serialized_rollback = True
    nodes: list[server.Node]

    @classmethod
    def setUpClass(cls) -> None:
        cls.nodes = server.start(FOLDER, nodes=2)
        cls.addClassCleanup(lambda: server.discard(cls.nodes))
        super().setUpClass()

    def setUp(self) -> None:
        cache.clear()
        school_map_forget()
        self.school = make_district(1).schools[0]
        self.published: list[str] = []
        hosts = ",".join(node.url for node in self.nodes)
        settings = override_settings(
            SEARCH_URL=f"{hosts}?replicas=1&timeout=5&prefix=cluster",
            SEARCH_INDEXING="background",
        )
        settings.enable()
        self.addCleanup(settings.disable)
        self.addCleanup(wait_until_followed)
        for area in (PUBLIC, ADMIN):
            rebuild(area)
        translation.activate("vi")

    def publish(self, stories: int) -> None:
        """Publish stories one after the other, as one school's editor."""
        for _ in range(stories):
            title = f"Robocon số {len(self.published):03}"
            make_story(self.school, title)
            self.published.append(title)

    def until(self, happens: Callable[[], bool], what: str) -> None:
        """Wait for something that has to happen by itself."""
        deadline = time.monotonic() + CATCH_UP_SECONDS
        while not happens():
            self.assertLess(time.monotonic(), deadline, what)
            time.sleep(0.3)

    def followed(self) -> bool:
        """Tell whether no change waits any more."""
        return not IndexChange.objects.pending().exists()

    def copied(self) -> bool:
        """Tell whether both nodes hold everything."""
        return all(get_engine(area).status().detail == "green" for area in (PUBLIC, ADMIN))

    def found(self) -> list[str]:
        """Return the titles of all stories that a reader finds, page by page."""
        titles: list[str] = []
        page = 1
        while True:
            data = ask("/search/results.json", page, page=str(page), size="50").json()
            self.assertFalse(data["titles_only"])
            titles += [one["title"] for one in data["results"]]
            if not data["next"]:
                return sorted(titles)
            page += 1

    def restart(self, *places: int) -> None:
        """Start killed nodes again and wait until both hold everything."""
        again = server.start_again(FOLDER, [self.nodes[place] for place in places])
        for place, node in zip(places, again, strict=True):
            self.nodes[place] = node
        self.until(self.copied, "the nodes did not find each other")

    def all_titles_answer(self) -> bool:
        """Tell whether the database answers for every story; titles are kept for five seconds."""
        data = ask("/search/results.json", 1).json()
        return bool(data["titles_only"]) and data["total"] == len(self.published)

    def test_nodes_die_and_come_back(self) -> None:
        self.publish(1)
        self.until(self.followed, "the first story was not followed")
        with Readers() as readers:
            self.publish(STORIES)
            server.kill_node(self.nodes[1])
            self.publish(STORIES)
            self.until(self.followed, "one node alone did not take the changes")
            self.assertEqual(self.found(), self.published)
            self.restart(1)
            server.kill_node(self.nodes[0])
            self.publish(STORIES)
            self.assertFalse(self.followed(), "without a master nothing can be written")
            self.restart(0)
            self.until(self.followed, "the changes of that time were not followed")
        self.assertEqual(self.found(), self.published)
        self.assertEqual(readers.failed, [])
        sys.stderr.write(f"{readers.pages} pages asked, {readers.titles_only} from titles\n")
        # While a node's silence is being noticed, titles may stand in; that passes by itself.
        self.assertLess(readers.titles_only, readers.pages // 2)
        self.assertGreater(readers.pages, 200)
        self.all_gone()

    def all_gone(self) -> None:
        """Publishing works, search answers from titles and says so; later all is as before."""
        for node in self.nodes:
            server.kill_node(node)
        with Readers() as readers:
            self.publish(5)
            self.assertContains(ask("/search/"), SAYS_SO)
            self.until(self.all_titles_answer, "titles do not answer for all stories")
            self.assertFalse(self.followed())
            self.restart(0, 1)
            self.until(self.followed, "the changes of that time were not followed")
        self.assertEqual(readers.failed, [])
        self.assertGreater(readers.titles_only, 0)
        self.assertEqual(self.found(), self.published)
