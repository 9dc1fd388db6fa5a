"""Small template helpers that need nothing but the value before them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from core.dates import near_date, plain_date
from core.icons import DEFAULT_ICON, ICONS
from core.said import Said, said_in_vietnamese

register = template.Library()

WORD_BREAK = mark_safe("<wbr>")  # nosec B308  # our own constant

_JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw a line icon; it is decoration, so words must stand beside it."""
    drawing = ICONS.get(name) or ICONS[DEFAULT_ICON]
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(drawing),  # noqa: S308  # nosec B308  # our own constant
    )


@register.simple_tag
def said(words: Said | str) -> SafeString:
    """Write words; those in another language than the page with that language."""
    language = getattr(words, "language", "")
    if not language:
        return format_html("{}", str(words))
    return format_html('<span lang="{}">{}</span>', language, str(words))


@register.filter
def lang(words: Said | str) -> SafeString:
    """Write the ``lang`` attribute of words in another language than the page, with a blank."""
    language = getattr(words, "language", "")
    return format_html(' lang="{}"', language) if language else SafeString()


@register.filter
def vietnamese(words: str) -> Said:
    """Say of words that the library keeps them in Vietnamese only."""
    return said_in_vietnamese(words)


@register.filter
def day(value: date | None) -> str:
    """Show a date in the reader's way of writing it."""
    return plain_date(value)


@register.filter
def day_near(value: date | None) -> str:
    """Show "today", "yesterday" or the date."""
    return near_date(value)


@register.filter
def breakable(mail: str) -> SafeString:
    """Let a long mail address go on in the next line before its @, where it must break at all."""
    name, at, domain = mail.partition("@")
    return format_html("{}{}{}{}", name, WORD_BREAK if at else "", at, domain)


@register.filter
def host(address: str) -> str:
    """Show only the host of an address, for links that lead elsewhere."""
    return urlsplit(address).hostname or address


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **changes: Any) -> str:
    """Return the request's query string with some parameters changed; None drops one.

    The page number always goes: another filter means another first page.
    """
    request = context.get("request")
    query: QueryDict = request.GET.copy() if request is not None else QueryDict(mutable=True)
    if "page" not in changes:
        query.pop("page", None)
    for key, value in changes.items():
        if value in (None, ""):
            query.pop(key, None)
        else:
            query[key] = str(value)
    text = query.urlencode()
    return f"?{text}" if text else "?"


@register.filter
def json_ld(data: Any) -> SafeString:
    """Write structured data as a ``<script type="application/ld+json">`` element."""
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False).translate(_JSON_ESCAPES)
    return mark_safe(  # noqa: S308  # nosec B308  # <, > and & are escaped above
        f'<script type="application/ld+json">{text}</script>'
    )
