"""The client of a cluster, its errors in our words, and a pause after it was found dead."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from elastic_transport import TransportError
from elasticsearch import ApiError, BadRequestError, Elasticsearch, NotFoundError

from search.engines.base import EngineError, IndexMissing
from search.engines.elasticsearch_engine.address import Address

# The client logs every request at INFO; troubles still come as warnings.
logging.getLogger("elastic_transport").setLevel(logging.WARNING)

DEAD_SECONDS = 2.0
"""After all hosts failed a reader, nobody asks for so long: pages must not wait for the dead."""


class Connection:
    """A client for all hosts. One host's failure is retried on the others by the client."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.client = Elasticsearch(
            list(address.hosts),
            retry_on_timeout=True,
            max_retries=max(len(address.hosts), 2),
            retry_on_status=(429, 502, 503, 504),
            **address.client,
        )
        self._dead_until = 0.0

    @contextmanager
    def talking(self, *, writing: bool = False) -> Iterator[Elasticsearch]:
        """Give the client; raise `EngineError` or `IndexMissing` for what goes wrong.

        A write that nobody takes says nothing about reading: a cluster without a master answers.
        """
        if time.monotonic() < self._dead_until:
            raise EngineError("Elasticsearch did not answer a moment ago")
        try:
            yield self.client
        except NotFoundError as error:
            raise IndexMissing(f"there is no index: {error.message}") from error
        except BadRequestError as error:
            raise EngineError(f"Elasticsearch refused: {error.message} {error.body}") from error
        except ApiError as error:
            raise EngineError(f"Elasticsearch failed: {error.message}") from error
        except TransportError as error:
            if not writing:
                self._dead_until = time.monotonic() + DEAD_SECONDS
            raise EngineError(f"Elasticsearch does not answer: {error.message}") from error
