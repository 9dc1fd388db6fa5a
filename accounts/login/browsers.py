"""Browsers in which somebody has logged in before.

A cookie remembers them, signed, so that a stranger who guesses at an account from elsewhere cannot
keep its owner out, and a school behind one network address is not kept out by one pupil.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

SALT = "accounts.login.browsers"
DAYS = 180
MOST_ACCOUNTS = 12
"""A staff-room computer is shared; the accounts used longest ago fall out."""


def cookie_name() -> str:
    """Return the cookie's name; over TLS the prefix binds it to this very host."""
    return "__Host-known" if settings.SESSION_COOKIE_SECURE else "known"


def known_browser(request: HttpRequest, account: str) -> str:
    """Return the mark that this browser carries for an account's key; empty for a new browser."""
    return _marks(request).get(account, "")


def browser_remember(request: HttpRequest, response: HttpResponseBase, account: str) -> None:
    """Note in the browser that an account's owner has just logged in here."""
    marks = _marks(request)
    mark = marks.pop(account, "") or secrets.token_urlsafe(9)
    marks[account] = mark
    latest = dict(list(marks.items())[-MOST_ACCOUNTS:])
    response.set_cookie(
        cookie_name(),
        signing.dumps(latest, salt=SALT, compress=True),
        max_age=DAYS * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _marks(request: HttpRequest) -> dict[str, str]:
    """Return account key -> mark as the cookie has them; nothing of a forged or old cookie."""
    try:
        marks: dict[str, str] = signing.loads(
            request.COOKIES.get(cookie_name(), ""), salt=SALT, max_age=DAYS * 24 * 3600
        )
    except signing.BadSignature:
        return {}
    return marks
