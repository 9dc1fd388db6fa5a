"""The OpenSearch description of a site: how a browser adds it to its search box."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from sites.frame import site_frame

SHORT, LONG, LONGEST = 16, 48, 1024
"""Characters that the specification allows for the short name, the long one and the description."""


def opensearch_context(request: HttpRequest) -> dict[str, Any]:
    """Return what the description says. Raises `Http404` where no site answers the host."""
    frame = site_frame(request)
    if frame is None:
        raise Http404

    def address(name: str) -> str:
        return request.build_absolute_uri(reverse(name))

    return {
        "short_name": shortened(frame.name, SHORT),
        "long_name": shortened(frame.name, LONG),
        "name": frame.name,
        "icon": request.build_absolute_uri(static(f"core/favicons/{frame.palette}.svg")),
        "language": get_language() or "vi",
        "results_url": address("search:results"),
        "suggest_url": address("search:suggest_opensearch"),
        "json_url": address("search:json"),
        "self_url": address("search:opensearch"),
    }


def shortened(name: str, most: int) -> str:
    """Return a name of at most so many characters: its last words, which tell it from others."""
    if len(name) <= most:
        return name
    kept: list[str] = []
    for word in reversed(name.split()):
        if len(" ".join([word, *kept])) > most:
            break
        kept.insert(0, word)
    while len(kept) > 1 and kept[0][0].islower():
        del kept[0]
    return " ".join(kept) or name[:most]
