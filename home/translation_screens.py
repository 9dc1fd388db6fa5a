"""What the admin says about pages in English that lag behind, and the list of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from wagtail.models import Page

from accounts.selectors import person_of
from core.pagination import page_of
from home.services import translation_address_give
from home.translation_selectors import (
    behind_of_page,
    behind_of_scope,
    missing_strings,
    translation_of_page,
)
from sites.tenancy.scope import scope_for

ROWS_A_PAGE = 30


@require_safe
def translations_behind(request: HttpRequest) -> HttpResponse:
    """The translations of own pages that lag behind."""
    title = _("English pages that lag behind")
    context = {"page_title": title, "header_title": title, "header_icon": "globe"}
    rows = page_of(behind_of_scope(scope_for(request)), request, ROWS_A_PAGE)
    return render(request, "home/admin/translations_behind.html", {**context, "rows": rows})


def tell_that_it_lags(request: HttpRequest, page: Page) -> None:
    """Say on the edit page of either language that the translation lags behind."""
    for row in behind_of_page(page):
        notice = render_to_string(
            "home/admin/behind_notice.html",
            {"row": row, "is_original": page.pk == row.original_id},
            request=request,
        )
        messages.warning(request, mark_safe(notice))  # noqa: S308  # nosec B308  # a template


def publish_whole_translations_only(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep a page from going live half in English: what has no English would be Vietnamese.

    A whole one gets an English address on the way, if it has none.
    """
    translation = translation_of_page(page)
    if translation is None:
        return None
    missing = missing_strings(translation)
    if not missing:
        translation_address_give(translation=translation, page=page, user=person_of(request))
        return None
    text = ngettext(
        "The page is not published: %(number)d text has no English yet. Translate it below.",
        "The page is not published: %(number)d texts have no English yet. Translate them below.",
        missing,
    )
    messages.error(request, text % {"number": missing})
    return HttpResponseRedirect(request.path)
