"""A school offers a story to the office, or takes it back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from moderation.forms import OfferForm
from moderation.selectors.board import story_features
from moderation.services.errors import ModerationError
from moderation.services.offers import (
    feature_offer,
    feature_offer_again,
    story_withdraw,
    user_may_offer,
)
from moderation.services.suggesting import suggestions_take_over
from moderation.views.base import ModerationView
from news.models import Feature, FeatureState, StoryPage
from sites.selectors import school_of_path


class StoryView(ModerationView):
    """A screen about one story of a school, for those who speak for the school."""

    trail = (("moderation_board", gettext_lazy("Our stories")),)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read the story and what the office was offered of it."""
        super().setup(request, *args, **kwargs)
        self.story = get_object_or_404(StoryPage, pk=kwargs["page_id"])
        self.features: list[Feature] = story_features([self.story]).get(
            self.story.translation_key, []
        )

    def may_enter(self) -> bool:
        """Webmasters of the story's school."""
        return user_may_offer(self.request.user, self.story)

    def board_url(self) -> str:
        """Return the address of the school's board."""
        school = school_of_path(self.story.path)
        return f"{reverse('moderation_board')}?school={school.code}" if school else "/"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the story."""
        return super().get_context_data(
            story=self.story, features=self.features, board_url=self.board_url(), **kwargs
        )


class OfferView(StoryView):
    """Offer a live story, or answer an offer that the office returned."""

    template_name = "moderation/offer.html"
    page_title = gettext_lazy("Offer to the district")
    header_icon = "upload"

    @property
    def returned(self) -> Feature | None:
        """The offer that waits for the school's answer."""
        return next((f for f in self.features if f.state == FeatureState.RETURNED), None)

    @property
    def standing(self) -> Feature | None:
        """The offer or place that makes another offer needless."""
        states = (FeatureState.OFFERED, FeatureState.ACCEPTED)
        return next((f for f in self.features if f.state in states), None)

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Show the form, or where the offer stands."""
        before = self.returned
        form = OfferForm(
            initial={
                "topic": (before.topic_id if before else None) or self.story.topic_id,
                "section": before.section_id if before else None,
                "note": before.note if before else "",
            }
        )
        return self.show(form=form)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Offer; a second click changes nothing."""
        form = OfferForm(request.POST)
        if not form.is_valid():
            return self.show(form=form, status=422)
        try:
            self._offer(form.cleaned_data)
        except ModerationError as error:
            messages.error(request, error.message)
            self.features = story_features([self.story]).get(self.story.translation_key, [])
            return self.show(form=form, status=409)
        messages.success(
            request,
            _("“%(title)s” is with the office now. You see its answer on this board and by mail.")
            % {"title": self.story.title},
        )
        return redirect(self.board_url())

    def _offer(self, data: dict[str, Any]) -> None:
        if self.returned is not None:
            feature_offer_again(feature_id=self.returned.pk, user=self.request.user, **data)
        else:
            feature_offer(story=self.story, user=self.request.user, **data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what came before."""
        return super().get_context_data(returned=self.returned, standing=self.standing, **kwargs)


class TakeOverView(StoryView):
    """Write the office's suggested edits into a new draft of the story."""

    http_method_names = ["post"]
    page_title = gettext_lazy("Take over suggestions")

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Take over, say what no longer fits, and go on in the editor."""
        returned = next((f for f in self.features if f.state == FeatureState.RETURNED), None)
        if returned is None:
            messages.info(request, _("There are no suggestions for this story now."))
            return redirect("moderation_offer", page_id)
        try:
            done, left = suggestions_take_over(feature_id=returned.pk, user=request.user)
        except ModerationError as error:
            messages.error(request, error.message)
            return redirect("moderation_offer", page_id)
        if done:
            messages.success(
                request,
                _("The suggestions stand in a draft now. Look at it, publish, and offer it again."),
            )
        for suggestion in left:
            words = _("No longer in the story, please look yourself: “%s”")
            messages.warning(request, words % suggestion["before"])
        return redirect("wagtailadmin_pages:edit", page_id)


class WithdrawView(StoryView):
    """Take a story back from the office; asks once, then acts."""

    template_name = "moderation/withdraw.html"
    page_title = gettext_lazy("Withdraw from the district")
    header_icon = "arrow-left"

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Say what will happen."""
        return self.show(
            placed=[f for f in self.features if f.state == FeatureState.ACCEPTED],
        )

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Withdraw every offer and place of the story."""
        count = story_withdraw(story=self.story, user=request.user)
        facts = {"title": self.story.title}
        if count:
            messages.success(request, _("“%(title)s” was withdrawn from the district.") % facts)
        else:
            messages.info(request, _("“%(title)s” is not with the office.") % facts)
        return redirect(self.board_url())
