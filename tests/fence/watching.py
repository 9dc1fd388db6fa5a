"""Ears for the crawl: which parameters a view reads, and which messages it leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.messages.storage.base import BaseStorage, Message
from django.http import HttpRequest, HttpResponse, QueryDict

READ: set[str] = set()
"""Names of query parameters that the last request's view asked for."""

HEARD: list[str] = []
"""What the last request put into messages, which the person would read on the next page."""


class WatchedQuery(QueryDict):
    """A query string that notes what is asked of it."""

    def __getitem__(self, key: str) -> Any:
        READ.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        READ.add(str(key))
        return super().__contains__(key)

    def getlist(self, key: str, default: Any = None) -> list[Any]:
        """Note the key."""
        READ.add(key)
        return super().getlist(key, default)


class WatchMiddleware:
    """Puts a watched query string into every request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Watch the query string."""
        READ.clear()
        HEARD.clear()
        request.GET = WatchedQuery(request.META.get("QUERY_STRING", ""))
        return self.get_response(request)


class HeardStorage(BaseStorage):
    """Keeps messages where the crawl looks for them."""

    def _get(self, *args: Any, **kwargs: Any) -> tuple[list[Message], bool]:
        return [], True

    def _store(self, messages: Any, response: HttpResponse, *args: Any, **kwargs: Any) -> list[Any]:
        HEARD.extend(str(message) for message in messages or ())
        return []
