"""Scaled pictures and people's own from the media folder, and nothing else of it."""

from __future__ import annotations

import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.static import serve

SERVED = ("images/", "avatar_images/")
"""Renditions, and the pictures of accounts under names that nobody guesses. Originals (with their
location data) and documents (with their privacy) stay out."""

CACHE_SECONDS = 30 * 24 * 3600
"""A rendition's name changes with its picture, its focal point and its size."""


def media_serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a scaled picture; everything else in the media folder does not exist here.

    A web server in front, or a bucket's public address, takes this over where there is one.
    """
    normal = posixpath.normpath(path)
    if not normal.startswith(SERVED) or normal != path:
        raise Http404
    response = serve(request, normal, document_root=str(settings.MEDIA_ROOT))
    response["Cache-Control"] = f"public, max-age={CACHE_SECONDS}"
    return response
