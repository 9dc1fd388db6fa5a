"""News in templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from news.models import NoticePage
from news.notice_selectors import urgent_notices as urgent_notices_of
from news.topic_signs import topic_sign as topic_sign_of
from news.urgent import UrgentItem, urgent_items
from sites.frame import site_frame

register = template.Library()

register.filter("topic_sign", topic_sign_of)


@register.simple_tag(takes_context=True)
def urgent_notices(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the urgent notices above this page: the office's banners first, then the site's own.

    Each is ``{"title", "text", "url", "language"}``; `language` is set where it is not the page's.
    """
    request = context.get("request")
    frame = site_frame(request, context.get("page") or None) if request is not None else None
    if frame is None:
        return []
    notices: list[NoticePage] = urgent_notices_of(frame.root_path)
    return [
        *(_banner(item) for item in urgent_items(frame.site.hostname)),
        *({"title": page.title, "url": page.get_url(request) or ""} for page in notices),
    ]


def _banner(item: UrgentItem) -> dict[str, Any]:
    """What nobody has put into English is said in Vietnamese: better than not at all."""
    english = get_language() == "en"
    translated = english and bool(item.title_en)
    return {
        "title": item.title_en if translated else item.title,
        "text": item.text_en if translated else item.text,
        "url": item.link,
        "language": "vi" if english and not translated else "",
    }
