"""A feature: a school's offer of a story and, once accepted, its place in a district section.

An item of the office's own that leads off our sites (`link`) stands in sections the same way,
without school and story. A feature *refers* to the story and never copies it, so whatever the
school corrects or withdraws is corrected or withdrawn in every place at once (ADR 0003). Wagtail's
own mixins carry drafts, revisions, locks and the office's review as a workflow.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
    WorkflowState,
)

from news.feature_querysets import FeatureQuerySet
from news.models.section import SectionPage
from news.models.story import StoryPage
from news.models.topic import Topic


class FeatureState(models.TextChoices):
    """Where the conversation about a story stands; what both sides see."""

    OFFERED = "offered", _("Waiting at the office")
    RETURNED = "returned", _("Returned with a comment")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn by the school")
    TAKEN_DOWN = "taken_down", _("Taken down by the office")


OPEN_STATES = (FeatureState.OFFERED, FeatureState.RETURNED)
"""States in which the office or the school still has to do something."""


ROW_FIELDS = (
    "story_id",
    "story_key",
    "story_title",
    "school_id",
    "state",
    "note",
    "offered_by_id",
    "offered_at",
    "claimed_by_id",
    "claimed_until",
    "decided_by_id",
    "decided_at",
    "reason",
    "comment",
    "rank",
    "pinned",
    "accepted_at",
    "accepted_revision_id",
    "changed_at",
    "suggestions",
)
"""Fields that belong to the row and not to a revision of it."""


class ReasonCode(models.TextChoices):
    """Why the office returned, declined or took down; coded so that leaders see figures."""

    PRIVACY = "privacy", _("Privacy of children or staff")
    QUALITY = "quality", _("Text or pictures need work")
    OFF_TOPIC = "off_topic", _("Not our topic")
    DUPLICATE = "duplicate", _("Already featured")
    OUT_OF_DATE = "out_of_date", _("Out of date")
    LEGAL = "legal", _("Legal reasons")


class UpdatePolicy(models.TextChoices):
    """What a school's edit does to an accepted item. "Freeze" would be a copy: not offered."""

    FOLLOW = "follow", _("Show the new text at once")
    RE_REVIEW = "re_review", _("Tell the desk, which looks again")


class Feature(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """One story offered to, and perhaps standing in, one district section.

    `live` is Wagtail's: true while the item is accepted. `state` repeats, for queries and
    constraints, what workflow and `live` say; only `moderation.services` writes it.
    """

    story = models.ForeignKey(
        StoryPage,
        verbose_name=_("story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="features",
    )
    story_key = models.UUIDField(
        db_index=True,
        editable=False,
        help_text=_("Translation key of the story: finds it in the reader's language."),
    )
    story_title = models.CharField(
        _("title when it was offered"), max_length=255, editable=False, default=""
    )
    school = models.ForeignKey(
        "school_sites.School",
        verbose_name=_("school"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="features",
    )
    section = models.ForeignKey(
        SectionPage,
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="features",
    )
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=FeatureState.choices,
        default=FeatureState.OFFERED,
        db_index=True,
        editable=False,
    )

    link = models.URLField(
        _("address of an item off our sites"), max_length=400, blank=True, editable=False
    )
    source = models.CharField(_("whose site it leads to"), max_length=80, blank=True)
    language = models.CharField(
        _("language of an item off our sites"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        editable=False,
    )

    note = models.TextField(_("note to the office"), max_length=600, blank=True)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("offered by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    offered_at = models.DateTimeField(_("offered at"), db_index=True)

    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("held by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    claimed_until = models.DateTimeField(_("held until"), null=True, blank=True)

    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=12, choices=ReasonCode.choices, blank=True)
    comment = models.TextField(_("comment to the school"), max_length=1000, blank=True)
    suggestions = models.JSONField(default=list, blank=True, editable=False)
    """Edits that the office suggests: {"place", "before", "after"} (`moderation.suggestions`)."""

    headline = models.CharField(
        _("own headline"),
        max_length=160,
        blank=True,
        help_text=_("Leave empty to show the story's own title."),
    )
    summary = models.TextField(
        _("own summary"),
        max_length=320,
        blank=True,
        help_text=_("Leave empty to show the story's own summary."),
    )
    image = models.ForeignKey(
        "library.CustomImage",
        verbose_name=_("own picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(_("what the picture shows"), max_length=240, blank=True)
    words = models.JSONField(default=dict, blank=True, editable=False)
    """Own headline, summary and alt text in other languages: {"en": {"headline": ...}}."""

    rank = models.PositiveIntegerField(
        _("place"), null=True, blank=True, help_text=_("Lower stands first; empty = automatic.")
    )
    pinned = models.BooleanField(_("keep at the top"), default=False)
    visible_from = models.DateTimeField(_("show from"), null=True, blank=True)
    visible_until = models.DateTimeField(_("show until"), null=True, blank=True)
    update_policy = models.CharField(
        _("when the school edits the story"),
        max_length=10,
        choices=UpdatePolicy.choices,
        default=UpdatePolicy.FOLLOW,
    )
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True, editable=False)
    accepted_revision = models.ForeignKey(
        Revision,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    changed_at = models.DateTimeField(
        _("changed since acceptance"), null=True, blank=True, editable=False
    )

    _revisions = GenericRelation(Revision, related_query_name="feature")
    workflow_states = GenericRelation(
        WorkflowState,
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="feature",
        for_concrete_model=False,
    )

    objects = FeatureQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldPanel("section"), FieldPanel("topic"), FieldPanel("update_policy")],
            heading=_("Where it stands"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("headline"),
                FieldPanel("summary"),
                FieldPanel("image"),
                FieldPanel("image_alt"),
            ],
            heading=_("How it is shown"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("pinned"),
                FieldPanel("rank"),
                FieldPanel("visible_from"),
                FieldPanel("visible_until"),
            ],
            heading=_("When and where in the list"),
        ),
    ]

    class Meta:
        verbose_name = _("feature")
        verbose_name_plural = _("features")
        ordering = ["-offered_at", "-pk"]
        indexes = [
            models.Index(fields=["section", "state", "-accepted_at"], name="feature_of_section"),
            models.Index(fields=["state", "offered_at"], name="feature_queue"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["story_key"],
                condition=models.Q(state__in=["offered", "returned"]),
                name="one_open_offer_a_story",
            ),
            models.UniqueConstraint(
                fields=["story_key", "section"],
                condition=models.Q(state="accepted"),
                name="one_place_a_section",
            ),
            models.CheckConstraint(
                condition=models.Q(school__isnull=False) | ~models.Q(link=""),
                name="a_school_or_a_link",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.story_title

    @property
    def is_claimed(self) -> bool:
        """Whether a moderator holds it now; claims lapse by the clock."""
        return (
            self.state == FeatureState.OFFERED
            and self.claimed_by_id is not None
            and self.claimed_until is not None
            and self.claimed_until > timezone.now()
        )

    def with_content_json(self, content: dict[str, Any]) -> Feature:
        """Return the feature as a revision has it, but with the row's own state.

        A revision holds what the office wrote (headline, picture, dates). Who offered, decided and
        holds it belongs to the row: publishing an older revision must not bring an older decision
        back.
        """
        feature = super().with_content_json(content)
        for name in ROW_FIELDS:
            setattr(feature, name, getattr(self, name))
        return feature

    @property
    def is_offsite(self) -> bool:
        """Whether it leads off our sites: an item of the office's own, without school and story."""
        return bool(self.link)

    def words_in(self, language: str) -> dict[str, str]:
        """Return own headline, summary and alt text in one language; missing ones are left out."""
        if language == settings.LANGUAGE_CODE:
            return {
                "headline": self.headline,
                "summary": self.summary,
                "image_alt": self.image_alt,
            }
        return dict(self.words.get(language, {}))

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about the offer."""
        return self.state in OPEN_STATES
