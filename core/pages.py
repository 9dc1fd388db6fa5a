"""The abstract page that every page model of ours extends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import HttpRequest
from wagtail.models import Page

from core.forms import BasePageForm
from core.querysets import BasePageManager
from core.searchable import SearchParts

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue


class BasePage(Page):
    """Common ground of all pages: what search sees of them and who else must agree to a save.

    Subclasses set `search_kind` (an empty string keeps a class out of search; the system check
    ``core.E001`` fails when the attribute is not set at all), `parent_page_types` and
    `subpage_types` (``core.E002``).
    """

    search_kind: ClassVar[str | None] = None
    """The kind that search shows and filters by, such as ``"story"``; ``""`` = not searchable."""

    base_form_class = BasePageForm

    objects = BasePageManager()

    class Meta:
        abstract = True

    def search_streams(self) -> Iterator[StreamValue]:
        """Yield the StreamField values whose text belongs to the page; default: ``body``."""
        body = getattr(self, "body", None)
        if body is not None and hasattr(body, "stream_block"):
            yield body

    def search_parts(self) -> SearchParts:
        """Return what search indexes of this page; extend it where a model has more to say."""
        parts = SearchParts(title=self.title, summary=getattr(self, "summary", "") or "")
        for stream in self.search_streams():
            parts.add_stream(stream)
        return parts

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``summary_text``: what the page says of itself in lists and meta descriptions."""
        context = super().get_context(request, *args, **kwargs)
        context["summary_text"] = self.search_description or getattr(self, "summary", "")
        return context
