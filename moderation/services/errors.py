"""What a write of moderation says when it cannot be done; always in words for the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from datetime import datetime

    from news.models import Feature


class ModerationError(Exception):
    """Nothing was changed; `message` tells the person why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class OfferRefusedError(ModerationError):
    """A story cannot be offered as it is, for example because it is not live."""


class StoryGoneError(ModerationError):
    """The story of an offer is no longer public, so there is nothing to show."""


class StoryChangedError(ModerationError):
    """The school published other words than those that the person has read."""


class FeatureConflictError(ModerationError):
    """Somebody else was first. `feature` is as it is now; `who`, `what` and `when` tell.

    Whoever catches it keeps the person's text: nothing was saved.
    """

    def __init__(
        self, feature: Feature, *, who: Any = None, what: str = "", when: datetime | None = None
    ) -> None:
        self.feature = feature
        self.who = who
        self.what = what or str(feature.get_state_display())
        self.when = when
        super().__init__(self._words())

    def _words(self) -> str:
        name = (self.who.get_full_name() or self.who.get_username()) if self.who else ""
        facts = {"who": name, "what": self.what, "title": str(self.feature)}
        if self.when is not None:
            facts["when"] = date_format(timezone.localtime(self.when), "H:i d/m/Y")
        if name and self.when is not None:
            return _("%(who)s was first, at %(when)s: %(what)s. Nothing was changed.") % facts
        if self.when is not None:
            return _("The state changed at %(when)s: %(what)s. Nothing was changed.") % facts
        return _("The state is now: %(what)s. Nothing was changed.") % facts


def conflict_of(feature: Feature) -> FeatureConflictError:
    """Return the conflict that a feature's present state means for whoever came later."""
    if feature.is_claimed:
        return FeatureConflictError(
            feature,
            who=feature.claimed_by,
            what=_("is looking at it"),
            when=feature.claimed_until,
        )
    if feature.decided_at and feature.state not in ("offered", "withdrawn"):
        return FeatureConflictError(feature, who=feature.decided_by, when=feature.decided_at)
    return FeatureConflictError(feature)
