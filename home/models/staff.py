"""Leaders and staff."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, TitleFieldPanel
from wagtail.models import Orderable
from wagtail_localize.fields import BaseTranslatableField

from core.pages import BasePage
from core.searchable import SearchParts
from home.people_selectors import people_source, staff_context
from sites.posts import duties_shown, post_shown


class StaffMember(Orderable):
    """One person, with public facts only."""

    page = ParentalKey("home.StaffPage", related_name="members", on_delete=models.CASCADE)
    name = models.CharField(_("name"), max_length=120)
    post = models.CharField(_("post"), max_length=120)
    post_en = models.CharField(
        _("post in English"),
        max_length=120,
        blank=True,
        help_text=_(
            "For the English page. Leave it empty for usual posts such as principal or teacher: "
            "their English is known."
        ),
    )
    duties = models.CharField(_("duties"), max_length=240, blank=True)
    duties_en = models.CharField(
        _("duties in English"),
        max_length=240,
        blank=True,
        help_text=_("For the English page; without them it shows no duties."),
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    photo = models.ForeignKey(
        "library.CustomImage",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_leader = models.BooleanField(_("belongs to the leaders"), default=False)

    panels = [
        FieldPanel("name"),
        FieldPanel("post"),
        FieldPanel("post_en"),
        FieldPanel("duties"),
        FieldPanel("duties_en"),
        FieldPanel("phone"),
        FieldPanel("email"),
        FieldPanel("photo"),
        FieldPanel("is_leader"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("staff member")
        verbose_name_plural = _("staff")

    def __str__(self) -> str:
        return self.name

    @property
    def display_post(self) -> str:
        """The post in the reader's language; empty where nobody has said it in English."""
        return post_shown(self.post, self.post_en)

    @property
    def display_duties(self) -> str:
        """The duties in the reader's language, or nothing."""
        return duties_shown(self.duties, self.duties_en)


class StaffPage(BasePage):
    """Who leads the school and who works there.

    The people are kept once, on the Vietnamese page; the page in another language shows the same
    ones (`home.people_selectors.people_source`), so nobody types a telephone number twice.
    """

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    search_kind = "staff"
    search_relations = ("members",)
    parent_page_types = ["home.SchoolHomePage", "home.PortalHomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    override_translatable_fields: ClassVar[list[BaseTranslatableField]] = [
        BaseTranslatableField("members")
    ]
    exclude_fields_in_copy: ClassVar[list[str]] = ["members"]

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("introduction"),
        InlinePanel("members", heading=_("People"), label=_("person")),
    ]

    class Meta:
        verbose_name = _("leaders and staff page")
        verbose_name_plural = _("leaders and staff pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add leaders and other staff."""
        context = super().get_context(request, *args, **kwargs)
        context.update(staff_context(self, request))
        return context

    def search_parts(self) -> SearchParts:
        """Add names, posts and duties."""
        parts = super().search_parts()
        parts.body.append(self.introduction)
        source = people_source(self)
        members = source.members.all() if source is not None else ()
        with override(self.locale.language_code):
            parts.body.extend(
                f"{member.name}, {member.display_post}. {member.display_duties}".strip()
                for member in members
            )
        return parts
