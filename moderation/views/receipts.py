"""A school places an ordinary notice of the office on its own site, or takes it off."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from moderation.approvers import schools_joined, schools_mastered
from moderation.services.broadcasts import receipt_place
from moderation.services.errors import ModerationError
from moderation.views.base import ModerationView
from news.models import BroadcastReceipt


class ReceiptView(ModerationView):
    """One POST from the school's board; receipts of other schools do not exist."""

    http_method_names = ["post"]

    def may_enter(self) -> bool:
        """Webmasters; the service asks again about the notice's own school."""
        return self.request.user.is_superuser or bool(schools_mastered(self.request.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Place or take off."""
        number = request.POST.get("receipt", "")
        receipts = BroadcastReceipt.objects.select_related("school")
        if not request.user.is_superuser:
            receipts = receipts.filter(school__in=schools_joined(request.user))
        receipt = get_object_or_404(
            receipts, pk=int(number) if number.isdecimal() and len(number) < 19 else 0
        )
        placed = request.POST.get("action") == "place"
        try:
            receipt_place(receipt_id=receipt.pk, user=request.user, placed=placed)
        except ModerationError as error:
            messages.error(request, error.message)
        else:
            words = _("It is on your site now.") if placed else _("It is off your site.")
            messages.success(request, words)
        return redirect(f"{reverse('moderation_board')}?school={receipt.school.code}")
