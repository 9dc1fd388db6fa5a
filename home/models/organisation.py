"""The organisation chart: units, who leads them and who works there."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, TitleFieldPanel
from wagtail.models import Orderable
from wagtail_localize.fields import BaseTranslatableField

from core.pages import BasePage
from core.searchable import SearchParts
from home.organisation_form import OrganisationPageForm
from home.organisation_selectors import organisation_context
from home.people_selectors import people_source
from sites.posts import duties_shown
from sites.units import unit_shown

UNITS_A_CHART = 60


class UnitStep(models.IntegerChoices):
    """How deep a unit stands; it belongs to the nearest unit above it that stands higher."""

    TOP = 1, _("At the top")
    SECOND = 2, _("One step below")
    THIRD = 3, _("Two steps below")
    FOURTH = 4, _("Three steps below")


class OrganisationUnit(Orderable, ClusterableModel):
    """One unit of a chart. Its people are chosen among the site's staff and never typed again."""

    page = ParentalKey("home.OrganisationPage", related_name="units", on_delete=models.CASCADE)
    name = models.CharField(_("name of the unit"), max_length=120)
    name_en = models.CharField(
        _("name of the unit in English"),
        max_length=120,
        blank=True,
        help_text=_(
            "For the English chart, which leaves out a unit without an English name. Leave it "
            "empty for usual units such as the office or a subject's team: their English is known."
        ),
    )
    step = models.PositiveSmallIntegerField(
        _("where it stands"),
        choices=UnitStep.choices,
        default=UnitStep.SECOND,
        validators=[MinValueValidator(1), MaxValueValidator(4)],
        help_text=_("It belongs to the nearest unit above it that stands higher."),
    )
    duties = models.CharField(_("what it does"), max_length=240, blank=True)
    duties_en = models.CharField(
        _("what it does, in English"),
        max_length=240,
        blank=True,
        help_text=_("For the English page; without them it shows no duties."),
    )
    head = models.ForeignKey(
        "home.StaffMember",
        verbose_name=_("led by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    people = ParentalManyToManyField(
        "home.StaffMember", verbose_name=_("people"), blank=True, related_name="+"
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldPanel("step"),
        FieldPanel("head"),
        FieldPanel("people", widget=forms.CheckboxSelectMultiple),
        FieldPanel("duties"),
        FieldPanel("duties_en"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("unit")
        verbose_name_plural = _("units")

    def __str__(self) -> str:
        return self.name

    @property
    def display_name(self) -> str:
        """The name in the reader's language; empty where nobody has said it in English."""
        return unit_shown(self.name, self.name_en)

    @property
    def display_duties(self) -> str:
        """What it does in the reader's language, or nothing."""
        return duties_shown(self.duties, self.duties_en)


class OrganisationPage(BasePage):
    """How a school or the office is organised.

    As the people, the units are kept once, on the Vietnamese page.
    """

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    base_form_class = OrganisationPageForm
    search_kind = "organisation"
    search_relations = ("units__head",)
    parent_page_types = ["home.SchoolHomePage", "home.PortalHomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    override_translatable_fields: ClassVar[list[BaseTranslatableField]] = [
        BaseTranslatableField("units")
    ]
    exclude_fields_in_copy: ClassVar[list[str]] = ["units"]

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("introduction"),
        InlinePanel(
            "units",
            heading=_("Units, from the top down"),
            label=_("unit"),
            max_num=UNITS_A_CHART,
            help_text=_("People come from the page of leaders and staff: list them there first."),
        ),
    ]

    class Meta:
        verbose_name = _("organisation chart")
        verbose_name_plural = _("organisation charts")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the units as a tree."""
        context = super().get_context(request, *args, **kwargs)
        context.update(organisation_context(self, request))
        return context

    def search_parts(self) -> SearchParts:
        """Add units with their duties and heads."""
        parts = super().search_parts()
        parts.body.append(self.introduction)
        source = people_source(self)
        units = source.units.all() if source is not None else ()
        with override(self.locale.language_code):
            parts.body.extend(_said(unit) for unit in units if unit.display_name)
        return parts


def _said(unit: OrganisationUnit) -> str:
    """Return a unit, what it does and who leads it in one line of the active language."""
    head = [unit.head.name, unit.head.display_post] if unit.head else []
    return ". ".join(
        filter(None, (unit.display_name, unit.display_duties, ", ".join(filter(None, head))))
    )
