"""News of a site as RSS, Atom and JSON Feed: what its lists show, and nothing else.

A school's feed holds its own stories; the portal's holds what stands in district sections. Both
are read at the moment of asking, so a withdrawn story is gone from the feeds, too.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from urllib.parse import urljoin

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.text import without_controls
from home.json_feed import JsonFeed
from news.models import NoticePage, SectionPage, StoryPage
from news.querysets import StoryPageQuerySet
from news.selectors import StoryCard, feature_cards, features_shown, story_cards
from sites.frame import SiteFrame, site_frame

ITEMS = 20
FORMATS: dict[str, type[SyndicationFeed]] = {
    "rss": Rss201rev2Feed,
    "atom": Atom1Feed,
    "json": JsonFeed,
}


@require_safe
@cache_control(public=True, max_age=5, must_revalidate=True)
def news_feed(request: HttpRequest, file_format: str) -> HttpResponse:
    """The newest stories of the site that answers."""
    frame = _frame(request)
    feed = _feed(frame, request, file_format, _("News"))
    for card in _news(frame, request):
        _add_card(feed, card, frame)
    return _answer(feed)


@require_safe
@cache_control(public=True, max_age=5, must_revalidate=True)
def section_feed(request: HttpRequest, slug: str, file_format: str) -> HttpResponse:
    """The stories of one district section. Raises `Http404` on schools and for unknown sections."""
    frame = _frame(request)
    section = (
        SectionPage.objects.filter(path__startswith=frame.root_path, slug=slug).visible().first()
    )
    if section is None:
        raise Http404
    feed = _feed(frame, request, file_format, section.title)
    features = features_shown([section.translation_key]).order_by("-accepted_at", "-pk")
    for card in feature_cards(features[:ITEMS], request):
        _add_card(feed, card, frame)
    return _answer(feed)


@require_safe
@cache_control(public=True, max_age=5, must_revalidate=True)
def notice_feed(request: HttpRequest, file_format: str) -> HttpResponse:
    """The current notices of the site."""
    frame = _frame(request)
    feed = _feed(frame, request, file_format, _("Notices"))
    notices = NoticePage.objects.filter(path__startswith=frame.root_path).visible().current()
    for notice in notices.newest_first()[:ITEMS]:
        address = urljoin(f"{frame.root_url}/", notice.get_url(request) or "")
        feed.add_item(
            title=notice.title,
            link=address,
            description=notice.summary,
            pubdate=_moment(notice.date),
            unique_id=address,
        )
    return _answer(feed)


def stories_feed(
    request: HttpRequest,
    frame: SiteFrame,
    stories: StoryPageQuerySet,
    name: str,
    file_format: str,
) -> HttpResponse:
    """Answer with the newest of some public stories."""
    feed = _feed(frame, request, file_format, name)
    for card in story_cards(stories.newest_first().for_cards()[:ITEMS], request):
        _add_card(feed, card, frame)
    return _answer(feed)


def _frame(request: HttpRequest) -> SiteFrame:
    frame = site_frame(request)
    if frame is None:
        raise Http404
    return frame


def _news(frame: SiteFrame, request: HttpRequest) -> list[StoryCard]:
    if not frame.is_portal:
        stories = StoryPage.objects.filter(path__startswith=frame.root_path).visible()
        return story_cards(stories.newest_first().for_cards()[:ITEMS], request)
    sections = SectionPage.objects.filter(path__startswith=frame.root_path).visible()
    keys = list(sections.values_list("translation_key", flat=True))
    features = features_shown(keys).order_by("-accepted_at", "-pk")
    cards: dict[Any, StoryCard] = {}
    for card in feature_cards(features[: 2 * ITEMS], request):
        cards.setdefault(card.key, card)
    return list(cards.values())[:ITEMS]


def _feed(frame: SiteFrame, request: HttpRequest, file_format: str, name: str) -> SyndicationFeed:
    return FORMATS[file_format](
        title=f"{name} – {frame.name}",
        link=urljoin(f"{frame.root_url}/", frame.home_url),
        description=frame.line or frame.name,
        language=get_language(),
        feed_url=urljoin(f"{frame.root_url}/", request.path),
        author_name=frame.name,
    )


def _add_card(feed: SyndicationFeed, card: StoryCard, frame: SiteFrame) -> None:
    address = urljoin(f"{frame.root_url}/", card.url)
    feed.add_item(
        title=card.title,
        link=address,
        description=card.summary,
        pubdate=_moment(card.date),
        updateddate=card.story.last_published_at if card.story else _moment(card.date),
        unique_id=address,
        author_name=card.school.display_name if card.school else card.source or frame.name,
        categories=[card.topic_label] if card.topic_label else [],
    )


def _readable(value: Any) -> Any:
    if isinstance(value, str):
        return without_controls(value)
    return [_readable(one) for one in value] if isinstance(value, list | tuple) else value


def _moment(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(7, 0)))


def _answer(feed: SyndicationFeed) -> HttpResponse:
    # One control letter in one title would else be an error for everybody who reads the feed.
    for facts in (feed.feed, *feed.items):
        facts.update({key: _readable(value) for key, value in facts.items()})
    response = HttpResponse(content_type=feed.content_type)  # type: ignore[attr-defined]
    feed.write(response, "utf-8")
    return response
