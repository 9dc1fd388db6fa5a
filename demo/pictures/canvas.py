"""The sheet the illustrations are drawn on.

One unit is a hundredth of the picture's height, whatever its size: a scene is composed once and
fits every aspect ratio by asking for the width ``w``. Everything is drawn twice as large and
reduced at the end, which gives smooth edges at a small cost.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from demo.pictures.colour import Colour, Paint, clear

Point = tuple[float, float]

_OVERSAMPLING = 2
_GRAIN_TILE = 300
_GRAIN_STRENGTH = 3.5


@lru_cache(maxsize=1)
def _grain_tile() -> Image.Image:
    """Paper grain around middle grey, the same in every picture and every run."""
    noise = random.Random(11).randbytes(_GRAIN_TILE * _GRAIN_TILE)  # nosec B311
    fine = Image.frombytes("L", (_GRAIN_TILE, _GRAIN_TILE), noise)
    fine = fine.filter(ImageFilter.GaussianBlur(0.9))
    levels = [round(128 + (value - 128) * _GRAIN_STRENGTH / 64) for value in range(256)]
    return fine.point(levels)


@lru_cache(maxsize=8)
def _grain(size: tuple[int, int]) -> Image.Image:
    sheet = Image.new("L", size)
    tile = _grain_tile()
    for left in range(0, size[0], _GRAIN_TILE):
        for top in range(0, size[1], _GRAIN_TILE):
            sheet.paste(tile, (left, top))
    return Image.merge("RGB", (sheet, sheet, sheet))


@lru_cache(maxsize=1)
def _halo() -> Image.Image:
    """A soft round light, full in the middle, nothing at the rim."""
    # Pillow's gradient reaches 255 in the corners and about 181 at the middle of each side.
    falloff = [round(255 * max(0.0, 1 - value / 178) ** 1.35) for value in range(256)]
    return Image.radial_gradient("L").point(falloff)


def smooth(points: Sequence[Point], *, closed: bool = False, steps: int = 8) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    count = len(points)
    result: list[Point] = []
    for index in range(count if closed else count - 1):
        around = []
        for offset in (-1, 0, 1, 2):
            at = index + offset
            around.append(points[at % count] if closed else points[min(max(at, 0), count - 1)])
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = around
        for step in range(steps):
            t = step / steps
            t2, t3 = t * t, t * t * t
            result.append(
                (
                    0.5
                    * (
                        2 * bx
                        + (cx - ax) * t
                        + (2 * ax - 5 * bx + 4 * cx - dx) * t2
                        + (3 * bx - ax - 3 * cx + dx) * t3
                    ),
                    0.5
                    * (
                        2 * by
                        + (cy - ay) * t
                        + (2 * ay - 5 * by + 4 * cy - dy) * t2
                        + (3 * by - ay - 3 * cy + dy) * t3
                    ),
                )
            )
    if not closed:
        result.append(points[-1])
    return result


class Canvas:
    """A picture being drawn. ``w`` and ``h`` are its width and height in units."""

    def __init__(self, width: int, height: int) -> None:
        self.size = (width, height)
        self.h = 100.0
        self.w = 100.0 * width / height
        self._k = height * _OVERSAMPLING / 100.0
        self._sheet = Image.new("RGB", (width * _OVERSAMPLING, height * _OVERSAMPLING))
        self._pen = ImageDraw.Draw(self._sheet, "RGBA")

    def _xy(self, points: Iterable[Point]) -> list[Point]:
        k = self._k
        return [(x * k, y * k) for x, y in points]

    def gradient(self, top: Colour, bottom: Colour, *, until: float = 100.0) -> None:
        """Fill from the top edge down to ``until`` with a vertical run of colour."""
        strip = Image.linear_gradient("L").resize((1, 256))
        ramp = Image.composite(
            Image.new("RGB", (1, 256), bottom), Image.new("RGB", (1, 256), top), strip
        )
        box = (self._sheet.width, max(1, round(until * self._k)))
        self._sheet.paste(ramp.resize(box, Image.Resampling.NEAREST), (0, 0))

    def poly(self, points: Sequence[Point], fill: Paint) -> None:
        """A filled polygon."""
        self._pen.polygon(self._xy(points), fill=fill)

    def blob(self, points: Sequence[Point], fill: Paint, *, steps: int = 8) -> None:
        """A filled closed curve through the points."""
        self._pen.polygon(self._xy(smooth(points, closed=True, steps=steps)), fill=fill)

    def hill(self, points: Sequence[Point], fill: Paint, *, bottom: float = 101.0) -> None:
        """A curve through the points, filled down to ``bottom``."""
        line = smooth(points)
        self.poly([*line, (points[-1][0], bottom), (points[0][0], bottom)], fill)

    def rect(
        self, left: float, top: float, right: float, bottom: float, fill: Paint, *, r: float = 0.0
    ) -> None:
        """A rectangle, with rounded corners of radius ``r``."""
        k = self._k
        if right <= left or bottom <= top:
            return
        box = (left * k, top * k, right * k, bottom * k)
        radius = min(r, (right - left) / 2, (bottom - top) / 2) * k
        if radius > 0.5:
            self._pen.rounded_rectangle(box, radius=radius, fill=fill)
        else:
            self._pen.rectangle(box, fill=fill)

    def dot(self, x: float, y: float, r: float, fill: Paint) -> None:
        """A filled circle."""
        self.oval(x, y, r, r, fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Paint) -> None:
        """A filled ellipse around its middle."""
        k = self._k
        self._pen.ellipse(((x - rx) * k, (y - ry) * k, (x + rx) * k, (y + ry) * k), fill=fill)

    def ring(self, x: float, y: float, r: float, colour: Paint, width: float) -> None:
        """A circle drawn as a line."""
        k = self._k
        box = ((x - r) * k, (y - r) * k, (x + r) * k, (y + r) * k)
        self._pen.ellipse(box, outline=colour, width=max(1, round(width * k)))

    def slice(
        self, x: float, y: float, rx: float, ry: float, start: float, end: float, fill: Paint
    ) -> None:
        """The part of an ellipse cut off by the chord between two angles in degrees."""
        k = self._k
        box = ((x - rx) * k, (y - ry) * k, (x + rx) * k, (y + ry) * k)
        self._pen.chord(box, start, end, fill=fill)

    def line(self, points: Sequence[Point], colour: Paint, width: float) -> None:
        """A line with round ends and joints."""
        spots = self._xy(points)
        thick = max(1, round(width * self._k))
        self._pen.line(spots, fill=colour, width=thick, joint="curve")
        if thick > 3 and len(colour) == 3:
            r = thick / 2 - 0.5
            for x, y in (spots[0], spots[-1]):
                self._pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def curve(self, points: Sequence[Point], colour: Paint, width: float) -> None:
        """A smooth line through the points."""
        self.line(smooth(points, steps=6), colour, width)

    def glow(self, x: float, y: float, r: float, colour: Colour, strength: float = 1.0) -> None:
        """A soft round light over what is drawn already."""
        k = self._k
        side = max(2, round(2 * r * k))
        mask = _halo().resize((side, side), Image.Resampling.BILINEAR)
        if strength < 1.0:
            mask = mask.point([round(value * strength) for value in range(256)])
        self._sheet.paste(colour, (round((x - r) * k), round((y - r) * k)), mask)

    def shade(self, x: float, y: float, rx: float, ry: float, strength: float = 0.18) -> None:
        """The soft shadow of a thing on the ground."""
        self.oval(x, y, rx, ry, clear((38, 24, 62), strength))

    def star(self, x: float, y: float, r: float, fill: Paint, *, inner: float = 0.42) -> None:
        """A five-pointed star."""
        points = []
        for corner in range(10):
            reach = r if corner % 2 == 0 else r * inner
            angle = -math.pi / 2 + corner * math.pi / 5
            points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
        self.poly(points, fill)

    def finish(self, *, light: Colour, left: bool = True, strength: float = 0.30) -> Image.Image:
        """Reduce to the real size, lay a soft light over one upper corner, add paper grain."""
        picture = self._sheet.reduce(_OVERSAMPLING)
        width, height = self.size
        halo = _halo().resize((round(width * 2.0), round(height * 2.4)), Image.Resampling.BILINEAR)
        mask = halo.point([round(value * strength) for value in range(256)])
        at = (-round(width * (1.0 if left else 0.0)), -round(height * 1.25))
        picture.paste(light, at, mask)
        return ImageChops.add(picture, _grain(self.size), 1, -128)
