"""The school's board."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from moderation.selectors.board import board_schools, school_board
from moderation.views.base import ModerationView
from news.broadcast_selectors import receipts_of_school


class BoardView(ModerationView):
    """Every story of a school and where it stands; the first thing school people open."""

    template_name = "moderation/board.html"
    page_title = _("Our stories")
    header_icon = "list-ul"

    def may_enter(self) -> bool:
        """School people, each for their own schools; superusers for all."""
        self.schools = board_schools(self.request.user)
        return bool(self.schools)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one school; `?school=` chooses among several."""
        code = request.GET.get("school")
        school = next((card for card in self.schools if card.code == code), None)
        if code and school is None:
            raise Http404
        shown = school or self.schools[0]
        return self.show(
            board=school_board(shown, request.user),
            receipts=receipts_of_school(shown.id),
            schools=self.schools if len(self.schools) > 1 else [],
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose board it is."""
        self.page_subtitle = kwargs["board"].school.display_name
        return super().get_context_data(**kwargs)
