"""Requests that come to a host name a school had before."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.request import split_domain_port

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
