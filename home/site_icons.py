"""The icons of a site: its own logo where it has one, else the crest in its colour."""

from __future__ import annotations

from dataclasses import dataclass

from django.templatetags.static import static

from library.pictures import renditions_prefetch
from library.square_icons import icon_spec, icon_urls
from sites.frame import SiteFrame
from sites.palettes import PALETTES

WHOLE = 88
"""Per cent of the side that a logo fills: a little air around it."""
SAFE = 56
"""The same where a telephone may cut the icon to a circle of four fifths (W3C, maskable)."""
TAB, TOUCH, SMALL, LARGE = 32, 180, 192, 512


@dataclass(frozen=True, slots=True)
class SiteIcon:
    """One icon as the head of a page or the manifest names it."""

    url: str
    sizes: str
    kind: str
    rel: str = "icon"
    purpose: str = "any"


def site_icons(frame: SiteFrame) -> list[SiteIcon]:
    """Return what the head of a page names: the tab's icon first, then the first screen's."""
    return [icon for icon in _icons(frame) if icon.rel]


def manifest_icons(frame: SiteFrame) -> list[dict[str, str]]:
    """Return what the manifest names."""
    return [
        {"src": icon.url, "sizes": icon.sizes, "type": icon.kind, "purpose": icon.purpose}
        for icon in _icons(frame)
        if icon.rel != "apple-touch-icon"
    ]


def _icons(frame: SiteFrame) -> list[SiteIcon]:
    logo = frame.settings.logo
    if logo is None:
        return [SiteIcon(static(f"core/favicons/{frame.palette}.svg"), "any", "image/svg+xml")]
    wanted = [
        (TAB, WHOLE, "icon", "any"),
        (TOUCH, WHOLE, "apple-touch-icon", "any"),
        (SMALL, WHOLE, "icon", "any"),
        (LARGE, WHOLE, "", "any"),
        (SMALL, SAFE, "", "maskable"),
        (LARGE, SAFE, "", "maskable"),
    ]
    ground = PALETTES[frame.palette].tint
    renditions_prefetch([logo])
    specs = [icon_spec(size, share, ground) for size, share, _rel, _purpose in wanted]
    urls = icon_urls(logo, specs)
    return [
        SiteIcon(urls[spec], f"{size}x{size}", "image/png", rel, purpose)
        for spec, (size, _share, rel, purpose) in zip(specs, wanted, strict=True)
    ]
