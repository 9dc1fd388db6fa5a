"""Decide about several offers at once; each by itself, so that one conflict stops no other."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from moderation.forms import BulkForm
from moderation.selectors.desk import features_chosen
from moderation.services.decisions import Placement, feature_accept, feature_decline
from moderation.services.errors import ModerationError
from moderation.views.desk import DeskMixin
from news.models import Feature

MOST_AT_ONCE = 50
LONGEST_ID = 19
"""Digits; more do not fit a database's number."""


class BulkView(DeskMixin):
    """Accept into sections, or decline for one reason, whatever is ticked in the queue."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Decide; say how many were done, and of each other why not.

        What cannot be done at all comes back with the ticks and the typed words.
        """
        self.read_queue(QueryDict(request.POST.get("address", "")))
        ids = [
            int(value)
            for value in request.POST.getlist("chosen")
            if value.isdecimal() and len(value) < LONGEST_ID
        ]
        form = BulkForm(request.POST)
        if not form.is_valid():
            for errors in form.errors.values():
                messages.error(request, " ".join(str(error) for error in errors))
        elif not ids:
            messages.error(request, _("Tick the stories first."))
        else:
            left = self._decide_all(features_chosen(ids[:MOST_AT_ONCE]), form.cleaned_data)
            if not left:
                return redirect(self.desk_url())
            ids = left
            self.read_queue(QueryDict(request.POST.get("address", "")))
        return self.show(409 if form.is_valid() and ids else 422, bulk_form=form, ticked=ids)

    def _decide_all(self, features: list[Feature], data: dict[str, Any]) -> list[int]:
        """Decide about each; return the ids of those that could not be decided."""
        done, left = 0, []
        for feature in features:
            try:
                self._decide(feature, data)
            except ModerationError as error:
                messages.error(self.request, f"“{feature.story_title}”: {error.message}")
                left.append(feature.pk)
            else:
                done += 1
        if done:
            words = ngettext(
                "%(count)s story was decided.", "%(count)s stories were decided.", done
            )
            messages.success(self.request, words % {"count": done})
        return left

    def _decide(self, feature: Feature, data: dict[str, Any]) -> None:
        user = self.request.user
        if data["action"] == "decline":
            feature_decline(
                feature_id=feature.pk, user=user, reason=data["reason"], comment=data["comment"]
            )
            return
        section = data["section"] or feature.section
        if section is None:
            raise ModerationError(_("The school suggested no section; choose one."))
        feature_accept(feature_id=feature.pk, user=user, placement=Placement(section=section))
