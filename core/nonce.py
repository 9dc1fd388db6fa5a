"""The nonce of an answer: the word that lets a script of ours stand inside a page.

The content security policy forbids scripts inside pages. Wagtail's admin needs a few that set a
widget up; our versions of those templates carry the nonce (``{% nonce %}``), a new one each
request, and the policy of that one answer names it. Nothing that somebody typed can know it. The
public pages have no such script, so their policy names none.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


class Nonce:
    """Made when it is first asked for, so that the policy knows whether anybody did."""

    def __init__(self) -> None:
        self.value = ""

    def take(self) -> str:
        """Return the nonce: 128 random bits."""
        if not self.value:
            self.value = secrets.token_urlsafe(16)
        return self.value


_current: ContextVar[Nonce | None] = ContextVar("nonce", default=None)


@contextmanager
def nonce_of_answer() -> Iterator[Nonce]:
    """Give the request that is answered inside the block a nonce of its own."""
    nonce = Nonce()
    before = _current.set(nonce)
    try:
        yield nonce
    finally:
        _current.reset(before)


def nonce_attribute() -> SafeString:
    """Return `` nonce="…"`` for a script element; nothing outside a request."""
    nonce = _current.get()
    return format_html(' nonce="{}"', nonce.take()) if nonce is not None else SafeString()


def choosers_sign() -> None:
    """Let the scripts of choosers, which no template holds, carry the nonce; call it in `ready()`.

    The element that Wagtail appends is the first of its kind: what stands before it is escaped.
    """
    from wagtail.admin.widgets.chooser import BaseChooser

    stock = BaseChooser.render
    if hasattr(stock, "__wrapped__"):
        return

    @wraps(stock)
    def render(self: Any, *args: Any, **kwargs: Any) -> SafeString:
        html: str = stock(self, *args, **kwargs)
        signed = html.replace("<script>", f"<script{nonce_attribute()}>", 1)
        return mark_safe(signed)  # noqa: S308  # nosec B308  # Wagtail's own HTML

    BaseChooser.render = render
