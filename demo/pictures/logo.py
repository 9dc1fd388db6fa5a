"""The logo of a demo school: an open book under a star, on a round badge; nobody's real one."""

from __future__ import annotations

import io
import math

from PIL import Image, ImageDraw

from demo.pictures.colour import Colour, lighter

SIDE = 512
"""Pixels of the file's sides; the largest icon made of it has as many."""

_OVERSAMPLING = 4


def print_logo(colour: Colour) -> bytes:
    """Draw it in a school's colour and return the PNG file, transparent around the badge."""
    side = SIDE * _OVERSAMPLING
    sheet = Image.new("RGBA", (side, side), (*colour, 0))
    draw = ImageDraw.Draw(sheet)
    _badge(draw, side, colour)
    _star(draw, side * 0.5, side * 0.27, side * 0.11)
    _book(draw, side, colour)
    target = io.BytesIO()
    sheet.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(target, "PNG", optimize=True)
    return target.getvalue()


def _badge(draw: ImageDraw.ImageDraw, side: int, colour: Colour) -> None:
    draw.ellipse((0, 0, side - 1, side - 1), fill=colour)
    rim = side * 0.035
    draw.ellipse(
        (rim, rim, side - rim, side - rim), outline=lighter(colour, 0.75), width=side // 90
    )


def _star(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    points = []
    for number in range(10):
        reach = radius if number % 2 == 0 else radius * 0.42
        angle = math.pi * (number / 5 - 0.5)
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    draw.polygon(points, fill=(255, 214, 102))


def _book(draw: ImageDraw.ImageDraw, side: int, colour: Colour) -> None:
    """Two pages that rise from the spine, with lines of writing."""
    for way in (-1, 1):

        def at(out: float, down: float, way: int = way) -> tuple[float, float]:
            return side * (0.5 + way * out), side * down

        draw.polygon([at(0.01, 0.52), at(0.3, 0.44), at(0.3, 0.7), at(0.01, 0.79)], fill="white")
        for line in range(3):
            down = 0.575 + line * 0.062
            draw.line(
                [at(0.055, down), at(0.25, down - 0.054)],
                fill=lighter(colour, 0.45),
                width=side // 64,
            )
