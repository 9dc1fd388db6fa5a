"""Elasticsearch keeps the engines' contract: a real server, never an imitation.

`make test-all` starts one and sets ``SEARCH_TEST_ELASTICSEARCH`` to its address.
"""

from __future__ import annotations

import os
import unittest
import uuid

from django.core.exceptions import ImproperlyConfigured
from django.test import SimpleTestCase, TestCase

from search.analysis import analyse
from search.engines.base import EngineError, Plan, Record
from search.engines.elasticsearch_engine.address import parse_address
from search.engines.elasticsearch_engine.engine import ElasticsearchEngine
from tests.search.contract import EngineContract

ADDRESS = os.environ.get("SEARCH_TEST_ELASTICSEARCH", "")


@unittest.skipUnless(ADDRESS, "needs SEARCH_TEST_ELASTICSEARCH")
class ElasticsearchContractTest(EngineContract, TestCase):
    """The contract on the real server."""

    def new_engine(self) -> ElasticsearchEngine:
        return ElasticsearchEngine(ADDRESS, f"test-{uuid.uuid4().hex[:10]}")

    def test_an_older_write_that_comes_late_is_left_out(self) -> None:
        self.fill(Record(1, "Một", version=1))
        self.write(Record(1, "Mới", version=9))
        self.write(Record(1, "Cũ", version=5))
        self.assertEqual(self.keys("mới"), [1])
        self.write(deleted={1: 12})
        self.write(Record(1, "Cũ", version=10))
        self.assertEqual(self.engine.keys(), set())


class DeadElasticsearchTest(SimpleTestCase):
    """No server: an error in our words, at once, and no waiting afterwards."""

    def test_a_dead_server_is_an_engine_error(self) -> None:
        engine = ElasticsearchEngine("http://127.0.0.1:9?timeout=1", "dead")
        for _ in range(2):
            with self.assertRaises(EngineError):
                engine.ask(Plan())
        with self.assertRaises(EngineError):
            engine.write([analyse(Record(1, "a"))])
        self.assertIn("not answer", engine.status().detail)

    def test_a_write_that_nobody_takes_keeps_no_reader_away(self) -> None:
        """Without a master a cluster still answers: see `ClusterTest`."""
        engine = ElasticsearchEngine("http://127.0.0.1:9?timeout=2", "dead")
        with self.assertRaises(EngineError):
            engine.write([analyse(Record(1, "a"))])
        with self.assertRaisesRegex(EngineError, "does not answer"):
            engine.ask(Plan())
        with self.assertRaisesRegex(EngineError, "a moment ago"):
            engine.ask(Plan())


class AddressTest(SimpleTestCase):
    """What `SEARCH_URL` may say."""

    def test_hosts_security_and_names(self) -> None:
        address = parse_address(
            "https://es1,https://es2:9201?api_key=abc&prefix=office&replicas=2&timeout=3"
        )
        self.assertEqual(address.hosts, ("https://es1:9200", "https://es2:9201"))
        self.assertEqual(address.prefix, "office")
        self.assertEqual(address.replicas, "2")
        self.assertEqual(address.client, {"request_timeout": 3.0, "api_key": "abc"})

    def test_a_wrong_option_is_named(self) -> None:
        with self.assertRaisesMessage(ImproperlyConfigured, "apikey"):
            parse_address("https://es1:9200?apikey=abc")
