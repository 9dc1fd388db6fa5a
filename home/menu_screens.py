"""Copying the week's menu into the next week, in the admin."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.selectors import person_of
from core.dates import plain_date
from home.models import WeekMenuPage
from home.services import week_menu_copy
from home.services.menus import week_to_plan


@require_http_methods(["GET", "HEAD", "POST"])
def menu_copy(request: HttpRequest, page_id: int) -> HttpResponse:
    """Say which week would be filled with what, and fill it by POST. Raises `Http404`."""
    page = get_object_or_404(WeekMenuPage, pk=page_id)
    if not page.permissions_for_user(person_of(request)).can_edit():
        raise PermissionDenied
    if request.method == "POST":
        return _copied(request, page)
    latest = page.get_latest_revision_as_object()
    context = {
        "page": page,
        "latest": latest,
        "monday": week_to_plan(latest.week_of),
        "page_title": _("Copy into the next week"),
        "header_title": _("Copy into the next week"),
        "header_icon": "copy",
    }
    return render(request, "home/admin/menu_copy.html", context)


def _copied(request: HttpRequest, page: WeekMenuPage) -> HttpResponse:
    try:
        monday = week_menu_copy(page=page, user=person_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        day = plain_date(monday)
        messages.success(
            request,
            _("A draft for the week of %(day)s is ready: change the dishes, then publish it.")
            % {"day": day},
        )
    return redirect("wagtailadmin_pages:edit", page.pk)
