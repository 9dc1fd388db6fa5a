"""Which host answers what."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.http.request import split_domain_port
from django.urls import set_urlconf
from wagtail.models import Site

GetResponse = Callable[[HttpRequest], HttpResponse]

PLAIN = "text/plain; charset=utf-8"
HEALTH_PATH = "/healthz"
UNKNOWN_HOST = "Không có trang web nào ở địa chỉ này. / There is no site at this address.\n"
"""Said before any language or template is known, hence both languages at once."""


class HealthMiddleware:
    """Answers ``/healthz`` for whatever watches the server: 200 when the database answers.

    Stands first, because the watcher asks by IP address and without TLS.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the watcher, pass on everybody else."""
        if request.path_info != HEALTH_PATH:
            return self.get_response(request)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            return _plain("database unreachable\n", 503)
        return _plain("ok\n", 200)


class AddressMiddleware:
    """Answers addresses that nothing behind it can read, in words.

    PostgreSQL and the file system stumble over a zero byte in a path. Of a query string with too
    many parameters Django raises an error wherever it is first looked at - last in the page that
    was to tell of the error.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at path and query string once."""
        if "\x00" in request.path_info:
            return HttpResponseNotFound("Not found.\n", content_type=PLAIN)
        try:
            request.GET  # noqa: B018 - reading it is the test
        except SuspiciousOperation:
            return _plain("Too many parameters.\n", 400)
        return self.get_response(request)


def _plain(text: str, status: int) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type=PLAIN)
    response["Cache-Control"] = "no-store"
    return response


class HostMiddleware:
    """Gives the office's host the admin and every other host the public addresses only.

    A school's host must never hold an admin session, so the admin does not exist there. A host
    without a site gets a plain 404, whatever the path.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Choose the addresses by the host. Raises `DisallowedHost` for hosts that are not ours."""
        hostname, _port = split_domain_port(request.get_host())
        if hostname == settings.BASE_HOST:
            return self.get_response(request)
        # Wagtail keeps the answer on the request, so the page that follows asks no second time.
        if Site.find_for_request(request) is None:
            return HttpResponseNotFound(UNKNOWN_HOST, content_type=PLAIN)
        request.urlconf = settings.PUBLIC_URLCONF
        try:
            return self.get_response(request)
        finally:
            # Django leaves the choice on the thread; what runs there next may be no request at all.
            set_urlconf(None)
