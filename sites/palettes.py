"""The colours of the palettes, for places that no stylesheet reaches: manifest, icons, the admin.

The stylesheet (``core/static/core/css/palettes.css``) holds the same values; a test compares both
and computes every contrast again.
"""

from __future__ import annotations

from dataclasses import dataclass

from sites.models import Palette

PAPER = "#fbfaf6"
NIGHT = "#16151f"


@dataclass(frozen=True, slots=True)
class Colours:
    """One palette: the strong colour, its tint, and the strong colour in dark mode."""

    strong: str
    tint: str
    strong_dark: str


PALETTES: dict[str, Colours] = {
    Palette.INK: Colours("#57288f", "#f2edfd", "#cdb7f6"),
    Palette.FLAME: Colours("#a21921", "#fff0ee", "#f9aea7"),
    Palette.CHALKBOARD: Colours("#1a5439", "#e4f5eb", "#9ad4b4"),
    Palette.SKY: Colours("#03528e", "#e5f2ff", "#97c9fd"),
    Palette.TERRACOTTA: Colours("#853e19", "#fff3ed", "#f6b294"),
    Palette.LOTUS: Colours("#96225c", "#feeff4", "#f4acc7"),
    Palette.RICE: Colours("#694e00", "#f9f3e6", "#dfc07f"),
    Palette.SEA: Colours("#00595d", "#e0f5f6", "#88d3d7"),
}
