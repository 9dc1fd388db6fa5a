"""Search engines behind one interface; `SEARCH_URL` chooses.

A folder (or ``tantivy:///folder``) means Tantivy inside the process; ``http(s)://host[,host…]``
means Elasticsearch, with an optional ``#prefix`` for index names.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings

from search.engines.base import Engine

PUBLIC, ADMIN = "public", "admin"
"""The two areas: what the public may find, and everything, drafts included, for the admin."""


@lru_cache(maxsize=64)
def engine_for(url: str, area: str) -> Engine:
    """Return the engine of an address and area; one object a process."""
    if url.startswith(("http://", "https://")):
        from search.engines.elasticsearch_engine.engine import ElasticsearchEngine

        return ElasticsearchEngine(url, area)
    from search.engines.tantivy_engine.engine import TantivyEngine

    folder = urlsplit(url).path if url.startswith("tantivy://") else url
    return TantivyEngine(folder, area)


def get_engine(area: str = PUBLIC) -> Engine:
    """Return the configured engine for an area."""
    return engine_for(str(settings.SEARCH_URL), area)
