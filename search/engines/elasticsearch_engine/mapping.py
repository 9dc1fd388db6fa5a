"""Index settings, mapping and documents. Only what every Elasticsearch core has is used."""

from __future__ import annotations

from typing import Any

from search.engines.base import FACET_FIELDS, SCHEMA_VERSION, TEXT_FIELDS, Analysed
from search.engines.recency import recency

MOST_ANSWERS = 1_000_000
"""Window of one answer: the admin's search asks for all candidates before the database limits."""

DELETIONS_REMEMBERED = "1h"
"""So long a deletion's version is kept, to refuse an older write that comes late."""


def filling_body() -> dict[str, Any]:
    """Return settings and mapping of an index that is being filled and that nobody reads yet.

    Texts come folded and cut from our normaliser, so the ``whitespace`` analyzer takes them at the
    blanks and does nothing else: a third to a half more items a second than ``standard``. One
    shard: 45,000 pages are few, and document frequencies stay exact.
    """
    text = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
    properties: dict[str, Any] = dict.fromkeys(TEXT_FIELDS, text)
    properties |= {name: {"type": "keyword"} for name in FACET_FIELDS}
    properties |= {name: {"type": "long"} for name in ("key", "day", "expires", "place", "recency")}
    properties["timely"] = {"type": "byte"}
    return {
        "settings": {
            "index": {
                "number_of_shards": 1,
                "number_of_replicas": 0,
                "refresh_interval": "-1",
                # A fill that a crash cuts short begins anew, so nobody waits for the disk.
                "translog.durability": "async",
                "translog.sync_interval": "60s",
                # The end packs everything; what is packed before is packed twice.
                "merge.policy.segments_per_tier": 50,
                "max_result_window": MOST_ANSWERS,
                "gc_deletes": DELETIONS_REMEMBERED,
            }
        },
        "mappings": {
            "dynamic": "strict",
            "_source": {"enabled": False},
            "_meta": {"schema": SCHEMA_VERSION},
            "properties": properties,
        },
    }


def serving_settings(replicas: str) -> dict[str, Any]:
    """Return the settings that change when an index is put into use."""
    copies = (
        {"number_of_replicas": int(replicas)}
        if replicas.isdigit()
        else {"auto_expand_replicas": replicas}
    )
    return {
        "refresh_interval": "1s",
        "translog.durability": "request",
        "translog.sync_interval": None,
        "merge.policy.segments_per_tier": None,
        **copies,
    }


def source(item: Analysed) -> dict[str, Any]:
    """Turn an analysed record into an Elasticsearch document."""
    return {
        **{name: text for name, text in item.text.items() if text},
        **item.facets,
        "key": item.key,
        "day": item.day,
        "expires": item.expires,
        "place": item.school,
        "timely": int(item.timely),
        "recency": recency(item.day, item.key),
    }


def action(item: Analysed, index: str) -> dict[str, Any]:
    """Return the bulk action that writes an item unless a newer version is there."""
    return {
        "_op_type": "index",
        "_index": index,
        "_id": str(item.key),
        "version": item.version,
        "version_type": "external_gte",
        "_source": source(item),
    }


def deletion(key: int, version: int, index: str) -> dict[str, Any]:
    """Return the bulk action that deletes a key unless a newer version is there."""
    return {
        "_op_type": "delete",
        "_index": index,
        "_id": str(key),
        "version": version,
        "version_type": "external_gte",
    }
