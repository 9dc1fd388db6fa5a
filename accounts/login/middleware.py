"""Who is there: nobody whose session is over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from asgiref.sync import sync_to_async
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from accounts.login.carry import carried_of
from accounts.login.sessions import session_is_over, session_seen
from accounts.login.views import OPEN_NAMES, login_carrying

GetResponse = Callable[[HttpRequest], HttpResponse]


class LoginMiddleware:
    """Judges the session before anybody asks who the user is; place it after authentication.

    Lazy like Django's own: a public page that asks nobody's name costs nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put the judgement in front of the user."""
        request.user = SimpleLazyObject(partial(_judged, request, request.user))  # type: ignore[assignment]
        request.auser = sync_to_async(lambda: request.user)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer a form that comes without a session by the login page, which carries it on."""
        match = request.resolver_match
        if request.method != "POST" or getattr(request, "urlconf", None) is not None:
            return None
        if match is None or match.view_name in OPEN_NAMES:
            return None
        carried = carried_of(request)
        if carried is None or request.user.is_authenticated:
            return None
        return login_carrying(request, carried)


def _judged(request: HttpRequest, user: Any) -> Any:
    """Return who is there as far as everybody else is concerned."""
    if not user.is_authenticated:
        return user
    if session_is_over(request.session):
        request.session.flush()
        if "/admin/" in request.path and hasattr(request, "_messages"):
            messages.warning(request, _("You were away for a while. Please sign in again."))
        return AnonymousUser()
    session_seen(request)
    return user
