"""Hints that somebody has closed."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from wagtail.admin.views.dismissibles import DismissiblesView

MOST = 50
LONGEST = 200


class OwnDismissiblesView(DismissiblesView):
    """Wagtail's, which stores in the account whatever JSON is sent, or stumbles over it (8.0.1)."""

    def patch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep names of hints with what was answered, and little of it."""
        try:
            sent = json.loads(request.body)
        except (ValueError, RecursionError):
            return HttpResponseBadRequest()
        if not isinstance(sent, dict) or not all(_is_answer(*pair) for pair in sent.items()):
            return HttpResponseBadRequest()
        profile = getattr(request.user, "wagtail_userprofile", None)
        if len(sent.keys() | (profile.dismissibles.keys() if profile else set())) > MOST:
            return HttpResponseBadRequest()
        response: HttpResponse = super().patch(request, *args, **kwargs)
        return response


def _is_answer(name: str, value: Any) -> bool:
    if not isinstance(value, str | bool | int | None):
        return False
    return all(len(text) <= LONGEST and text.isprintable() for text in (name, str(value)))
