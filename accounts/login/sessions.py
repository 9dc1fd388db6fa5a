"""How long a session lasts: so long without a sign of life, and so long at most."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

STARTED = "login.started"
SEEN = "login.seen"
SEEN_EVERY = 60
"""Seconds between two notes of a sign of life; a note costs a write."""

NO_SIGN_OF_LIFE = "/editing-sessions/"
"""An editor left open says by itself every few seconds that it is still there."""


def session_start(request: HttpRequest, **_signal: Any) -> None:
    """Start the clocks; receives `user_logged_in`."""
    request.session[STARTED] = request.session[SEEN] = int(time.time())


def session_is_over(session: SessionBase) -> bool:
    """Whether somebody's session has been idle, or has lasted, for too long."""
    now = time.time()
    idle = now - session.get(SEEN, 0)
    lasted = now - session.get(STARTED, 0)
    return idle > settings.SESSION_IDLE_SECONDS or lasted > settings.SESSION_COOKIE_AGE


def session_seen(request: HttpRequest) -> None:
    """Note that the person is there."""
    now = int(time.time())
    if now - request.session[SEEN] >= SEEN_EVERY and NO_SIGN_OF_LIFE not in request.path:
        request.session[SEEN] = now
