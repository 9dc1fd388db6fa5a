"""Pages that every site has to have and nobody writes by hand: site map and statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.visibility import visible
from home.models.enquiry import ANSWER_DAYS, KEEP_DAYS
from home.selectors import contact_url
from sites.frame import site_frame

DEEPEST = 5
"""Stories and notices stay out of the site map page: their lists are in it."""

LISTED_ELSEWHERE = ("storypage", "noticepage", "eventpage", "albumpage")


@dataclass(slots=True)
class Branch:
    """One page of the site map with what stands below it."""

    title: str
    url: str
    branches: list[Branch] = field(default_factory=list)


@require_safe
@cache_control(public=True, max_age=60)
def site_map(request: HttpRequest) -> HttpResponse:
    """The pages of the site as a tree. Raises `Http404` without a site."""
    frame = site_frame(request)
    if frame is None:
        raise Http404
    pages = visible(Page.objects.filter(path__startswith=frame.root_path, depth__lte=DEEPEST))
    pages = pages.exclude(content_type__model__in=LISTED_ELSEWHERE).order_by("path")
    return _page(request, "site_map", branches=_tree(pages, request))


@require_safe
@cache_control(public=True, max_age=3600)
def saved(request: HttpRequest) -> HttpResponse:
    """Where a browser lists the stories that its reader keeps; the server knows none of them."""
    return _page(request, "saved")


@require_safe
@cache_control(public=True, max_age=3600)
def privacy(request: HttpRequest) -> HttpResponse:
    """What the site knows of its readers: next to nothing."""
    return _page(request, "privacy", years=KEEP_DAYS // 365, contact=contact_url())


@require_safe
@cache_control(public=True, max_age=3600)
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the site serves readers with disabilities, and whom to tell about a barrier."""
    return _page(request, "accessibility", days=ANSWER_DAYS, contact=contact_url())


def _page(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    return render(request, f"home/{name}.html", context)


def _tree(pages: Any, request: HttpRequest) -> list[Branch]:
    by_path: dict[str, Branch] = {}
    roots: list[Branch] = []
    for page in pages:
        branch = Branch(page.title, page.get_url(request) or "")
        by_path[page.path] = branch
        above = by_path.get(page.path[:-4])
        (above.branches if above is not None else roots).append(branch)
    return roots
