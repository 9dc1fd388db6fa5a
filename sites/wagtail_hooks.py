"""Hooks of schools: the closed gate and the office's screens."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page

from library.models import CustomDocument
from sites.gate import collection_gate, page_gate


@hooks.register("before_serve_page", order=-20)
def gate_pages(
    page: Page, request: HttpRequest, args: Any, kwargs: Any
) -> HttpResponse | None:
    """Answer 410 for every page of a closed school."""
    return page_gate(page, request)


@hooks.register("before_serve_document", order=-20)
def gate_documents(document: CustomDocument, request: HttpRequest) -> HttpResponse | None:
    """Answer 410 for every file of a closed school, on whatever host it is asked for."""
    return collection_gate(document.collection_id, request)


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Give the actions of `sites.services` their names in the audit log."""
    actions.register_action("school_sites.close", _("Close a school"), _("School closed"))
    actions.register_action("school_sites.reopen", _("Reopen a school"), _("School reopened"))
    actions.register_action("school_sites.rename", _("Rename a school"), _("School renamed"))
    actions.register_action(
        "school_sites.change_host", _("Change a school's host name"), _("Host name changed")
    )
