"""News in templates."""

from __future__ import annotations

from typing import Any

from django import template

from news.models import NoticePage
from news.notice_selectors import urgent_notices as urgent_notices_of
from news.topic_signs import topic_sign as topic_sign_of
from sites.frame import site_frame

register = template.Library()

register.filter("topic_sign", topic_sign_of)


@register.simple_tag(takes_context=True)
def urgent_notices(context: dict[str, Any]) -> list[dict[str, str]]:
    """Return the urgent notices above this page as titles and addresses."""
    request = context.get("request")
    frame = site_frame(request, context.get("page") or None) if request is not None else None
    if frame is None:
        return []
    notices: list[NoticePage] = urgent_notices_of(frame.root_path)
    return [{"title": notice.title, "url": notice.get_url(request) or ""} for notice in notices]
