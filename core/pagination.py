"""Pages of lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest


def page_of(items: Sequence[Any] | Any, request: HttpRequest, per_page: int) -> Page:
    """Return the page that ``?page=`` asks for; nonsense leads to the first or last page.

    `shown_numbers` on the result is what the navigation lists (with gaps).
    """
    paginator = Paginator(items, per_page)
    page = paginator.get_page(request.GET.get("page"))
    page.shown_numbers = list(  # type: ignore[attr-defined]
        paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    )
    return page
