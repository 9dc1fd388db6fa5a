"""Hooks of the library."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from wagtail import hooks

from library.models import CustomDocument
from library.openness import Openness, document_openness

AFTER_RESTRICTIONS = 10
"""Closed schools (410) and restricted collections (password or login form) answer first."""


@hooks.register("before_serve_document", order=AFTER_RESTRICTIONS)
def hide_documents(document: CustomDocument, request: HttpRequest) -> None:
    """Answer 404 for a document that this reader may not have; note how the others may cache it."""
    openness = document_openness(document, request)
    if openness is Openness.HIDDEN:
        raise Http404
    request.document_openness = openness  # type: ignore[attr-defined] # read by `document_serve`
