"""The school: one Site, one page tree, one collection, two groups of people."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Page, Site

from sites.models.contact_facts import ContactFacts
from sites.models.ward import Ward

CODE_PATTERN = r"^[a-z][a-z0-9]{1,39}$"
"""A code is also the first label of the host name: lower-case letters and digits only."""


class Level(models.TextChoices):
    """School levels of the district."""

    KINDERGARTEN = "kindergarten", _("Kindergarten")
    PRIMARY = "primary", _("Primary school")
    LOWER_SECONDARY = "lower_secondary", _("Lower-secondary school")


class SchoolStatus(models.TextChoices):
    """Whether a school's site answers the public."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class SchoolQuerySet(models.QuerySet["School"]):
    """Schools as the product asks for them."""

    def open(self) -> SchoolQuerySet:
        """Limit to schools whose sites answer."""
        return self.filter(status=SchoolStatus.OPEN)

    def of_member(self, user: object) -> SchoolQuerySet:
        """Limit to schools where the person is editor or webmaster."""
        return self.filter(
            models.Q(editors__user=user) | models.Q(webmasters__user=user)
        ).distinct()

    def with_card_relations(self) -> SchoolQuerySet:
        """Fetch what cards and lists show, in one query."""
        return self.select_related("ward", "site", "root_page")


class School(ContactFacts):
    """A school of the district; opened by `sites.services.school_open` and by nothing else.

    Everything it owns is protected against deletion: a school is closed, not deleted.
    """

    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(
                CODE_PATTERN,
                _("Use lower-case letters and digits only, beginning with a letter."),
            )
        ],
        help_text=_("Short and lasting; it is also the first part of the site's address."),
    )
    level = models.CharField(_("level"), max_length=20, choices=Level.choices)
    ward = models.ForeignKey(
        Ward, on_delete=models.PROTECT, related_name="schools", verbose_name=_("ward")
    )
    name = models.CharField(_("name"), max_length=160, unique=True)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=SchoolStatus.choices, default=SchoolStatus.OPEN
    )

    site = models.OneToOneField(Site, on_delete=models.PROTECT, related_name="school")
    root_page = models.OneToOneField(Page, on_delete=models.PROTECT, related_name="school_rooted")
    root_key = models.UUIDField(
        unique=True,
        editable=False,
        help_text=_("Translation key of the root page: finds the root in every language."),
    )
    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="school")
    editors = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="school_edited")
    webmasters = models.OneToOneField(
        Group, on_delete=models.PROTECT, related_name="school_mastered"
    )
    opened_at = models.DateTimeField(_("opened at"), auto_now_add=True)

    objects = SchoolQuerySet.as_manager()

    class Meta:
        verbose_name = _("school")
        verbose_name_plural = _("schools")
        ordering = ["level", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        if get_language() == "en" and self.name_en:
            return self.name_en
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether the public reaches the site."""
        return self.status == SchoolStatus.OPEN
