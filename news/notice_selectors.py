"""Reads of notices for public pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from core.pagination import page_of
from news.broadcast_selectors import broadcasts_placed
from news.models import NoticePage
from sites.selectors import school_of_path

if TYPE_CHECKING:
    from news.models import NoticeIndexPage

NOTICES_A_PAGE = 20
OTHER_NOTICES = 5
URGENT_AT_ONCE = 3


def urgent_notices(root_path: str) -> list[NoticePage]:
    """Return the urgent notices of one site that stand above every page of it; newest first, few.

    The office's banners on the schools' sites are broadcasts (`news.urgent`).
    """
    found = NoticePage.objects.filter(path__startswith=root_path, urgent=True)
    return list(found.visible().current().newest_first()[:URGENT_AT_ONCE])


def notice_index_context(page: NoticeIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return one page of current notices, or of past ones with ``?past=1``."""
    past = request.GET.get("past") == "1"
    notices = NoticePage.objects.child_of(page).visible()
    applies = notices.current_q()
    notices = notices.exclude(applies) if past else notices.filter(applies)
    school = school_of_path(page.path)
    return {
        "notices": page_of(notices.newest_first(), request, NOTICES_A_PAGE),
        "office_notices": broadcasts_placed(school.id) if school and not past else [],
        "past": past,
        "summary_text": page.search_description or page.introduction,
    }


def notice_context(page: NoticePage) -> dict[str, Any]:
    """Return other current notices of the same site."""
    others = NoticePage.objects.sibling_of(page, inclusive=False).visible().current()
    return {"other_notices": list(others.newest_first()[:OTHER_NOTICES])}
