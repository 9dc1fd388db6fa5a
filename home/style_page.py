"""The living style page: every block and component, rendered as readers get them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from blocks.streams import StoryStreamBlock
from core.icons import ICONS
from home.style_samples import samples
from sites.models import Level, Palette
from sites.tenancy.scope import scope_for


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block, rendered from its preview value."""

    name: str
    label: str
    html: SafeString


@require_safe
def style_page(request: HttpRequest) -> HttpResponse:
    """Show blocks, components, palettes and icons. Raises `Http404` for anybody but the office."""
    if not scope_for(request).is_office:
        raise Http404
    return render(
        request,
        "home/style_page.html",
        {
            "blocks": _blocks(),
            "palettes": Palette.choices,
            "levels": Level.choices,
            "icons": sorted(ICONS),
            **samples(request),
            "has_gallery": True,
            "has_video": True,
        },
    )


def _blocks() -> list[ShownBlock]:
    return [
        ShownBlock(name, str(block.label), block.render(block.get_preview_value(), {}))
        for name, block in StoryStreamBlock().child_blocks.items()
    ]
