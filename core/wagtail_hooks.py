"""Hooks of the lowest layer."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page


@hooks.register("before_serve_page", order=-10)
def refuse_expired_page(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Answer 404 for a page past its expiry, whether or not `publish_scheduled` has run.

    Raises `Http404`. See ADR 0011.
    """
    if page.expire_at is not None and page.expire_at <= timezone.now():
        raise Http404
