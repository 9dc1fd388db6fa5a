"""What a webmaster may choose about the look of the own site."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from sites.posts import is_english
from sites.settings_form import SiteSettingsForm


class Palette(models.TextChoices):
    """Contrast-checked colour pairs (LOOK); free colours are not offered."""

    INK = "ink", _("Ink violet")
    FLAME = "flame", _("Flame tree")
    CHALKBOARD = "chalkboard", _("Chalkboard")
    SKY = "sky", _("Sky")
    TERRACOTTA = "terracotta", _("Terracotta")
    LOTUS = "lotus", _("Lotus")
    RICE = "rice", _("Rice")
    SEA = "sea", _("Sea")


@register_setting(icon="view")
class SiteSettings(BaseSiteSetting):
    """Look and links of one site, portal or school."""

    palette = models.CharField(
        _("colour"), max_length=12, choices=Palette.choices, default=Palette.INK
    )
    tagline = models.CharField(_("line under the name"), max_length=120, blank=True)
    logo = models.ForeignKey(
        "library.CustomImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    banner = models.ForeignKey(
        "library.CustomImage",
        verbose_name=_("banner picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    banner_alt = models.CharField(
        _("what the banner shows"),
        max_length=240,
        blank=True,
        help_text=_("Read aloud to readers who cannot see the picture."),
    )
    banner_alt_en = models.CharField(
        _("what the banner shows, in English"),
        max_length=240,
        blank=True,
        help_text=_("For the English page; without it the banner counts as decoration there."),
    )
    banner_decorative = models.BooleanField(_("the banner is decoration only"), default=False)
    facebook_url = models.URLField(_("Facebook page"), blank=True)
    zalo_url = models.URLField(_("Zalo page"), blank=True)
    youtube_url = models.URLField(_("YouTube channel"), blank=True)

    base_form_class = SiteSettingsForm
    select_related = ["logo", "banner"]

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("palette"),
                FieldPanel("tagline"),
                FieldPanel("logo"),
            ],
            heading=_("Look"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("banner"),
                FieldPanel("banner_alt"),
                FieldPanel("banner_alt_en"),
                FieldPanel("banner_decorative"),
            ],
            heading=_("Banner picture"),
        ),
        MultiFieldPanel(
            [FieldPanel("facebook_url"), FieldPanel("zalo_url"), FieldPanel("youtube_url")],
            heading=_("Elsewhere"),
        ),
    ]

    class Meta:
        verbose_name = _("look of the site")
        verbose_name_plural = _("looks of the sites")

    @property
    def display_banner_alt(self) -> str:
        """What the banner shows, in the reader's language; empty where it is decoration."""
        if self.banner_decorative:
            return ""
        return self.banner_alt_en if is_english() else self.banner_alt
