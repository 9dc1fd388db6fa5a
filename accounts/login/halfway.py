"""People who have given the password and not the second factor yet.

They are halfway: `request.user` is nobody, so nothing of the admin, no restricted page and no
draft opens, and only the views of the second step know who it will be.
"""

from __future__ import annotations

import time

from django.http import HttpRequest

from accounts.login.sessions import STARTED
from accounts.models import User

_HALFWAY = "_halfway_person"
PATIENCE = 15 * 60
"""Seconds from the password to the code; setting a telephone up for the first time takes a few."""


def halfway_note(request: HttpRequest, person: User) -> None:
    """Note who is halfway."""
    setattr(request, _HALFWAY, person)


def halfway_person(request: HttpRequest) -> User | None:
    """Return who is halfway in this session, if anybody."""
    bool(request.user.is_authenticated)  # the judgement is lazy
    person: User | None = getattr(request, _HALFWAY, None)
    return person


def halfway_is_over(request: HttpRequest) -> bool:
    """Whether the password was given too long ago."""
    return time.time() - request.session.get(STARTED, 0) > PATIENCE
