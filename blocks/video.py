"""A video from a permitted service."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, URLBlock


class VideoBlock(StructBlock):
    """A link to a video; the player loads only after the reader asks for it.

    The address is checked against the permitted services (`blocks.video_services`), so no foreign
    script ever reaches a page by way of an embed code.
    """

    url = URLBlock(label=_("Address of the video"))
    title = CharBlock(label=_("Title"), max_length=160)

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A video from YouTube or Vimeo; it loads when the reader presses play.")
        template = "blocks/video.html"
        preview_value = {
            "url": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
            "title": _("Our school in three minutes"),
        }
