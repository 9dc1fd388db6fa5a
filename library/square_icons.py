"""Square icons of a logo, for browsers' tabs and telephones' first screens.

A logo has any shape and often a transparent ground; an icon is square and opaque. So the logo is
made to fit in the middle of a square of the site's colour.
"""

from __future__ import annotations

from typing import Any

from PIL import Image
from wagtail.images.image_operations import FilterOperation
from willow.plugins.pillow import PillowImage

from library.models import CustomImage
from library.pictures import spec_urls

LARGEST = 1024
"""Pixels; nobody needs a larger icon."""


class SquareIconOperation(FilterOperation):
    """Wagtail's filter ``icon-SIZE-SHARE-COLOUR``: SHARE is the logo's part of the side in %."""

    def construct(self, size: str, share: str, colour: str) -> None:
        """Take the words of the filter. Raises `ValueError` for what makes no icon."""
        self.size, self.share = int(size), int(share)
        self.ground = tuple(bytes.fromhex(colour))
        if not (0 < self.size <= LARGEST and 0 < self.share <= 100 and len(self.ground) == 3):
            raise ValueError("an icon has a size, a share in per cent and six digits of colour")

    def run(self, willow: Any, image: CustomImage, env: dict[str, Any]) -> PillowImage:
        """Return the icon."""
        logo = willow.get_pillow_image().convert("RGBA")
        room = self.size * self.share / 100
        scale = room / max(logo.size)
        width, height = (max(1, round(side * scale)) for side in logo.size)
        logo = logo.resize((width, height), Image.Resampling.LANCZOS)
        icon = Image.new("RGBA", (self.size, self.size), (*self.ground, 255))
        icon.alpha_composite(logo, ((self.size - width) // 2, (self.size - height) // 2))
        return PillowImage(icon.convert("RGB"))


def icon_spec(size: int, share: int, colour: str) -> str:
    """Return the filter for one icon; the colour is written like ``#f2edfd``."""
    return f"icon-{size}-{share}-{colour.removeprefix('#').lower()}|format-png"


def icon_urls(logo: CustomImage, specs: list[str]) -> dict[str, str]:
    """Return the addresses of icons by their filters; a query if renditions were not fetched."""
    return spec_urls(logo, specs)
