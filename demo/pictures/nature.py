"""Sky, hills, water, trees, flowers: what stands around a school."""

from __future__ import annotations

import math
import random

from demo.pictures.canvas import Canvas
from demo.pictures.colour import Colour, Palette, clear, darker, lighter, mix, rgb

FLAME = rgb("#d8402f")


def sky(c: Canvas, p: Palette, rng: random.Random, *, horizon: float = 62.0) -> None:
    """The sky with a sun (or a moon at night), its halo, and a few clouds."""
    c.gradient(p.sky[0], p.sky[1], until=horizon + 6)
    x = c.w * rng.uniform(0.62, 0.86) if rng.random() < 0.5 else c.w * rng.uniform(0.14, 0.38)
    y = rng.uniform(15, 27)
    r = rng.uniform(6.5, 9)
    c.glow(x, y, r * 4.6, p.light, 0.75)
    c.dot(x, y, r, lighter(p.light, 0.35))
    if p.night:
        for _ in range(46):
            c.dot(
                rng.uniform(0, c.w),
                rng.uniform(2, horizon - 14),
                rng.uniform(0.12, 0.34),
                clear(p.light, 0.7),
            )
        for dx, dy, s in ((-0.3, -0.2, 0.2), (0.25, 0.3, 0.26), (0.1, -0.42, 0.13)):
            c.dot(x + dx * r, y + dy * r, s * r, clear(p.accent(1), 0.28))
        return
    places = [0.02, 0.27, 0.52, 0.77]
    for share in rng.sample(places, rng.randint(2, 3)):
        cloud(c, (share + rng.uniform(0, 0.12)) * c.w, rng.uniform(7, 30), rng.uniform(9, 17), rng)


def cloud(c: Canvas, x: float, y: float, width: float, rng: random.Random) -> None:
    """A flat-bottomed cloud."""
    white = clear((255, 254, 250), 0.62)
    height = width * 0.15
    c.rect(x, y, x + width, y + height, white, r=height / 2)
    c.rect(
        x + width * 0.2, y - height * 0.75, x + width * 0.72, y + height * 0.35, white, r=height / 2
    )
    if rng.random() < 0.6:
        c.rect(
            x - width * 0.18,
            y + height * 0.7,
            x + width * 0.5,
            y + height * 1.5,
            white,
            r=height / 2,
        )


def hills(c: Canvas, p: Palette, rng: random.Random, *, base: float = 62.0, rows: int = 2) -> None:
    """Rolling land in rows, hazy far away."""
    for row in range(rows):
        tone = mix(p.sky[1], p.mid, (0.35, 0.62, 0.85)[row])
        lift = (rows - row) * 5.5
        count = rng.randint(4, 6)
        points = [
            (c.w * (step / count * 1.2 - 0.1), base - lift + rng.uniform(-4.5, 3.5))
            for step in range(count + 1)
        ]
        c.hill(points, tone, bottom=base + 4)


def town(
    c: Canvas, p: Palette, rng: random.Random, *, base: float = 62.0, tall: float = 20.0
) -> None:
    """Narrow town houses far away, as along every Hanoi street."""
    x = -3.0
    while x < c.w:
        width = rng.uniform(4, 9)
        height = rng.uniform(tall * 0.45, tall)
        tone = mix(p.sky[1], rng.choice((p.mid, p.far, p.wall)), rng.uniform(0.35, 0.62))
        c.rect(x, base - height, x + width, base + 1, tone)
        if rng.random() < 0.4:
            c.rect(
                x + width * 0.2,
                base - height - 2.4,
                x + width * 0.75,
                base - height,
                darker(tone, 0.08),
            )
        dim = clear(lighter(tone, 0.5) if not p.night else p.light, 0.7)
        rows = int(height // 5)
        for row in range(rows):
            for column in range(2):
                if rng.random() < 0.75:
                    left = x + width * (0.18 + column * 0.4)
                    c.rect(
                        left,
                        base - height + 2 + row * 5,
                        left + width * 0.22,
                        base - height + 4.6 + row * 5,
                        dim,
                    )
        x += width + rng.uniform(0, 0.6)


def ground(c: Canvas, p: Palette, *, top: float, curve: float = 0.0) -> None:
    """The ground from ``top`` down, a little darker near the viewer."""
    if curve:
        c.hill([(-2, top + curve), (c.w * 0.5, top - curve), (c.w + 2, top + curve)], p.ground)
    else:
        c.rect(-1, top, c.w + 1, 101, p.ground)
    c.rect(-1, top + (100 - top) * 0.62, c.w + 1, 101, clear(darker(p.ground, 0.4), 0.10))


def paving(c: Canvas, p: Palette, *, top: float) -> None:
    """Joints of a paved yard running to one point."""
    tone = clear(darker(p.ground, 0.35), 0.14)
    middle = c.w * 0.5
    for step in range(-9, 10):
        c.line([(middle + step * c.w * 0.055, top), (middle + step * c.w * 0.17, 101)], tone, 0.3)
    gap = 2.2
    y = top
    while y < 100:
        y += gap
        gap *= 1.45
        c.line([(-1, y), (c.w + 1, y)], tone, 0.3)


def tree(
    c: Canvas, x: float, y: float, size: float, leaf: Colour, trunk: Colour, rng: random.Random
) -> None:
    """A round-headed tree lit from the left."""
    c.shade(x + size * 0.05, y, size * 0.42, size * 0.05)
    c.poly(
        [
            (x - size * 0.05, y),
            (x + size * 0.05, y),
            (x + size * 0.025, y - size * 0.55),
            (x - size * 0.025, y - size * 0.55),
        ],
        trunk,
    )
    c.line([(x, y - size * 0.35), (x + size * 0.14, y - size * 0.55)], trunk, size * 0.035)
    lumps = [(0.0, -0.78, 0.3), (-0.22, -0.62, 0.24), (0.22, -0.6, 0.25), (0.05, -0.54, 0.26)]
    for dx, dy, r in lumps:
        radius = r * rng.uniform(0.92, 1.08) * size
        c.dot(x + dx * size, y + dy * size, radius, darker(leaf, 0.18))
    for dx, dy, r in lumps[:3]:
        c.dot(x + (dx - 0.05) * size, y + (dy - 0.05) * size, r * size * 0.78, leaf)
    for dx, dy, r in lumps[:2]:
        c.dot(x + (dx - 0.1) * size, y + (dy - 0.1) * size, r * size * 0.4, lighter(leaf, 0.22))


def flame_tree(c: Canvas, x: float, y: float, size: float, p: Palette, rng: random.Random) -> None:
    """A flame tree (phượng) in flower: a wide, flat, red roof on forked limbs."""
    bark = p.wood
    c.shade(x, y, size * 0.7, size * 0.055, 0.2)
    c.poly(
        [
            (x - size * 0.075, y),
            (x + size * 0.075, y),
            (x + size * 0.04, y - size * 0.42),
            (x - size * 0.04, y - size * 0.42),
        ],
        bark,
    )
    for dx, dy, width in (
        (-0.4, -0.64, 0.045),
        (0.38, -0.66, 0.045),
        (-0.16, -0.72, 0.04),
        (0.17, -0.75, 0.035),
    ):
        c.curve(
            [
                (x, y - size * 0.36),
                (x + dx * size * 0.45, y - size * 0.5),
                (x + dx * size, y + dy * size),
            ],
            bark,
            size * width,
        )
    flower = FLAME if not p.night else mix(FLAME, p.near, 0.35)
    leaf = mix(p.leaf, p.near, 0.15)
    spots = []
    for _ in range(30):
        angle = rng.uniform(math.pi, 2 * math.pi)
        reach = rng.uniform(0.25, 1.0)
        spots.append(
            (
                math.cos(angle) * 0.66 * reach,
                -0.66 + math.sin(angle) * 0.26 * reach,
                rng.uniform(0.085, 0.14),
            )
        )
    spots.sort(key=lambda spot: -spot[1])
    for dx, dy, r in spots:
        c.oval(
            x + dx * size,
            y + (dy + 0.055) * size,
            r * size * 1.35,
            r * size * 0.75,
            darker(leaf, 0.12),
        )
    for dx, dy, r in spots:
        c.oval(x + dx * size, y + dy * size, r * size * 1.25, r * size * 0.72, darker(flower, 0.16))
    for dx, dy, r in spots:
        c.oval(
            x + (dx - 0.02) * size, y + (dy - 0.03) * size, r * size * 0.95, r * size * 0.5, flower
        )
    for dx, dy, r in spots[::2]:
        c.oval(
            x + (dx - 0.04) * size,
            y + (dy - 0.06) * size,
            r * size * 0.45,
            r * size * 0.24,
            lighter(flower, 0.28),
        )
    for _ in range(16):
        px = x + rng.uniform(-0.75, 0.75) * size
        c.oval(
            px, y + rng.uniform(-0.01, 0.09) * size, size * 0.016, size * 0.009, clear(flower, 0.85)
        )


def palm(c: Canvas, x: float, y: float, size: float, p: Palette) -> None:
    """An areca palm."""
    c.shade(x, y, size * 0.2, size * 0.03)
    top = (x + size * 0.04, y - size * 0.78)
    c.curve([(x, y), (x + size * 0.01, y - size * 0.4), top], darker(p.ground, 0.3), size * 0.045)
    c.line([(top[0], top[1] + size * 0.1), top], p.leaf, size * 0.055)
    for number, angle in enumerate((200, 225, 255, 285, 318, 342, 160, 20)):
        a = math.radians(angle)
        reach = size * 0.34
        middle = (
            top[0] + math.cos(a) * reach * 0.6,
            top[1] + math.sin(a) * reach * 0.6 - size * 0.03,
        )
        end = (top[0] + math.cos(a) * reach, top[1] + math.sin(a) * reach * 0.75 + size * 0.09)
        c.curve([top, middle, end], p.leaf if number % 2 else darker(p.leaf, 0.2), size * 0.05)


def bush(
    c: Canvas,
    x: float,
    y: float,
    size: float,
    leaf: Colour,
    rng: random.Random,
    flower: Colour | None = None,
) -> None:
    """A low bush, perhaps in flower."""
    for dx, r in ((-0.55, 0.42), (0.0, 0.55), (0.55, 0.4)):
        c.slice(x + dx * size, y, r * size, r * size * 1.5, 180, 360, darker(leaf, 0.16))
        c.slice(x + (dx - 0.06) * size, y, r * size * 0.75, r * size * 1.15, 180, 360, leaf)
    if flower is not None:
        for _ in range(9):
            c.dot(
                x + rng.uniform(-0.8, 0.8) * size,
                y - rng.uniform(0.12, 0.6) * size,
                size * 0.075,
                flower,
            )


def grass(
    c: Canvas, left: float, right: float, y: float, colour: Colour, rng: random.Random
) -> None:
    """Tufts of grass along a line."""
    x = left
    while x < right:
        lean = rng.uniform(-0.8, 0.8)
        tall = rng.uniform(1.2, 2.6)
        c.poly([(x - 0.3, y), (x + 0.3, y), (x + lean, y - tall)], colour)
        x += rng.uniform(0.6, 2.4)


def potted(c: Canvas, x: float, y: float, size: float, p: Palette, pot: Colour) -> None:
    """A plant in a pot."""
    c.shade(x, y, size * 0.3, size * 0.04)
    for angle in (215, 240, 268, 295, 322):
        a = math.radians(angle)
        end = (x + math.cos(a) * size * 0.5, y - size * 0.3 + math.sin(a) * size * 0.62)
        middle = ((x + end[0]) / 2 - size * 0.03, (y - size * 0.3 + end[1]) / 2)
        c.curve([(x, y - size * 0.3), middle, end], darker(p.leaf, 0.1), size * 0.02)
        c.oval(
            end[0], end[1], size * 0.1, size * 0.13, p.leaf if angle % 2 else lighter(p.leaf, 0.14)
        )
    c.poly(
        [
            (x - size * 0.2, y - size * 0.34),
            (x + size * 0.2, y - size * 0.34),
            (x + size * 0.14, y),
            (x - size * 0.14, y),
        ],
        pot,
    )
    c.rect(
        x - size * 0.23,
        y - size * 0.38,
        x + size * 0.23,
        y - size * 0.3,
        darker(pot, 0.12),
        r=size * 0.02,
    )
