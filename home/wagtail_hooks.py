"""Hooks of the public sites."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page


@hooks.register("before_serve_page")
def serve_in_own_language(
    page: Page, request: HttpRequest, args: Any, kwargs: Any
) -> HttpResponse | None:
    """Lead to a page's own address where it is asked for under another language's."""
    if page.locale.language_code == get_language():
        return None
    address = page.get_url(request)
    return redirect(address) if address and address != request.path else None


@hooks.register("insert_global_admin_css")
def admin_colours() -> SafeString:
    """Colour the admin like the person's school."""
    return format_html('<link rel="stylesheet" href="{}">', static("home/admin.css"))
