"""Elasticsearch behind the engine interface."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch
from elasticsearch.helpers import parallel_bulk, streaming_bulk

from search.engines.base import (
    SCHEMA_VERSION,
    Analysed,
    Answer,
    Engine,
    EngineError,
    Hit,
    IndexMissing,
    Plan,
    Rebuild,
    Status,
)
from search.engines.elasticsearch_engine.address import parse_address
from search.engines.elasticsearch_engine.connection import Connection
from search.engines.elasticsearch_engine.mapping import (
    action,
    deletion,
    filling_body,
    serving_settings,
)
from search.engines.elasticsearch_engine.queries import counts_body, counts_of, hits_body

REMEMBERED_SECONDS = 20.0
"""Word frequencies and the number of items may be so old: they only steer ranking."""

SAME_COPY = "pages"
"""Questions go to the same copy of the index, so that equal scores keep their order."""

MOST_REMEMBERED = 50_000
CHUNK = 500
MERGE_SECONDS = 900
"""Longest time for a finished index to be packed; packed it is a quarter of the size and faster."""

SENDERS = 2
"""Threads that send while a rebuild normalises."""

CONFLICT = 409
NOT_FOUND = 404


@lru_cache(maxsize=16)
def _connection(url: str) -> Connection:
    return Connection(parse_address(url))


class ElasticsearchEngine(Engine):
    """One area = one alias; the concrete index behind it carries the schema version in its name."""

    name = "elasticsearch"

    def __init__(self, url: str, area: str) -> None:
        self._connection = _connection(url)
        self.alias = f"{self._connection.address.prefix}-{area}"
        self._frequencies: dict[tuple[str, str], tuple[float, int]] = {}
        self._size: tuple[float, int] | None = None

    @property
    def index_prefix(self) -> str:
        """The beginning of the names of indexes with the present schema."""
        return f"{self.alias}-v{SCHEMA_VERSION}-"

    def _index(self, client: Elasticsearch) -> str:
        """Return the concrete index in use. Raises `IndexMissing`."""
        names = list(client.indices.get_alias(name=self.alias).body)
        current = [name for name in names if name.startswith(self.index_prefix)]
        if not current:
            raise IndexMissing("the index has another schema")
        return current[0]

    def _forget(self) -> None:
        self._frequencies.clear()
        self._size = None

    def usable(self) -> bool:
        """Tell whether the alias points to an index of the present schema."""
        try:
            with self._connection.talking() as client:
                self._index(client)
        except IndexMissing:
            return False
        return True

    # Writing

    def write(self, items: Sequence[Analysed], deleted: Mapping[int, int] | None = None) -> None:
        """Write one batch; older versions than what is there are left out."""
        with self._connection.talking(writing=True) as client:
            index = self._index(client)
            actions = [action(item, index) for item in items]
            actions += [deletion(key, version, index) for key, version in (deleted or {}).items()]
            bulk(client, actions)
            client.indices.refresh(index=index)
        self._forget()

    def rebuild(self) -> Rebuild:
        """Begin a fresh index behind no alias."""
        return ElasticsearchRebuild(self)

    def drop(self) -> None:
        """Delete the alias's indexes and unfinished ones."""
        with self._connection.talking(writing=True) as client:
            for name in client.indices.get(index=f"{self.alias}-v*", expand_wildcards="all").body:
                client.indices.delete(index=name, ignore_unavailable=True)
        self._forget()

    # Asking

    def ask(self, plan: Plan) -> Answer:
        """Answer a plan; see `Plan`."""
        header = {"index": self.alias, "preference": SAME_COPY}
        searches = [header, hits_body(plan), header, counts_body(plan)]
        with self._connection.talking() as client:
            found, counted = (
                self._answered(part) for part in client.msearch(searches=searches)["responses"]
            )
        hits = [self._hit(row) for row in found["hits"]["hits"]]
        total, facets = counts_of(plan, counted)
        return Answer(hits, total, facets)

    @staticmethod
    def _answered(part: dict[str, Any]) -> dict[str, Any]:
        """Return one answer of several; errors come inside it."""
        if part.get("status") == NOT_FOUND:
            raise IndexMissing("there is no index")
        if "error" in part:
            raise EngineError(f"Elasticsearch refused: {part['error']}")
        shards = part["_shards"]
        if shards["failed"] or part.get("timed_out"):
            raise EngineError(f"Elasticsearch answered in part only: {shards}")
        return part

    @staticmethod
    def _hit(row: dict[str, Any]) -> Hit:
        fields = row["fields"]
        return Hit(
            key=int(fields["key"][0]),
            score=float(row.get("_score") or 0.0),
            day=int(fields["day"][0]),
            school=int(fields["place"][0]),
            timely=bool(fields["timely"][0]),
        )

    def frequencies(self, wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, int]]:
        """Look tokens up by the term statistics of an imagined document that holds them all."""
        now = time.monotonic()
        known: dict[str, dict[str, int]] = {}
        unknown: dict[str, list[str]] = {}
        for field, tokens in wanted.items():
            known[field] = {}
            for token in dict.fromkeys(tokens):
                remembered = self._frequencies.get((field, token))
                if remembered is not None and now - remembered[0] < REMEMBERED_SECONDS:
                    known[field][token] = remembered[1]
                else:
                    unknown.setdefault(field, []).append(token)
        if unknown:
            if len(self._frequencies) > MOST_REMEMBERED:
                self._frequencies.clear()
            fresh = self._looked_up(unknown)
            for field, missing in unknown.items():
                for token in missing:
                    known[field][token] = fresh[field].get(token, 0)
                    self._frequencies[field, token] = (now, known[field][token])
        return known

    def _looked_up(self, wanted: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int]]:
        body = {
            "doc": {field: " ".join(tokens) for field, tokens in wanted.items()},
            "fields": list(wanted),
            "term_statistics": True,
            "field_statistics": False,
            "positions": False,
            "offsets": False,
            "payloads": False,
        }
        with self._connection.talking() as client:
            found = client.termvectors(index=self.alias, body=body).body.get("term_vectors", {})
        return {
            field: {
                token: int(facts.get("doc_freq", 0))
                for token, facts in found.get(field, {}).get("terms", {}).items()
            }
            for field in wanted
        }

    def size(self) -> int:
        """Return the number of items, not older than `REMEMBERED_SECONDS`."""
        now = time.monotonic()
        if self._size is None or now - self._size[0] >= REMEMBERED_SECONDS:
            with self._connection.talking() as client:
                self._size = (now, int(client.count(index=self.alias)["count"]))
        return self._size[1]

    def status(self) -> Status:
        """Describe the index and the cluster."""
        try:
            with self._connection.talking() as client:
                index = self._index(client)
                items = int(client.count(index=index)["count"])
                stats = client.indices.stats(index=index, metric="store").body
                health = client.cluster.health(index=index).body
        except IndexMissing as error:
            return Status(False, False, detail=str(error))
        except EngineError as error:
            return Status(True, True, detail=str(error))
        # Without a running primary - nodes are just coming back - there is no size.
        size = stats["_all"]["primaries"].get("store", {}).get("size_in_bytes")
        megabytes = None if size is None else round(size / 1_000_000, 1)
        return Status(True, True, items, megabytes, str(health["status"]))


def bulk(client: Elasticsearch, actions: Iterable[dict[str, Any]]) -> None:
    """Send actions; a newer version that is there already, or nothing to delete, is success."""
    _check(streaming_bulk(client, actions, chunk_size=CHUNK, raise_on_error=False))


def _check(results: Iterable[tuple[bool, dict[str, Any]]]) -> None:
    for succeeded, result in results:
        if succeeded:
            continue
        outcome = next(iter(result.values()))
        if (
            outcome.get("status") not in (CONFLICT, NOT_FOUND)
            or outcome.get("error", {}).get("type") == "index_not_found_exception"
        ):
            raise EngineError(f"Elasticsearch refused an item: {outcome.get('error')}")


class ElasticsearchRebuild(Rebuild):
    """Fills an index that no alias points to yet."""

    def __init__(self, engine: ElasticsearchEngine) -> None:
        self.engine = engine
        self.index = f"{engine.index_prefix}{uuid.uuid4().hex[:12]}"
        self._connection = engine._connection
        with self._connection.talking(writing=True) as client:
            body = filling_body()
            try:
                client.indices.create(index=self.index, body=body)
            except BadRequestError as error:
                # The client repeats what takes too long; nobody else knows the name.
                if error.error != "resource_already_exists_exception":
                    raise

    def add(self, items: Iterable[Analysed]) -> None:
        """Write items; of the same key the highest version stays."""
        actions = (action(item, self.index) for item in items)
        with self._connection.talking(writing=True) as client:
            sent = parallel_bulk(
                client, actions, thread_count=SENDERS, chunk_size=CHUNK, raise_on_error=False
            )
            _check(sent)

    def delete(self, keys: Iterable[int]) -> None:
        """Remove keys whatever their version."""
        with self._connection.talking(writing=True) as client:
            client.indices.refresh(index=self.index)
            bulk(
                client,
                ({"_op_type": "delete", "_index": self.index, "_id": str(key)} for key in keys),
            )

    def finish(self) -> int:
        """Point the alias at the fresh index in one step; delete what it pointed at before."""
        with self._connection.talking(writing=True) as client:
            client.indices.refresh(index=self.index)
            merging = client.options(request_timeout=MERGE_SECONDS)
            merging.indices.forcemerge(index=self.index, max_num_segments=1)
            client.indices.flush(index=self.index)
            settings = serving_settings(self._connection.address.replicas)
            client.indices.put_settings(index=self.index, settings=settings)
            self._wait_for_copies(client)
            old = self._old(client)
            changes: list[dict[str, Any]] = [
                {"remove": {"index": name, "alias": self.engine.alias}} for name in old
            ]
            changes.append({"add": {"index": self.index, "alias": self.engine.alias}})
            client.indices.update_aliases(actions=changes)
            for name in old:
                client.indices.delete(index=name, ignore_unavailable=True)
            count = int(client.count(index=self.index)["count"])
        self.engine._forget()
        return count

    def _wait_for_copies(self, client: Elasticsearch) -> None:
        """Let replicas catch up before readers come; a missing node must not stop us."""
        patient = client.options(ignore_status=408)
        patient.cluster.health(index=self.index, wait_for_status="green", timeout="10s")

    def _old(self, client: Elasticsearch) -> list[str]:
        found = client.options(ignore_status=404).indices.get_alias(name=self.engine.alias).body
        return [name for name in found if name.startswith(f"{self.engine.alias}-v")]

    def abandon(self) -> None:
        """Delete the unfinished index; one to which the alias points is in use and stays.

        The server is asked: of a swap it may have done the whole and only its answer be lost.
        """
        with self._connection.talking(writing=True) as client:
            if self.index in self._old(client):
                return
            client.indices.delete(index=self.index, ignore_unavailable=True)
