"""Notices to schools: list, form, and the screen that counts whom one hits before it goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.widgets.button import HeaderButton

from moderation.forms_broadcast import BroadcastForm
from moderation.selectors.broadcasts import (
    broadcast_lists,
    broadcast_schools,
    placed_ids,
    schools_by_ward,
)
from moderation.services.broadcasts import (
    broadcast_confirm,
    broadcast_delete,
    broadcast_recall,
    broadcast_save,
    broadcast_send,
    broadcast_take_back,
    broadcast_token,
    needs_second_person,
)
from moderation.services.errors import ModerationError
from moderation.views.sections import OfficeView
from news.models import Broadcast, BroadcastState


class BroadcastsView(OfficeView):
    """What waits, what stands on sites now, and what is over."""

    template_name = "moderation/broadcasts.html"
    page_title = gettext_lazy("Notices to schools")
    header_icon = "warning"

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """Begin a new one."""
        address = reverse("moderation_broadcast_new")
        return [HeaderButton(_("New notice"), address, icon_name="plus")]

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them."""
        return self.show(lists=broadcast_lists())


class BroadcastView(OfficeView):
    """A screen about one notice."""

    trail = (*OfficeView.trail, ("moderation_broadcasts", gettext_lazy("Notices to schools")))
    header_icon = "warning"

    def go(self, broadcast: Broadcast) -> HttpResponse:
        """Go to its screen."""
        return redirect("moderation_broadcast", broadcast.pk)


class BroadcastEditView(BroadcastView):
    """Write a new one, or change a draft."""

    template_name = "moderation/broadcast_form.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read the draft, or begin one that ends tomorrow evening."""
        super().setup(request, *args, **kwargs)
        number = kwargs.get("broadcast_id")
        if number is None:
            tomorrow = timezone.localtime() + timedelta(days=1)
            end = tomorrow.replace(hour=21, minute=0, second=0, microsecond=0)
            self.broadcast = Broadcast(expires_at=end)
        else:
            self.broadcast = get_object_or_404(Broadcast, pk=number)
        self.page_title = self.broadcast.title or _("New notice to schools")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the form; what was sent is not changed any more."""
        if self.broadcast.state != BroadcastState.DRAFT:
            return self.go(self.broadcast)
        return self.show(form=BroadcastForm(instance=self.broadcast))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Keep it as a draft and show whom it would reach."""
        form = BroadcastForm(request.POST, instance=self.broadcast)
        if not form.is_valid():
            messages.error(request, _("Please look at the marked fields."))
            return self.show(422, form=form)
        try:
            broadcast = broadcast_save(
                broadcast=self.broadcast, user=request.user, data=form.cleaned_data
            )
        except ModerationError as error:
            messages.error(request, error.message)
            return self.show(409, form=form)
        return self.go(broadcast)


class BroadcastCheckView(BroadcastView):
    """How it will look and whom it hits, counted and listed; from here it is sent and recalled."""

    template_name = "moderation/broadcast.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read it."""
        super().setup(request, *args, **kwargs)
        self.broadcast = get_object_or_404(
            Broadcast.objects.select_related("sent_by", "confirmed_by", "recalled_by"),
            pk=kwargs["broadcast_id"],
        )
        self.page_title = self.broadcast.title

    def get(self, request: HttpRequest, broadcast_id: int) -> HttpResponse:
        """Show it."""
        return self.check()

    def check(self, status: int = 200) -> HttpResponse:
        """Render it with the list of its schools."""
        schools = broadcast_schools(self.broadcast)
        return self.show(
            status,
            broadcast=self.broadcast,
            count=len(schools),
            wards=schools_by_ward(schools),
            placed=placed_ids(self.broadcast),
            token=broadcast_token(self.broadcast, schools),
            asks_second=needs_second_person(len(schools)),
            is_own=self.broadcast.sent_by_id == self.request.user.pk,
        )

    def post(self, request: HttpRequest, broadcast_id: int) -> HttpResponse:
        """Send, confirm, take back, recall or throw away, by the button that was pressed."""
        act = self._actions().get(request.POST.get("action", ""))
        if act is None:
            messages.error(request, _("This button is unknown. Nothing was changed."))
            return self.check(400)
        try:
            return act()
        except ModerationError as error:
            messages.error(request, error.message)
            self.broadcast.refresh_from_db()
            return self.check(409)

    def _actions(self) -> dict[str, Callable[[], HttpResponse]]:
        return {
            "send": lambda: self._sent(broadcast_send),
            "confirm": lambda: self._sent(broadcast_confirm),
            "take_back": lambda: self._simple(
                broadcast_take_back, _("It is a draft again. Nothing was sent.")
            ),
            "recall": lambda: self._simple(
                broadcast_recall, _("Recalled. It is off every site now.")
            ),
            "delete": self._delete,
        }

    def _sent(self, service: Callable[..., Broadcast]) -> HttpResponse:
        broadcast = service(
            broadcast_id=self.broadcast.pk,
            user=self.request.user,
            token=self.request.POST.get("token", ""),
        )
        if broadcast.state == BroadcastState.WAITING:
            messages.success(
                self.request, _("A colleague has to confirm it now; they have got a mail.")
            )
        else:
            count = broadcast.receipts.count()
            words = ngettext("Sent to %(count)s school.", "Sent to %(count)s schools.", count)
            messages.success(self.request, words % {"count": count})
        return self.go(broadcast)

    def _simple(self, service: Callable[..., Broadcast], words: str) -> HttpResponse:
        broadcast = service(broadcast_id=self.broadcast.pk, user=self.request.user)
        messages.success(self.request, words)
        return self.go(broadcast)

    def _delete(self) -> HttpResponse:
        broadcast_delete(broadcast_id=self.broadcast.pk, user=self.request.user)
        messages.success(self.request, _("The draft was thrown away."))
        return redirect("moderation_broadcasts")
