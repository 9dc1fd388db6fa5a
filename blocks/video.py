"""A video from a permitted service."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructBlockValidationError, URLBlock

from blocks.video_services import video_of


class VideoBlock(StructBlock):
    """A link to a video; the player loads only after the reader asks for it.

    The address is checked against the permitted services (`blocks.video_services`), so no foreign
    script ever reaches a page by way of an embed code.
    """

    url = URLBlock(label=_("Address of the video"))
    title = CharBlock(label=_("Title"), max_length=160)

    def clean(self, value: Any) -> Any:
        """Refuse an address that no permitted service answers.

        Raises:
            StructBlockValidationError: the address is not of a video on a permitted service.
        """
        cleaned = super().clean(value)
        if video_of(cleaned["url"]) is None:
            message = _("Paste the address of one video on YouTube or Vimeo.")
            raise StructBlockValidationError(block_errors={"url": ValidationError(message)})
        return cleaned

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the video; None where an old page keeps an address that is no longer permitted."""
        context = super().get_context(value, parent_context=parent_context)
        context["video"] = video_of(value["url"])
        return context

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A video from YouTube or Vimeo; it loads when the reader presses play.")
        template = "blocks/video.html"
        preview_value = {
            "url": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
            "title": _("Our school in three minutes"),
        }
