"""Reads of the dashboard."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Count, Q
from django.db.models.functions import Cast
from wagtail.models import Page, TaskState, WorkflowState, get_default_page_content_type

from moderation.approvers import schools_joined, schools_mastered, task_states_for
from moderation.selectors.board import Card, story_features
from moderation.selectors.desk import queue_counts, queue_q
from news.models import Feature, FeatureState, StoryPage
from sites.selectors import school_map

SHOWN = 10


def pages_waiting(user: Any) -> list[dict[str, Any]]:
    """Return the pages that wait for somebody's decision, longest waiting first.

    Each is ``{"page", "task_state", "by"}``. Features wait on the desk, not here.
    """
    states = list(
        task_states_for(user, TaskState.objects.all())
        .filter(workflow_state__base_content_type=get_default_page_content_type())
        .select_related("workflow_state__requested_by")
        .order_by("started_at")[:SHOWN]
    )
    pages = Page.objects.in_bulk([int(state.workflow_state.object_id) for state in states])
    return [
        {
            "page": pages[int(state.workflow_state.object_id)],
            "task_state": state,
            "by": state.workflow_state.requested_by,
        }
        for state in states
        if int(state.workflow_state.object_id) in pages
    ]


def stories_of(user: Any) -> list[Card]:
    """Return the newest stories somebody wrote or submitted, in schools they still work for."""
    mine = schools_joined(user)
    own = Q(pk__in=[])
    for path, card in school_map().items():
        if card.id in mine:
            own |= Q(path__startswith=path)
    submitted = WorkflowState.objects.filter(
        requested_by=user, base_content_type=get_default_page_content_type()
    ).values("object_id")
    wrote = StoryPage.objects.filter(own, owner=user).values("pk")
    stories = list(
        StoryPage.objects.filter(own)
        .annotate(key=Cast("pk", CharField()))
        .filter(Q(pk__in=wrote) | Q(key__in=submitted))
        .order_by("-latest_revision_created_at")[:SHOWN]
    )
    running = {
        state.object_id: state
        for state in WorkflowState.objects.active()
        .filter(
            base_content_type=get_default_page_content_type(),
            object_id__in=[str(story.pk) for story in stories],
        )
        .select_related("current_task_state")
    }
    features = story_features(stories)
    return [
        _card(story, running.get(str(story.pk)), features.get(story.translation_key, []))
        for story in stories
    ]


def _card(story: StoryPage, state: WorkflowState | None, features: list[Feature]) -> Card:
    """Say where a story stands; the step nearest to its author wins."""
    task_state = state.current_task_state if state else None
    if state is not None and task_state is not None:
        if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            return Card(
                story.draft_title,
                "sent_back",
                task_state.finished_at,
                story,
                comment=task_state.comment,
            )
        return Card(story.draft_title, "at_school", task_state.started_at, story, is_waiting=True)
    if not story.live:
        return Card(story.draft_title, "draft", story.latest_revision_created_at, story)
    feature = features[0] if features else None
    if feature is None or feature.state in (FeatureState.WITHDRAWN, FeatureState.DECLINED):
        return Card(story.title, "live", story.last_published_at, story)
    return Card(story.title, feature.state, feature.offered_at, story, feature)


def board_summary(user: Any) -> list[dict[str, Any]]:
    """Return the figures of every school whose webmaster somebody is; one query."""
    mine = schools_mastered(user)
    cards = {card.id: card for card in school_map().values() if card.id in mine}
    counts = {
        row["school"]: row
        for row in Feature.objects.filter(school__in=cards)
        .order_by()
        .values("school")
        .annotate(
            offered=Count("pk", filter=Q(state=FeatureState.OFFERED)),
            returned=Count("pk", filter=Q(state=FeatureState.RETURNED)),
            accepted=Count("pk", filter=Q(state=FeatureState.ACCEPTED)),
        )
    }
    nothing = {"offered": 0, "returned": 0, "accepted": 0}
    ordered = sorted(cards.values(), key=lambda card: card.name)
    return [{"school": card, **counts.get(card.id, nothing)} for card in ordered]


def desk_summary(user: Any) -> dict[str, Any]:
    """Return the numbers of the desk and what has been waiting longest."""
    longest = (
        Feature.objects.filter(queue_q("waiting", user))
        .select_related("school", "topic")
        .order_by("offered_at", "pk")[:5]
    )
    return {"counts": queue_counts(user).numbers, "longest": list(longest)}
