"""Middleware of the public sites."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from home.languages import away_from_missing_language


class MissingLanguageMiddleware:
    """No site answers in a language that it is not written in; stands after `LocaleMiddleware`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Redirect, or let the request through."""
        return away_from_missing_language(request) or self.get_response(request)
