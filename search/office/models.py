"""Rows behind the office's part of search. None of them says who asked."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.forms import BaseModelForm

LONGEST_WORDS = 80
"""Characters of one entry, phrase or kept question; longer ones nobody types twice."""

MOST_PAGES = 3
"""Pages that one question may be answered with by hand; more would push the answers away."""

PORTAL = 0
"""Stands for the portal where a school's number is kept, as in the index."""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that hold something, without blanks around them."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


class Synonym(models.Model):
    """Words that people type, and what else to look for then.

    `key` is `words` in folded form, one blank between syllables: no two entries begin alike.
    """

    words = models.CharField(_("what people type"), max_length=LONGEST_WORDS)
    meanings = models.TextField(_("what to look for as well"), max_length=800)
    both_ways = models.BooleanField(_("all of them mean the same"), default=False)
    key = models.CharField(max_length=LONGEST_WORDS + 20, unique=True, editable=False)

    base_form_class = BaseModelForm

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ("key",)

    def __str__(self) -> str:
        return self.words

    @property
    def meaning_lines(self) -> list[str]:
        """What to look for, one text each."""
        return lines_of(self.meanings)


class PromotionQuerySet(models.QuerySet["Promotion"]):
    """Recommendations as readers meet them."""

    def current(self, day: date) -> PromotionQuerySet:
        """Limit to those that stand on a day."""
        begun = Q(starts_on__isnull=True) | Q(starts_on__lte=day)
        return self.filter(begun, Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class Promotion(models.Model):
    """Pages that the office recommends to whoever asks one of the `phrases` (one a line)."""

    phrases = models.TextField(_("questions"), max_length=800)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to, that day included"), null=True, blank=True)

    objects: ClassVar[Any] = PromotionQuerySet.as_manager()
    base_form_class = BaseModelForm

    class Meta:
        verbose_name = _("recommended result")
        verbose_name_plural = _("recommended results")
        ordering = ("phrases",)

    def __str__(self) -> str:
        return (self.phrase_lines or [""])[0]

    @property
    def phrase_lines(self) -> list[str]:
        """The questions, one each."""
        return lines_of(self.phrases)


class PromotedPage(models.Model):
    """One recommended page; it goes when the page goes."""

    promotion = models.ForeignKey(Promotion, on_delete=models.CASCADE, related_name="promoted")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.promotion_id}: {self.page_id}"


class QuestionCount(models.Model):
    """How often a question was asked on one site on one day, and how often nothing was found.

    A count of words and nothing else: no address, person, session or time of day. `key` is the
    folded question, `text` a wording of it; `school` is 0 for the portal.
    """

    day = models.DateField(_("day"))
    school = models.PositiveIntegerField(_("school"), default=PORTAL)
    language = models.CharField(_("language"), max_length=10)
    key = models.CharField(_("question"), max_length=LONGEST_WORDS)
    text = models.CharField(_("question"), max_length=LONGEST_WORDS)
    asked = models.PositiveIntegerField(_("asked"), default=0)
    empty = models.PositiveIntegerField(_("without a result"), default=0)

    class Meta:
        verbose_name = _("count of a question")
        verbose_name_plural = _("counts of questions")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["day", "school", "language", "key"], name="question_count_once"
            )
        ]
        indexes = [
            models.Index(fields=["school", "day"], name="question_count_school"),
            models.Index(fields=["key"], name="question_count_key"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.key}"


class QuestionDone(models.Model):
    """A question in vain that the office has dealt with; what is asked later counts anew."""

    key = models.CharField(_("question"), max_length=LONGEST_WORDS, unique=True)
    done_on = models.DateField(_("done on"), default=timezone.localdate)

    class Meta:
        verbose_name = _("question dealt with")
        verbose_name_plural = _("questions dealt with")
        default_permissions = ()

    def __str__(self) -> str:
        return self.key
