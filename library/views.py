"""Pictures on demand, and documents for those who may read them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve
from wagtail.images.views.serve import ServeView

from library.openness import Openness
from library.ranges import part_answer

picture_serve = ServeView.as_view(action="redirect")
"""Make a rendition (only for signed addresses, so only sizes of ours) and lead to its file."""

OPEN_CACHING = "public, max-age=0, must-revalidate"
"""Anybody may keep it, and asks before every use: what is withdrawn is gone at once. An unchanged
file answers with 304 and no content."""

PERSONAL_CACHING = "private, no-store"


@require_safe
def document_serve(request: HttpRequest, document_id: str, filename: str) -> HttpResponseBase:
    """Hand out a document; who may have it, the hooks decide (`library.openness`). Or 404."""
    response = serve(request, document_id, filename)
    openness = getattr(request, "document_openness", None)
    if openness is None:  # a hook has answered: a form, a login, a closed school
        return response
    is_open = openness is Openness.OPEN
    response["Cache-Control"] = OPEN_CACHING if is_open else PERSONAL_CACHING
    return part_answer(request, response)
