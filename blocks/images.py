"""Finding the pictures inside a StreamField value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue


def images_of(stream: StreamValue) -> Iterator[Any]:
    """Yield every image of picture and gallery blocks, so that a page can fetch all at once."""
    for child in stream:
        if child.block_type == "picture" and child.value.get("image"):
            yield child.value["image"]
        elif child.block_type == "gallery":
            for picture in child.value["pictures"]:
                if picture.get("image"):
                    yield picture["image"]
