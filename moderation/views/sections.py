"""Sections: the list, arranging one by hand, and looking at it as it will be at a moment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from moderation.approvers import user_is_desk
from moderation.selectors.sections import (
    arrangement_token,
    section_arrangement,
    sections_with_counts,
)
from moderation.services.arranging import ArrangementConflictError, section_arrange
from moderation.views.base import ModerationView
from news.models import SectionPage


class OfficeView(ModerationView):
    """A screen of the desk."""

    trail: tuple[tuple[str, Any], ...] = (("moderation_desk", gettext_lazy("The desk")),)

    def may_enter(self) -> bool:
        """The office's moderators and administrators."""
        return user_is_desk(self.request.user)


class SectionsView(OfficeView):
    """All sections with what stands in them."""

    template_name = "moderation/sections.html"
    page_title = gettext_lazy("Sections")
    header_icon = "list-ol"

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them."""
        return self.show(sections=sections_with_counts())


class ArrangeView(OfficeView):
    """Arrange one section: drag, or the arrow buttons; pins; works without JavaScript."""

    template_name = "moderation/section.html"
    header_icon = "order"
    trail = (*OfficeView.trail, ("moderation_sections", gettext_lazy("Sections")))

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read the section."""
        super().setup(request, *args, **kwargs)
        self.section = get_object_or_404(SectionPage, pk=kwargs["page_id"])
        self.page_title = self.section.title

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Show its items in order."""
        return self.arrangement()

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Save the order as it was posted, after moving one item if an arrow was pressed."""
        ids = _numbers(request.POST.getlist("order"))
        moved = self._moved(ids)
        try:
            section_arrange(
                section=self.section,
                user=request.user,
                feature_ids=ids,
                token=request.POST.get("token", ""),
                pinned_ids=_numbers(request.POST.getlist("pinned")),
            )
        except ArrangementConflictError as conflict:
            messages.error(request, conflict.message)
            return self.arrangement(status=409)
        messages.success(request, _("The order is saved."))
        address = reverse("moderation_section", args=[page_id])
        return redirect(f"{address}#item-{moved}" if moved else address)

    def _moved(self, ids: list[int]) -> int | None:
        """Move the item whose arrow was pressed, in place; return it."""
        for name, step in (("up", -1), ("down", 1)):
            chosen = _numbers([self.request.POST.get(name, "")])
            if chosen and chosen[0] in ids:
                place = ids.index(chosen[0])
                target = min(max(place + step, 0), len(ids) - 1)
                ids.insert(target, ids.pop(place))
                return chosen[0]
        return None

    def arrangement(self, status: int = 200) -> HttpResponse:
        """Render the items as they stand."""
        items = section_arrangement(self.section)
        return self.show(
            status,
            section=self.section,
            items=items,
            token=arrangement_token(item.feature for item in items),
            now=timezone.localtime(),
        )


class PreviewView(OfficeView):
    """The section page, or the portal home, as readers will see it at a given moment."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Render the real page through its own host, with the clock of its dates set to `?at=`."""
        page = get_object_or_404(Page, pk=page_id).specific
        shown = page if request.GET.get("place") != "home" else page.get_parent().specific
        moment = _moment(request.GET.get("at", ""))
        return shown.make_preview_request(
            request, shown.default_preview_mode, extra_request_attrs={"section_moment": moment}
        )


def _numbers(values: list[str]) -> list[int]:
    return [int(value) for value in values if value.isdecimal() and len(value) < 19]


def _moment(text: str) -> datetime:
    """Return the moment that was asked for, in local time; now for nonsense."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        return timezone.now()
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment
