"""Requests to a host name that a school had before, and to the site of a closed school."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.request import split_domain_port

from sites.frame import STANDING
from sites.gate import site_gate
from sites.selectors import former_hosts


class FormerHostMiddleware:
    """Answer a former host name with a permanent redirect to the same path at the new one.

    Stands first, so that nothing - no session, no page, no 404 - ever answers under the old name.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Redirect or pass on. Raises `DisallowedHost` for hosts that are none of ours."""
        hostname, _port = split_domain_port(request.get_host())
        address = former_hosts().get(hostname)
        if address is not None:
            return HttpResponsePermanentRedirect(address + request.get_full_path())
        return self.get_response(request)


class ClosedSchoolMiddleware:
    """Answer 410 for lists, feeds, search and letters of a closed school, as its pages do.

    What machines ask of every host (robots, security contact, an empty site map) goes on.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through; judged is the view that it finds."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answer for a closed school, or let the view do it."""
        match = request.resolver_match
        if match is None or match.namespace not in STANDING:
            return None
        return site_gate(request)
