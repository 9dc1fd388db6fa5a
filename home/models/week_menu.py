"""The kindergarten's menu of the week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, TitleFieldPanel
from wagtail_localize.fields import TranslatableField

from core.pages import BasePage
from core.rows import TranslatedRow, TranslatedRowsMixin
from core.said import Said
from core.searchable import SearchParts
from home.models.allergens import AllergensField, allergen_words


class Weekday(models.IntegerChoices):
    """Days on which a kindergarten cooks; Saturday classes exist."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")


MEALS = ("breakfast", "lunch", "snack")


class DayMenu(TranslatedRow):
    """What is served on one day."""

    page = ParentalKey("home.WeekMenuPage", related_name="days", on_delete=models.CASCADE)
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday.choices)
    breakfast = models.CharField(_("morning meal"), max_length=200, blank=True)
    lunch = models.CharField(_("lunch"), max_length=200)
    snack = models.CharField(_("afternoon meal"), max_length=200, blank=True)
    allergen_kinds = AllergensField(_("contains"), default=list, blank=True)
    allergens = models.CharField(
        _("other allergens"),
        max_length=160,
        blank=True,
        help_text=_("What the list above does not have."),
    )

    panels = [
        FieldPanel("weekday"),
        FieldPanel("breakfast"),
        FieldPanel("lunch"),
        FieldPanel("snack"),
        FieldPanel("allergen_kinds"),
        FieldPanel("allergens"),
    ]
    translatable_fields: ClassVar[list[TranslatableField]] = [
        TranslatableField("breakfast"),
        TranslatableField("lunch"),
        TranslatableField("snack"),
        TranslatableField("allergens"),
    ]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("menu of a day")
        verbose_name_plural = _("menus of the days")

    def __str__(self) -> str:
        return str(self.get_weekday_display())

    @property
    def dishes(self) -> list[str]:
        """What is served, in the order of the day."""
        return [meal for name in MEALS if (meal := getattr(self, name))]

    @property
    def said_breakfast(self) -> Said:
        """The morning meal with its language."""
        return self.said("breakfast")

    @property
    def said_lunch(self) -> Said:
        """The lunch with its language."""
        return self.said("lunch")

    @property
    def said_snack(self) -> Said:
        """The afternoon meal with its language."""
        return self.said("snack")

    @property
    def allergen_words(self) -> list[Said]:
        """The allergens in words: those ticked in the reader's language, then those typed."""
        ticked = [Said(word) for word in allergen_words(self.allergen_kinds)]
        return [*ticked, *filter(None, [self.said("allergens")])]


def this_monday() -> date:
    """Return the Monday of the current week in local time."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


@dataclass(frozen=True, slots=True)
class ServedDay:
    """A day of the week with its date and what is served."""

    day: date
    menu: DayMenu
    is_today: bool


class WeekMenuPage(TranslatedRowsMixin, BasePage):
    """The menu of one week, kept up to date by the kitchen."""

    week_of = models.DateField(_("Monday of the week"), default=this_monday)
    remark = models.CharField(_("remark"), max_length=240, blank=True)

    search_kind = "menu"
    search_relations = ("days",)
    parent_page_types = ["home.SchoolHomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("week_of"),
        InlinePanel("days", heading=_("Days"), label=_("day"), max_num=6),
        FieldPanel("remark"),
    ]

    class Meta:
        verbose_name = _("menu of the week")
        verbose_name_plural = _("menus of the week")

    def clean(self) -> None:
        """Refuse a week that does not begin on a Monday."""
        super().clean()
        if self.week_of and self.week_of.weekday() != 0:
            raise ValidationError({"week_of": _("Choose a Monday.")})

    def served_days(self) -> list[ServedDay]:
        """Return the days of the week in order, with their dates."""
        today = timezone.localdate()
        return [
            ServedDay(
                self.week_of + timedelta(days=menu.weekday),
                menu,
                self.week_of + timedelta(days=menu.weekday) == today,
            )
            for menu in sorted(self.days.all(), key=lambda menu: menu.weekday)
        ]

    def today(self) -> ServedDay | None:
        """Return what is served today, if anything is."""
        return next((served for served in self.served_days() if served.is_today), None)

    @property
    def last_day(self) -> date:
        """The Saturday of the week."""
        return self.week_of + timedelta(days=5)

    @property
    def is_old(self) -> bool:
        """Whether the week is over and the kitchen has not written the next one yet."""
        return self.week_of + timedelta(days=7) <= timezone.localdate()

    def search_parts(self) -> SearchParts:
        """Add the dishes."""
        parts = super().search_parts()
        parts.date = self.week_of
        parts.body.extend(
            " ".join(filter(None, (str(day), *map(day.own_words, MEALS))))
            for day in self.days.all()
        )
        return parts
