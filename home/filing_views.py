"""Pages of topics and tags: the same addresses on the portal and on every school's site."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.feeds import stories_feed
from news.filing_selectors import (
    filed_context,
    stories_of_site,
    tag_named,
    tag_stories,
    topic_named,
    topic_rows,
    topic_stories,
)
from news.models import Topic
from news.querysets import StoryPageQuerySet
from sites.frame import Link, SiteFrame, site_frame

fresh_for_a_moment = cache_control(public=True, max_age=5, must_revalidate=True)


@require_safe
@fresh_for_a_moment
def topics(request: HttpRequest) -> HttpResponse:
    """Every topic that the site has stories of. Raises `Http404` without a site."""
    frame = _frame(request)
    rows = topic_rows(frame.root_path, is_portal=frame.is_portal)
    return render(request, "news/topics.html", {"rows": rows, "heading": _("Topics")})


@require_safe
@fresh_for_a_moment
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories of a topic. Raises `Http404` for unknown ones."""
    frame, found = _frame(request), _topic(slug)
    stories = topic_stories(found, _stories(frame))
    frame.crumbs.append(Link(_("Topics"), reverse("public:topics")))
    context: dict[str, Any] = {
        "heading": found.display_name,
        "kicker": _("Topic"),
        "feed_url": reverse("public:topic_feed", args=[found.slug, "rss"]),
    }
    return _page(request, frame, stories, context)


@require_safe
@fresh_for_a_moment
def topic_feed(request: HttpRequest, slug: str, file_format: str) -> HttpResponse:
    """The newest stories of a topic as a feed. Raises `Http404` for unknown ones."""
    frame, found = _frame(request), _topic(slug)
    stories = topic_stories(found, _stories(frame))
    return stories_feed(request, frame, stories, found.display_name, file_format)


@require_safe
@fresh_for_a_moment
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories with a tag. Raises `Http404` where no public story has it."""
    frame, found = _frame(request), tag_named(slug)
    if found is None:
        raise Http404
    stories = tag_stories(found, _stories(frame))
    if not stories.exists():
        raise Http404
    # Tags are Vietnamese: the other language has no such page, so the switch leads to its home.
    frame.languages = [
        replace(language, url=f"/{language.code}/", same_page=False) for language in frame.languages
    ]
    return _page(request, frame, stories, {"heading": found.name, "kicker": _("Tag")})


def _page(
    request: HttpRequest, frame: SiteFrame, stories: StoryPageQuerySet, context: dict[str, Any]
) -> HttpResponse:
    context |= filed_context(stories, request) | {"is_portal": frame.is_portal}
    return render(request, "news/filed.html", context)


def _frame(request: HttpRequest) -> SiteFrame:
    frame = site_frame(request)
    if frame is None:
        raise Http404
    return frame


def _stories(frame: SiteFrame) -> StoryPageQuerySet:
    return stories_of_site(frame.root_path, is_portal=frame.is_portal)


def _topic(slug: str) -> Topic:
    found = topic_named(slug)
    if found is None:
        raise Http404
    return found
