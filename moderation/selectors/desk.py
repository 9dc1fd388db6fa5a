"""The office's desk: one queue over all schools."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

from core.text.letters import fold
from library.models import CustomImage
from moderation.waiting import late_before
from news.models import Feature, FeatureState, StoryPage, Topic
from news.querysets import StoryPageQuerySet
from sites.models import Level, School, Ward
from sites.tenancy.scope import scope_of

ROWS_A_PAGE = 20
HISTORY_SHOWN = 20

ROW_COLUMNS = (
    "story_title",
    "state",
    "source",
    "reason",
    "offered_at",
    "decided_at",
    "changed_at",
    "claimed_until",
    "school__name",
    "school__name_en",
    "topic__name",
    "topic__short_name",
    "topic__short_name_en",
    "section__title",
    "claimed_by__username",
    "claimed_by__first_name",
    "claimed_by__last_name",
)
"""What a row of the queue shows; without the rest a page of rows costs half."""

QUEUES: dict[str, Any] = {
    "waiting": _("Waiting"),
    "late": _("Late"),
    "mine": _("Held by me"),
    "changed": _("Changed"),
    "returned": _("Returned"),
    "accepted": _("Accepted"),
    "declined": _("Declined"),
    "taken_down": _("Taken down"),
    "withdrawn": _("Withdrawn"),
}
"""The tabs of the desk, in order."""

SORTS = {
    "": ("offered_at", "pk"),
    "newest": ("-offered_at", "-pk"),
    "school": ("school__name", "offered_at", "pk"),
    "topic": ("topic__path", "offered_at", "pk"),
}
AGES = {"1": timedelta(days=1), "2": timedelta(days=2), "7": timedelta(days=7)}


class DeskFilter(forms.Form):
    """What the moderator wants to see; every field may be left empty."""

    state = forms.ChoiceField(
        choices=list(QUEUES.items()), required=False, widget=forms.HiddenInput
    )
    q = forms.CharField(label=_("Words in the title"), required=False, max_length=80)
    school = forms.ModelChoiceField(
        School.objects.none(), label=_("School"), required=False, empty_label=_("All schools")
    )
    level = forms.ChoiceField(
        label=_("Level"), choices=[("", _("All levels")), *Level.choices], required=False
    )
    ward = forms.ModelChoiceField(
        Ward.objects.none(), label=_("Ward"), required=False, empty_label=_("All wards")
    )
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label=_("Topic"), required=False, empty_label=_("All topics")
    )
    age = forms.ChoiceField(
        label=_("Waiting"),
        choices=[
            ("", _("Any time")),
            ("1", _("More than a day")),
            ("2", _("More than two days")),
            ("7", _("More than a week")),
        ],
        required=False,
    )
    sort = forms.ChoiceField(
        label=_("Order"),
        choices=[
            ("", _("Longest waiting first")),
            ("newest", _("Newest first")),
            ("school", _("By school")),
            ("topic", _("By topic")),
        ],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = School.objects.order_by("name")
        self.fields["ward"].queryset = Ward.objects.order_by("name")
        self.fields["topic"].queryset = Topic.objects.order_by("path")

    @property
    def chosen(self) -> dict[str, Any]:
        """The valid part of what was asked; nonsense in the address is ignored."""
        self.is_valid()
        return self.cleaned_data

    @property
    def queue(self) -> str:
        """The chosen tab."""
        return self.chosen.get("state") or "waiting"

    @property
    def narrows(self) -> bool:
        """Whether anything but tab and order was chosen."""
        names = ("q", "school", "level", "ward", "topic", "age")
        return any(self.chosen.get(name) for name in names)


@dataclass(slots=True)
class QueueCounts:
    """How many items each tab holds over all schools."""

    numbers: dict[str, int]

    def tabs(self, current: str) -> list[tuple[str, Any, int, bool]]:
        """Return (key, label, count, is current) of every tab."""
        return [
            (key, label, self.numbers.get(key, 0), key == current) for key, label in QUEUES.items()
        ]


def queue_q(queue: str, user: Any) -> Q:
    """Return the condition of one tab."""
    if queue == "waiting":
        return Q(state=FeatureState.OFFERED)
    if queue == "late":
        return Q(state=FeatureState.OFFERED, offered_at__lt=late_before())
    if queue == "mine":
        return Q(state=FeatureState.OFFERED, claimed_by=user, claimed_until__gt=timezone.now())
    if queue == "changed":
        return Q(state=FeatureState.ACCEPTED, changed_at__isnull=False)
    return Q(state=queue)


def queue_counts(user: Any) -> QueueCounts:
    """Count every tab with one query."""
    counts = {key: Count("pk", filter=queue_q(key, user)) for key in QUEUES}
    return QueueCounts(Feature.objects.aggregate(**counts))


def queue_items(chosen: DeskFilter, user: Any) -> QuerySet[Feature]:
    """Return the items of the chosen tab, filtered and ordered, ready for a list."""
    data = chosen.chosen
    items = Feature.objects.filter(queue_q(chosen.queue, user))
    if data.get("school"):
        items = items.filter(school=data["school"])
    if data.get("level"):
        items = items.filter(school__level=data["level"])
    if data.get("ward"):
        items = items.filter(school__ward=data["ward"])
    if data.get("topic"):
        items = items.filter(topic__path__startswith=data["topic"].path)
    if data.get("age"):
        items = items.filter(offered_at__lt=timezone.now() - AGES[data["age"]])
    if data.get("q"):
        items = items.filter(_words_q(data["q"]))
    return (
        items.select_related("school", "topic", "section", "claimed_by")
        .only(*ROW_COLUMNS)
        .order_by(*_order(chosen))
    )


def _order(chosen: DeskFilter) -> tuple[Any, ...]:
    sort = chosen.chosen.get("sort") or ""
    if not sort and chosen.queue not in ("waiting", "late", "mine"):
        return (F("decided_at").desc(nulls_last=True), "-pk")
    return SORTS[sort]


def _words_q(words: str) -> Q:
    """Return "every word stands in the title"; as typed, or without its marks in the slug."""
    condition = Q()
    for word in words.split():
        condition &= Q(story_title__icontains=word) | Q(story__slug__contains=fold(word))
    return condition


def desk_item(feature_id: int) -> Feature | None:
    """Return one item with all that its pane shows."""
    return (
        Feature.objects.filter(pk=feature_id)
        .select_related(
            "school__ward",
            "topic",
            "section",
            "image",
            "claimed_by",
            "decided_by",
            "offered_by",
            "accepted_revision",
        )
        .first()
    )


def features_chosen(ids: list[int]) -> list[Feature]:
    """Return the features with these ids, longest waiting first."""
    return list(
        Feature.objects.filter(pk__in=ids).select_related("section").order_by("offered_at", "pk")
    )


def item_story(feature: Feature) -> StoryPage | None:
    """Return the story of an item as its readers have it, with what the pane shows of it."""
    stories: StoryPageQuerySet = StoryPage.objects.filter(pk=feature.story_id)
    return stories.for_cards().first()


def item_history(feature: Feature) -> list[ModelLogEntry]:
    """Return what our services wrote into the audit log about an item, newest first."""
    return list(
        ModelLogEntry.objects.for_instance(feature)
        .filter(action__startswith="moderation.")
        .select_related("user")
        .order_by("-timestamp", "-pk")[:HISTORY_SHOWN]
    )


def item_others(feature: Feature) -> list[Feature]:
    """Return earlier and other offers of the same story, newest first."""
    return list(
        Feature.objects.filter(story_key=feature.story_key)
        .exclude(pk=feature.pk)
        .select_related("section", "decided_by")
        .order_by("-offered_at", "-pk")[:5]
    )


def images_for(user: Any) -> QuerySet[CustomImage]:
    """Return the pictures that somebody at the desk may put above a story: the office's own."""
    return scope_of(user).collected(CustomImage.objects.all())
