"""Arrange a section by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from moderation.approvers import user_is_desk
from moderation.selectors.sections import arrangement_token, section_arrangement
from moderation.services.errors import ModerationError
from news.models import Feature, SectionPage


class ArrangementConflictError(ModerationError):
    """Somebody else arranged the section, or an item came or went, since it was opened."""


@transaction.atomic
def section_arrange(
    *,
    section: SectionPage,
    user: Any,
    feature_ids: Sequence[int],
    token: str,
    pinned_ids: Sequence[int] | None = None,
) -> None:
    """Write the order of a section's items, and which are pinned.

    `feature_ids` are all items that were shown, in their new order; `token` is the mark of the
    order that the person saw. Raises `PermissionDenied` and `ArrangementConflictError`.
    """
    if not user_is_desk(user):
        raise PermissionDenied
    locked = SectionPage.objects.select_for_update(of=("self",)).get(pk=section.pk)
    now = [item.feature for item in section_arrangement(locked)]
    if token != arrangement_token(now) or sorted(feature_ids) != sorted(f.pk for f in now):
        raise ArrangementConflictError(
            _("The section changed after you opened it. Here it is as it stands now.")
        )
    by_id = {feature.pk: feature for feature in now}
    for place, feature_id in enumerate(feature_ids, start=1):
        feature = by_id[feature_id]
        feature.rank = place
        if pinned_ids is not None:
            feature.pinned = feature_id in pinned_ids
    Feature.objects.bulk_update(now, ["rank", "pinned"])
    log(locked, "moderation.arrange", user=user, data={"order": list(feature_ids)})
