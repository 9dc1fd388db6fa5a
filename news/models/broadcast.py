"""What the office says on the schools' sites: urgent banners, and notices a school may place.

A broadcast is shown from this one row on every site that it reaches. Nothing is copied, so its
recall, or its expiry, takes it off all of them at once.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sites.models import Level, School, Ward


class BroadcastState(models.TextChoices):
    """Where a broadcast stands."""

    DRAFT = "draft", _("Draft")
    WAITING = "waiting", _("Waits for a second person")
    SENT = "sent", _("Sent")
    RECALLED = "recalled", _("Recalled")


class BroadcastQuerySet(models.QuerySet["Broadcast"]):
    """Broadcasts as sites and the office ask for them."""

    def current(self) -> BroadcastQuerySet:
        """Limit to what was sent, not recalled, and has not expired."""
        return self.filter(state=BroadcastState.SENT, expires_at__gt=timezone.now())

    def newest_first(self) -> BroadcastQuerySet:
        """Order by sending, newest first; what was not sent stands at the end."""
        return self.order_by(F("sent_at").desc(nulls_last=True), "-pk")


class Broadcast(models.Model):
    """An urgent banner or an ordinary notice of the office to schools.

    `to_all`, `levels`, `wards` and `schools` say whom it is for; whom it reached is written down in
    `BroadcastReceipt` when it is sent, exactly as the sender saw it counted and listed.
    """

    urgent = models.BooleanField(
        _("urgent banner"),
        default=False,
        help_text=_("In red above every page. Schools cannot remove it."),
    )
    title = models.CharField(_("headline"), max_length=120)
    text = models.TextField(_("text"), max_length=1200)
    title_en = models.CharField(_("headline in English"), max_length=120, blank=True)
    text_en = models.TextField(_("text in English"), max_length=1200, blank=True)
    link = models.URLField(_("where to read more"), max_length=300, blank=True)
    expires_at = models.DateTimeField(_("gone after"), db_index=True)

    on_portal = models.BooleanField(_("also on the portal"), default=True)
    to_all = models.BooleanField(_("to all schools"), default=False)
    levels = models.JSONField(_("levels"), default=list, blank=True)
    wards = models.ManyToManyField(Ward, verbose_name=_("wards"), blank=True, related_name="+")
    schools = models.ManyToManyField(
        School, verbose_name=_("schools"), blank=True, related_name="+"
    )

    state = models.CharField(
        _("state"),
        max_length=8,
        choices=BroadcastState.choices,
        default=BroadcastState.DRAFT,
        db_index=True,
        editable=False,
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recalled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recalled_at = models.DateTimeField(null=True, editable=False)

    objects = BroadcastQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice to schools")
        verbose_name_plural = _("notices to schools")
        indexes = [models.Index(fields=["state", "expires_at"], name="broadcast_current")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_current(self) -> bool:
        """Whether it stands on sites now."""
        return self.state == BroadcastState.SENT and self.expires_at > timezone.now()

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return self.expires_at <= timezone.now()

    @property
    def is_past(self) -> bool:
        """Whether it was sent, and has left the sites by the clock."""
        return self.state == BroadcastState.SENT and self.has_expired

    @property
    def own_words(self) -> tuple[str, str, str]:
        """Return (headline, text, language) for the reader: English where it was written."""
        if get_language() == "en" and self.title_en:
            return self.title_en, self.text_en, "en"
        return self.title, self.text, "vi"

    def audience(self) -> models.QuerySet[School]:
        """Return the open schools that it is for, by ward and name.

        Levels and wards narrow each other; schools chosen by name come on top.
        """
        schools = School.objects.open().select_related("ward").order_by("ward__name", "name")
        if self.to_all:
            return schools
        levels = [level for level in self.levels if level in Level.values]
        wards = list(self.wards.values_list("pk", flat=True))
        chosen = Q(pk__in=self.schools.values("pk"))
        if levels or wards:
            group = Q(level__in=levels) if levels else Q()
            group &= Q(ward__in=wards) if wards else Q()
            chosen |= group
        return schools.filter(chosen)


class BroadcastReceipt(models.Model):
    """One school that a broadcast reached, and whether the school has placed an ordinary one."""

    broadcast = models.ForeignKey(Broadcast, on_delete=models.CASCADE, related_name="receipts")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="broadcast_receipts")
    placed_at = models.DateTimeField(null=True)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("school that a notice reached")
        verbose_name_plural = _("schools that a notice reached")
        constraints = [
            models.UniqueConstraint(fields=["broadcast", "school"], name="one_receipt_a_school")
        ]

    def __str__(self) -> str:
        return f"{self.broadcast} → {self.school}"
