"""The office's desk: the queue at the left, the chosen story in full beside the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets.button import HeaderButton

from moderation.approvers import user_is_desk
from moderation.forms import AcceptForm, BulkForm, ReturnOfferForm
from moderation.selectors.changes import story_changes
from moderation.selectors.desk import (
    ROWS_A_PAGE,
    DeskFilter,
    desk_item,
    images_for,
    item_history,
    item_others,
    item_story,
    queue_counts,
    queue_items,
)
from moderation.selectors.doubles import feature_doubles
from moderation.services.claims import feature_claim, feature_release
from moderation.services.decisions import feature_accept, feature_decline, feature_return
from moderation.services.errors import ModerationError
from moderation.services.placements import (
    feature_change_accept,
    feature_place,
    feature_restore,
    feature_take_down,
)
from moderation.views.base import ModerationView
from news.models import Feature

OPEN_QUEUES = ("waiting", "late", "mine")
"""Tabs whose items can be decided."""

QUEUE_KEYS = ("state", "q", "school", "level", "ward", "topic", "age", "sort", "p")


class DeskMixin(ModerationView):
    """Reading the desk; both views of it show the same screen."""

    template_name = "moderation/desk.html"
    page_title = gettext_lazy("The desk")
    header_icon = "tasks"

    def may_enter(self) -> bool:
        """The office's moderators and administrators."""
        return user_is_desk(self.request.user)

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """Lead to the sections and the figures."""
        return [
            HeaderButton(_("Sections"), reverse("moderation_sections"), icon_name="list-ol"),
            HeaderButton(_("Figures"), reverse("moderation_figures"), icon_name="table"),
        ]

    def read_queue(self, data: QueryDict) -> None:
        """Read the chosen queue, one page of it."""
        self.filter = DeskFilter(data)
        self.address = QueryDict(mutable=True)
        for key in QUEUE_KEYS:
            if data.get(key):
                self.address[key] = str(data[key])
        paginator = Paginator(queue_items(self.filter, self.request.user), ROWS_A_PAGE)
        self.rows: PageOfRows[Feature] = paginator.get_page(data.get("p"))

    def desk_url(self, item: int | None = None, **changes: Any) -> str:
        """Return the address of this queue, with an item chosen or not."""
        query = self.address.copy()
        for key, value in changes.items():
            query[key] = value
        if item:
            query["item"] = str(item)
        return f"{reverse('moderation_desk')}?{query.urlencode()}".rstrip("?")

    def neighbour(self, feature_id: int, step: int) -> int | None:
        """Return the id before (-1) or after (+1) an item on this page of the queue."""
        ids = [feature.pk for feature in self.rows]
        if feature_id not in ids:
            return ids[0] if ids and step > 0 else None
        place = ids.index(feature_id) + step
        return ids[place] if 0 <= place < len(ids) else None

    def pane(self, feature: Feature, **bound: forms.Form) -> dict[str, Any]:
        """Return what the right half shows of one item; `bound` keeps what somebody typed."""
        story = item_story(feature)
        return {
            "item": feature,
            "story": story,
            "changes": story_changes(feature, story) if feature.changed_at else None,
            "doubles": feature_doubles(feature, story),
            "history": item_history(feature),
            "others": item_others(feature),
            "accept_form": bound.get("accept_form")
            or AcceptForm(
                initial=AcceptForm.initial_of(feature, story),
                images=images_for(self.request.user),
            ),
            "refuse_form": bound.get("refuse_form") or ReturnOfferForm(story=story),
            "seen": story.live_revision_id if story is not None else "",
            "is_mine": feature.is_claimed and feature.claimed_by_id == self.request.user.pk,
            "is_theirs": feature.is_claimed and feature.claimed_by_id != self.request.user.pk,
            "previous_url": self._neighbour_url(feature.pk, -1),
            "next_url": self._neighbour_url(feature.pk, +1),
        }

    def _neighbour_url(self, feature_id: int, step: int) -> str:
        found = self.neighbour(feature_id, step)
        return self.desk_url(found) if found else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add queue, tabs and addresses."""
        media = AcceptForm(images=images_for(self.request.user)).media
        return super().get_context_data(
            filter=self.filter,
            tabs=queue_counts(self.request.user).tabs(self.filter.queue),
            rows=self.rows,
            queue_url=self.desk_url(),
            address=self.address.urlencode(),
            media=media,
            **{
                "bulk_form": BulkForm() if self.filter.queue in OPEN_QUEUES else None,
                **kwargs,
            },
        )


class DeskView(DeskMixin):
    """Show the queue, and the item that the address names."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Read only: holding an item is a POST."""
        self.read_queue(request.GET)
        chosen = request.GET.get("item", "")
        if not chosen:
            return self.show()
        feature = desk_item(int(chosen)) if chosen.isdecimal() and len(chosen) < 19 else None
        if feature is None:
            messages.warning(request, _("This item does not exist."))
            return redirect(self.desk_url())
        return self.show(**self.pane(feature))


class DecideView(DeskMixin):
    """Every write of the desk: one POST, its action named by the button."""

    def post(self, request: HttpRequest, feature_id: int) -> HttpResponse:
        """Do it and go on to the next item; on a conflict say who was first and keep the text."""
        self.read_queue(QueryDict(request.POST.get("address", "")))
        self.feature_id = feature_id
        if desk_item(feature_id) is None:
            raise Http404
        act = self._actions().get(request.POST.get("action", ""))
        if act is None:
            return self._again(_("This button is unknown. Nothing was changed."), 400)
        try:
            return act()
        except ModerationError as error:
            return self._again(error.message, 409)

    def _actions(self) -> dict[str, Callable[[], HttpResponse]]:
        return {
            "claim": self._claim,
            "release": self._release,
            "accept": lambda: self._accept(feature_accept),
            "place": lambda: self._accept(feature_place),
            "return": lambda: self._refuse("return"),
            "decline": lambda: self._refuse("decline"),
            "take_down": lambda: self._refuse("take_down"),
            "restore": lambda: self._simple(feature_restore, _("It is back in its section.")),
            "change_accept": self._change_accept,
        }

    def _claim(self) -> HttpResponse:
        feature_claim(feature_id=self.feature_id, user=self.request.user)
        return redirect(self.desk_url(self.feature_id))

    def _release(self) -> HttpResponse:
        feature_release(feature_id=self.feature_id, user=self.request.user)
        return redirect(self.desk_url(self.feature_id))

    def _accept(self, service: Callable[..., Feature]) -> HttpResponse:
        form = AcceptForm(self.request.POST, images=images_for(self.request.user))
        if not form.is_valid():
            return self._again(_("Please look at the marked fields."), 422, accept_form=form)
        data = form.cleaned_data
        if service is feature_accept:
            extra = {"comment": data["comment"], "seen_revision_id": data["seen"]}
        else:
            extra = {"seen_place_id": data["seen_place"]}
        following = self.neighbour(self.feature_id, +1)
        feature = service(
            feature_id=self.feature_id,
            user=self.request.user,
            placement=form.placement(),
            **extra,
        )
        facts = {"title": str(feature), "section": str(feature.section)}
        if service is feature_place:
            messages.success(self.request, _("Saved: “%(title)s”.") % facts)
            return redirect(self.desk_url(self.feature_id))
        return self._go_on(
            _("“%(title)s” stands in “%(section)s” now.") % facts,
            following,
            feature.section.full_url if feature.section else "",
        )

    def _refuse(self, action: str) -> HttpResponse:
        form = self._refuse_form(needs_comment=action == "return")
        if not form.is_valid():
            return self._again(_("Please look at the marked fields."), 422, refuse_form=form)
        following = self.neighbour(self.feature_id, +1)
        services: dict[str, tuple[Callable[..., Feature], str]] = {
            "return": (feature_return, _("“%(title)s” went back to the school.")),
            "decline": (feature_decline, _("“%(title)s” was declined.")),
            "take_down": (feature_take_down, _("“%(title)s” is off the portal.")),
        }
        service, words = services[action]
        data = form.cleaned_data
        extra = {"suggestions": form.suggestions()} if action == "return" else {}
        feature = service(
            feature_id=self.feature_id,
            user=self.request.user,
            reason=data["reason"],
            comment=data["comment"],
            **extra,
        )
        return self._go_on(words % {"title": str(feature)}, following)

    def _refuse_form(self, *, needs_comment: bool = False) -> ReturnOfferForm:
        """Return the posted form; suggestions are read against the story as it is now."""
        feature = desk_item(self.feature_id)
        story = item_story(feature) if feature is not None else None
        return ReturnOfferForm(self.request.POST, story=story, needs_comment=needs_comment)

    def _change_accept(self) -> HttpResponse:
        seen = self.request.POST.get("seen", "")
        feature_change_accept(
            feature_id=self.feature_id,
            user=self.request.user,
            seen_revision_id=int(seen) if seen.isdecimal() and len(seen) < 19 else None,
        )
        messages.success(self.request, _("The change may stay."))
        return redirect(self.desk_url(self.feature_id))

    def _simple(self, service: Callable[..., Feature], words: str) -> HttpResponse:
        service(feature_id=self.feature_id, user=self.request.user)
        messages.success(self.request, words)
        return redirect(self.desk_url(self.feature_id))

    def _go_on(self, words: str, following: int | None, url: str = "") -> HttpResponse:
        buttons = [messages.button(url, _("See it"), new_window=True)] if url else None
        messages.success(self.request, words, buttons=buttons)
        return redirect(self.desk_url(following))

    def _again(self, words: str, status: int, **bound: forms.Form) -> HttpResponse:
        """Show the item as it is now, with the text that the person has typed."""
        messages.error(self.request, words)
        feature = desk_item(self.feature_id)
        if feature is None:
            raise Http404
        if not bound:
            bound = self._typed()
        return self.show(status, **self.pane(feature, **bound))

    def _typed(self) -> dict[str, forms.Form]:
        """Return the form that the person has filled in, bound, so that nothing typed is lost."""
        if "reason" in self.request.POST:
            return {"refuse_form": self._refuse_form()}
        if "section" in self.request.POST:
            images = images_for(self.request.user)
            return {"accept_form": AcceptForm(self.request.POST, images=images)}
        return {}
