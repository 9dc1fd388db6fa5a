"""The people of a site: kept once, shown in every language."""

from __future__ import annotations

from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page

from core.pages import BasePage
from core.visibility import visible
from library.pictures import renditions_prefetch
from sites.selectors import ROOT_PATH_LENGTH

PageT = TypeVar("PageT", bound=BasePage)


def people_source(page: PageT) -> PageT | None:
    """Return the page that keeps the people of a page: the Vietnamese one of the two.

    A page that has no Vietnamese sister keeps its own. Nobody is shown by way of another language
    when the Vietnamese page is not public: what a school takes back is gone everywhere.
    """
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return page
    sisters = type(page)._default_manager.filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    if not sisters.exists():
        return page
    return visible(sisters).first()


def staff_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return leaders and other staff with their photos and where the chart is.

    Three queries, five in English.
    """
    source = people_source(page)
    members = list(source.members.select_related("photo")) if source is not None else []
    renditions_prefetch(member.photo for member in members)
    return {
        "leaders": [member for member in members if member.is_leader],
        "others": [member for member in members if not member.is_leader],
        "chart_url": page_beside(page, "organisationpage", request),
        "summary_text": page.search_description or page.introduction,
    }


def page_beside(page: Page, model: str, request: HttpRequest) -> str:
    """Return the address of the site's public page of a type; "" without one."""
    beside = Page.objects.filter(
        depth=3, path__startswith=page.path[:ROOT_PATH_LENGTH], content_type__model=model
    )
    found = visible(beside).order_by("path").first()
    return (found.get_url(request) or "") if found else ""
