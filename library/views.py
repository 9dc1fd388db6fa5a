"""Pictures on demand."""

from __future__ import annotations

from wagtail.images.views.serve import ServeView

picture_serve = ServeView.as_view(action="redirect")
"""Make a rendition (only for signed addresses, so only sizes of ours) and lead to its file."""
