"""Reads of notices for public pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from core.pagination import page_of
from news.broadcast_selectors import broadcasts_placed
from news.models import NoticePage
from sites.selectors import ROOT_PATH_LENGTH, school_of_path
from sites.shared_facts import VersionedFact

if TYPE_CHECKING:
    from news.models import NoticeIndexPage

NOTICES_A_PAGE = 20
OTHER_NOTICES = 5
URGENT_AT_ONCE = 3


def urgent_notices(root_path: str) -> list[NoticePage]:
    """Return the urgent notices of one site that stand above every page of it; newest first, few.

    The office's banners on the schools' sites are broadcasts (`news.urgent`). Nearly every site has
    none, which is known without a query; where there is one, the database says whether it shows.
    """
    if root_path not in URGENT_ROOTS.get():
        return []
    found = NoticePage.objects.filter(path__startswith=root_path, urgent=True)
    return list(found.visible().current().newest_first()[:URGENT_AT_ONCE])


def _urgent_roots_read() -> frozenset[str]:
    found = NoticePage.objects.filter(urgent=True, live=True).values_list("path", flat=True)
    return frozenset(path[:ROOT_PATH_LENGTH] for path in found)


URGENT_ROOTS = VersionedFact("news.urgent_roots", _urgent_roots_read)
"""Root paths of sites with any live urgent notice, also one that applies no more."""


def urgent_roots_forget(**_kwargs: Any) -> None:
    """Let everybody read again; receives signals."""
    URGENT_ROOTS.forget_with_commit()


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
