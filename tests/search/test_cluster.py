"""A real cluster of two nodes: one dies, both die, both come back; readers and editors go on.

Needs `SEARCH_TEST_CLUSTER`, which `make test-all` sets; the nodes are started and stopped here.
"""

from __future__ import annotations

import os
import threading
import time
import unittest
from pathlib import Path

from django.test import override_settings

from scripts import elasticsearch_server as server
from search.draining import drain
from search.engines import ADMIN, PUBLIC, get_engine
from search.engines.base import EngineError
from search.models import IndexChange
from search.rebuilding import rebuild
from search.selectors import SearchRequest, search_results
from tests.support.district import DistrictTestCase
from tests.support.stories import make_story

FOLDER = Path(os.environ.get("SEARCH_TEST_CLUSTER_FOLDER", server.DEFAULT_FOLDER))
CATCH_UP_SECONDS = 90


@unittest.skipUnless(os.environ.get("SEARCH_TEST_CLUSTER"), "needs SEARCH_TEST_CLUSTER")
class ClusterTest(DistrictTestCase):
    """Two nodes, one replica."""

    nodes: list[server.Node]

    @classmethod
    def setUpClass(cls) -> None:
        cls.nodes = server.start(FOLDER, nodes=2)
        cls.addClassCleanup(lambda: server.stop_nodes(cls.nodes))
        super().setUpClass()

    def setUp(self) -> None:
        super().setUp()
        hosts = ",".join(node.url for node in self.nodes)
        settings = override_settings(SEARCH_URL=f"{hosts}?replicas=1&timeout=5&prefix=cluster")
        settings.enable()
        self.addCleanup(settings.disable)
        for area in (PUBLIC, ADMIN):
            rebuild(area)
        drain()

    def publish(self, number: int) -> None:
        """Publish one story and try to bring it into the index."""
        make_story(self.district.schools[0], f"Robocon {number}")
        try:
            drain()
        except EngineError:
            return

    def catch_up(self) -> None:
        """Drain until it works, as the follower does."""
        deadline = time.monotonic() + CATCH_UP_SECONDS
        while time.monotonic() < deadline:
            try:
                drain()
                return
            except EngineError:
                time.sleep(0.5)
        self.fail("the index did not catch up")

    def found(self) -> int:
        """Return how many of the stories a reader finds."""
        return search_results(SearchRequest("robocon", page_size=50)).total

    def search_while(self, stop: threading.Event, failures: list[str]) -> None:
        """Ask the engine over and over."""
        engine = get_engine(PUBLIC)
        while not stop.is_set():
            try:
                engine.size()
                engine._forget()
            except EngineError as error:
                failures.append(str(error))
            time.sleep(0.02)

    def test_nodes_die_and_come_back(self) -> None:
        self.publish(0)
        stop, failures = threading.Event(), []
        reader = threading.Thread(target=self.search_while, args=(stop, failures))
        reader.start()
        for number in range(1, 6):
            self.publish(number)
        server.kill_node(self.nodes[1])
        for number in range(6, 11):
            self.publish(number)
            self.found()
        stop.set()
        reader.join()
        self.assertEqual(failures, [])
        self.catch_up()
        self.assertEqual(self.found(), 11)

        server.kill_node(self.nodes[0])
        time.sleep(0.5)
        self.publish(11)
        results = search_results(SearchRequest("robocon", page_size=50))
        self.assertTrue(results.degraded)
        self.assertEqual(results.total, 12)
        self.assertTrue(IndexChange.objects.pending().exists())

        type(self).nodes = server.start_again(FOLDER, self.nodes)
        self.catch_up()
        self.assertFalse(IndexChange.objects.pending().exists())
        self.assertEqual(self.found(), 12)
        self.assertFalse(search_results(SearchRequest("robocon")).degraded)
