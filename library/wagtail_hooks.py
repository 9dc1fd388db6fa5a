"""Hooks of the library."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks

from library.admin_views import document_read_again
from library.collecting import OwnDocumentsIntoCollection, OwnImagesIntoCollection
from library.models import CustomDocument
from library.openness import Openness, document_openness
from library.square_icons import SquareIconOperation

AFTER_RESTRICTIONS = 10
"""Closed schools (410) and restricted collections (password or login form) answer first."""

AFTER_WAGTAIL = 10
"""The action that is registered last is the one."""


@hooks.register("before_serve_document", order=AFTER_RESTRICTIONS)
def hide_documents(document: CustomDocument, request: HttpRequest) -> None:
    """Answer 404 for a document that this reader may not have; note how the others may cache it."""
    openness = document_openness(document, request)
    if openness is Openness.HIDDEN:
        raise Http404
    request.document_openness = openness  # type: ignore[attr-defined] # read by `document_serve`


hooks.register("register_bulk_action", OwnImagesIntoCollection, order=AFTER_WAGTAIL)
hooks.register("register_bulk_action", OwnDocumentsIntoCollection, order=AFTER_WAGTAIL)


@hooks.register("register_image_operations")
def icon_operation() -> list[tuple[str, type[SquareIconOperation]]]:
    """Let renditions be square icons."""
    return [("icon", SquareIconOperation)]


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add our address; `sites.admin_names` says who may call it."""
    return [
        path(
            "document-texts/<int:document_id>/read-again/",
            document_read_again,
            name="document_read_again",
        )
    ]
