"""The operator's switch: while a file lies there, everybody gets the page that says so.

A file, because the database may be just what is being worked on. Each machine has its own.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from cms.headers import ADMIN

GetResponse = Callable[[HttpRequest], HttpResponse]

USUAL_SECONDS = 600
"""When nobody has said until when: ask again after ten minutes."""
LEAST_SECONDS = 60
"""Also said when it takes longer than promised."""


@dataclass(frozen=True, slots=True)
class Maintenance:
    """What the operator has said."""

    until: datetime | None = None
    keep_admin: bool = False

    @property
    def retry_after(self) -> int:
        """Return after how many seconds it is worth asking again."""
        if self.until is None:
            return USUAL_SECONDS
        return max(LEAST_SECONDS, int((self.until - timezone.now()).total_seconds()))


def maintenance_path() -> Path:
    """Return where the file lies."""
    return Path(settings.MAINTENANCE_FILE)


def maintenance_start(*, until: datetime | None = None, keep_admin: bool = False) -> None:
    """Write the file in one step. Raises `OSError` when that is not possible."""
    path = maintenance_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".maintenance-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"until": until and until.isoformat(), "keep_admin": keep_admin}, file)
    Path(name).chmod(0o644)
    Path(name).replace(path)


def maintenance_stop() -> None:
    """Remove the file; it may be gone already."""
    maintenance_path().unlink(missing_ok=True)


def maintenance_now() -> Maintenance | None:
    """Return what is going on; `None` without a file. A file made by hand may be empty."""
    try:
        text = maintenance_path().read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        return Maintenance()
    try:
        said = json.loads(text)
        until = parse_datetime(said["until"]) if said["until"] else None
        return Maintenance(until, keep_admin=said["keep_admin"] is True)
    except (ValueError, KeyError, TypeError):
        return Maintenance()


class MaintenanceMiddleware:
    """Answers 503 on every host; stands before anything that needs the database.

    Static files pass, because the page wears our stylesheet. The admin passes when the operator
    wants the office to go on working.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or pass on."""
        now = maintenance_now()
        if now is None or request.path_info.startswith(settings.STATIC_URL):
            return self.get_response(request)
        if now.keep_admin and _is_admin(request):
            return self.get_response(request)
        response = HttpResponse(render_to_string("503.html", {"until": now.until}), status=503)
        response["Retry-After"] = str(now.retry_after)
        response["Cache-Control"] = "no-store"
        # Django logs a 5xx as an error; this one is meant.
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response


def _is_admin(request: HttpRequest) -> bool:
    hostname, _port = split_domain_port(request.get_host())
    return hostname == settings.BASE_HOST and request.path_info.startswith(ADMIN)
