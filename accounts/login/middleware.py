"""Who is there: nobody whose session is over, or who has given half of what it takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from asgiref.sync import sync_to_async
from django.contrib import messages
from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.models import Device

from accounts.login.carry import carried_of
from accounts.login.halfway import halfway_is_over, halfway_note
from accounts.login.second_factor import second_factor_is_due
from accounts.login.sessions import session_is_over, session_seen
from accounts.login.views import OPEN_NAMES, login_carrying
from accounts.models import User

GetResponse = Callable[[HttpRequest], HttpResponse]


class LoginMiddleware:
    """Judges the session before anybody asks who the user is; place it after authentication.

    Lazy like Django's own: a public page that asks nobody's name costs nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put the judgement in front of the user."""
        request.user = SimpleLazyObject(partial(_judged, request))  # type: ignore[assignment]
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


def _judged(request: HttpRequest) -> User | AnonymousUser:
    """Return who is there as far as everybody else is concerned."""
    user = get_user(request)
    if not isinstance(user, User):
        return AnonymousUser()
    if session_is_over(request.session):
        return _sent_away(request)
    confirmed = _is_confirmed(request, user)
    if confirmed is None:
        # An administrator has taken the telephone away, or its owner has in another session.
        return _sent_away(request)
    if not confirmed and second_factor_is_due(user):
        if halfway_is_over(request):
            return _sent_away(request)
        halfway_note(request, user)
        return AnonymousUser()
    session_seen(request)
    return user


def _is_confirmed(request: HttpRequest, user: User) -> bool | None:
    """Whether this session was opened with the second factor, too; None if that exists no more."""
    device_id = request.session.get(DEVICE_ID_SESSION_KEY)
    if not device_id:
        return False
    device = Device.from_persistent_id(device_id)
    if device is None or device.user_id != user.pk or not device.confirmed:
        return None
    return True


def _sent_away(request: HttpRequest) -> AnonymousUser:
    """End the session and say so where it matters."""
    request.session.flush()
    if "/admin/" in request.path and hasattr(request, "_messages"):
        messages.warning(request, _("You were away for a while. Please sign in again."))
    return AnonymousUser()
