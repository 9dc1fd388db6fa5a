"""Urgent banners without a database: a file that was written while everything was well.

`/khan-cap/` (people) and `/urgent.json` (machines) answer from it on every host, before sessions,
sites or any query. Expiry is judged when it is read, so a machine that lost its database does not
go on warning of last week's storm.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import split_domain_port
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

logger = logging.getLogger(__name__)

PAGE_PATH = "/khan-cap/"
JSON_PATH = "/urgent.json"
PATHS = frozenset({PAGE_PATH, PAGE_PATH.rstrip("/"), JSON_PATH})
FILE = "urgent.json"
CACHE = "public, max-age=5"


def emergency_path() -> Path:
    """Return where the file lies."""
    return Path(settings.URGENT_ROOT) / FILE


def emergency_write(items: list[dict[str, Any]]) -> None:
    """Replace the file in one step; a full disk is logged and stops nobody's page."""
    path = emergency_path()
    text = json.dumps(
        {"written_at": timezone.now().isoformat(), "items": items}, ensure_ascii=False, indent=1
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".urgent-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError:
        logger.exception("The file of urgent notices could not be written: %s", path)


def emergency_items(host: str) -> list[dict[str, Any]]:
    """Return the banners of one host that have not expired; none when there is no readable file."""
    try:
        items = json.loads(emergency_path().read_text(encoding="utf-8"))["items"]
        found = [_with_moment(item) for item in items if host in item["hosts"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    now = timezone.now()
    return [item for item in found if item["expires_at"] > now]


def _with_moment(item: dict[str, Any]) -> dict[str, Any]:
    return {**item, "expires_at": datetime.fromisoformat(item["expires_at"])}


class EmergencyMiddleware:
    """Answers the two addresses from the file; stands before anything that needs the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or pass on."""
        if request.path_info not in PATHS or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        host, _port = split_domain_port(request.get_host())
        items = emergency_items(host)
        response: HttpResponse
        if request.path_info == JSON_PATH:
            response = JsonResponse(
                {"items": [_public(item) for item in items]},
                json_dumps_params={"ensure_ascii": False},
            )
        else:
            with override("vi"):
                response = HttpResponse(render_to_string("news/urgent.html", {"items": items}))
        response["Cache-Control"] = CACHE
        response["X-Robots-Tag"] = "noindex"
        return response


def _public(item: dict[str, Any]) -> dict[str, Any]:
    """Return what machines get: without the hosts, which tell who else is concerned."""
    public = {name: value for name, value in item.items() if name != "hosts"}
    return {**public, "expires_at": item["expires_at"].isoformat()}
