"""The school's board: every story of a school and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState, get_default_page_content_type

from moderation.approvers import schools_joined, schools_mastered
from news.models import Feature, FeatureState, StoryPage
from sites.selectors import SchoolCard, school_map

DRAFTS_SHOWN = 12
OFFERABLE_SHOWN = 8
CLOSED_SHOWN = 8
PLACED_SHOWN = 30

STANDING = (FeatureState.OFFERED, FeatureState.RETURNED, FeatureState.ACCEPTED)
CLOSED = (FeatureState.DECLINED, FeatureState.WITHDRAWN, FeatureState.TAKEN_DOWN)


@dataclass(slots=True)
class Card:
    """One story on the board. `state` names the badge, `since` begins the waiting time."""

    title: str
    state: str
    since: datetime | None = None
    story: StoryPage | None = None
    feature: Feature | None = None
    comment: str = ""
    is_waiting: bool = False
    is_superseded: bool = False
    """Whether the story was offered anew since: this card is history and offers no button."""


@dataclass(slots=True)
class Board:
    """The columns of one school's board; lists are newest first unless they are queues."""

    school: SchoolCard
    speaks: bool
    """Whether the person approves and offers for the school (its webmaster)."""

    todo: list[Card] = field(default_factory=list)
    waiting: list[Card] = field(default_factory=list)
    placed: list[Card] = field(default_factory=list)
    offerable: list[Card] = field(default_factory=list)
    drafts: list[Card] = field(default_factory=list)
    closed: list[Card] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether the school has not written anything yet."""
        return not any(
            (self.todo, self.waiting, self.placed, self.offerable, self.drafts, self.closed)
        )


def board_schools(user: Any) -> list[SchoolCard]:
    """Return the schools whose board somebody may see, by name: own ones, or all for superusers."""
    mine = schools_joined(user)
    cards = {card.id: card for card in school_map().values()}
    seen = [card for card in cards.values() if user.is_superuser or card.id in mine]
    return sorted(seen, key=lambda card: card.name)


def school_board(school: SchoolCard, user: Any) -> Board:
    """Return the board of one school with a fixed number of queries."""
    board = Board(school=school, speaks=user.is_superuser or school.id in schools_mastered(user))
    paths = [path for path, card in school_map().items() if card.id == school.id]
    stories = StoryPage.objects.none()
    for path in paths:
        stories = stories | StoryPage.objects.filter(path__startswith=path)
    in_workflow = _workflow_cards(board, stories)
    features = _features(school)
    for feature in features:
        _place_feature(board, feature)
    standing = {feature.story_key for feature in features if feature.state in STANDING}
    for card in board.closed:
        card.is_superseded = card.feature is not None and card.feature.story_key in standing
    _add_drafts(board, stories.exclude(pk__in=in_workflow))
    if board.speaks:
        _add_offerable(board, stories.exclude(pk__in=in_workflow), standing)
    board.closed = board.closed[:CLOSED_SHOWN]
    return board


def _workflow_cards(board: Board, stories: Any) -> list[int]:
    """Put stories that are with the school's webmaster, or came back, onto the board."""
    states = (
        WorkflowState.objects.active()
        .filter(
            base_content_type=get_default_page_content_type(),
            object_id__in=stories.annotate(key=Cast("pk", CharField())).values("key"),
        )
        .select_related("current_task_state", "current_task_state__finished_by", "requested_by")
        .order_by("current_task_state__started_at")
    )
    found = {str(story.pk): story for story in stories.filter(pk__in=[s.object_id for s in states])}
    for state in states:
        story, task_state = found.get(state.object_id), state.current_task_state
        if story is None or task_state is None:
            continue
        if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            board.todo.append(
                Card(
                    story.draft_title,
                    "sent_back",
                    task_state.finished_at,
                    story,
                    comment=task_state.comment,
                )
            )
        else:
            card = Card(story.draft_title, "at_school", task_state.started_at, story)
            card.is_waiting = True
            (board.todo if board.speaks else board.waiting).append(card)
    return [int(key) for key in found]


def _features(school: SchoolCard) -> list[Feature]:
    """Return what the school offered: all that stands, and the newest of what is over."""
    rows = Feature.objects.filter(school=school.id).select_related(
        "story", "section", "topic", "claimed_by", "decided_by"
    )
    standing = rows.filter(state__in=STANDING).order_by("-offered_at")[: PLACED_SHOWN * 2]
    closed = rows.filter(state__in=CLOSED).order_by("-decided_at", "-offered_at")[:CLOSED_SHOWN]
    return [*standing, *closed]


def _place_feature(board: Board, feature: Feature) -> None:
    title = feature.story.title if feature.story else feature.story_title
    card = Card(title, feature.state, feature.offered_at, feature.story, feature, feature.comment)
    if feature.state == FeatureState.OFFERED:
        card.state = "claimed" if feature.is_claimed else "offered"
        card.is_waiting = True
        board.waiting.append(card)
    elif feature.state == FeatureState.RETURNED:
        card.since = feature.decided_at
        (board.todo if board.speaks else board.waiting).append(card)
    elif feature.state == FeatureState.ACCEPTED:
        card.since = feature.accepted_at
        if feature.changed_at:
            card.state = "changed"
        if feature.story is None or not feature.story.live:
            card.state = "off_site"
        board.placed.append(card)
    else:
        card.since = feature.decided_at or feature.offered_at
        board.closed.append(card)


def _add_drafts(board: Board, stories: Any) -> None:
    drafts = stories.filter(live=False).order_by("-latest_revision_created_at")[:DRAFTS_SHOWN]
    board.drafts = [
        Card(story.draft_title, "draft", story.latest_revision_created_at, story)
        for story in drafts
    ]


def _add_offerable(board: Board, stories: Any, standing: set[Any]) -> None:
    """Suggest the newest live stories that the office has not been offered."""
    newest = (
        stories.visible().exclude(translation_key__in=standing).filter(locale__language_code="vi")
    )
    board.offerable = [
        Card(story.title, "live", story.last_published_at, story)
        for story in newest.order_by("-date", "-pk")[:OFFERABLE_SHOWN]
    ]


def states_in_words() -> dict[str, str]:
    """Return {badge: words} for every state a card can have."""
    return {
        "draft": _("Draft"),
        "at_school": _("Waiting for approval at school"),
        "sent_back": _("Returned by the webmaster"),
        "live": _("On the school's site"),
        "offered": _("Waiting at the office"),
        "claimed": _("The office is looking at it"),
        "returned": _("Returned by the office"),
        "accepted": _("On the district's portal"),
        "changed": _("Changed since acceptance"),
        "off_site": _("Hidden: not on the school's site"),
        "declined": _("Not accepted"),
        "withdrawn": _("Withdrawn"),
        "taken_down": _("Taken down by the office"),
    }


def story_features(stories: Iterable[StoryPage]) -> dict[Any, list[Feature]]:
    """Return {translation key: offers and places of the story, newest first}; one query."""
    keys: Sequence[Any] = [story.translation_key for story in stories]
    found: dict[Any, list[Feature]] = {}
    rows = (
        Feature.objects.filter(story_key__in=keys)
        .select_related("section", "topic", "decided_by", "claimed_by", "offered_by")
        .order_by("-offered_at", "-pk")
    )
    for feature in rows:
        found.setdefault(feature.story_key, []).append(feature)
    return found
