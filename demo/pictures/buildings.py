"""School houses, walls, windows and rooms."""

from __future__ import annotations

import random

from demo.pictures.canvas import Canvas
from demo.pictures.colour import Colour, Palette, clear, darker, lighter, mix


def school(
    c: Canvas,
    left: float,
    base: float,
    width: float,
    p: Palette,
    rng: random.Random,
    *,
    floors: int = 2,
) -> None:
    """A long school house: lime-washed walls, tiled roof, a corridor of arches, a middle part."""
    floor = 11.5
    height = floors * floor
    top = base - height
    wall = p.wall
    c.rect(left, top, left + width, base, wall)
    c.rect(left, base - 2.2, left + width, base, darker(wall, 0.22))
    _roof(c, left - 1.6, top, width + 3.2, 5.2, p.roof)
    bays = max(3, round(width / 8.5))
    step = width / bays
    for storey in range(floors):
        y = top + storey * floor
        for bay in range(bays):
            x = left + bay * step
            _bay(
                c, x + step * 0.16, y + 2.6, step * 0.68, floor - 3.6, p, arch=storey == floors - 1
            )
        c.rect(left - 0.5, y + floor - 0.9, left + width + 0.5, y + floor, lighter(wall, 0.45))
        if storey < floors - 1:
            _railing(c, left, left + width, y + floor - 0.9, p)
    middle = left + width * rng.choice((0.3, 0.5, 0.5, 0.7))
    _tower(c, middle, base, top, p)


def _bay(c: Canvas, x: float, y: float, w: float, h: float, p: Palette, *, arch: bool) -> None:
    dark = mix(p.near, p.wall, 0.18) if not p.night else mix(p.light, p.wall, 0.25)
    if arch:
        c.slice(x + w / 2, y + w / 2, w / 2, w / 2, 180, 360, dark)
        c.rect(x, y + w / 2 - 0.1, x + w, y + h + 1.1, dark)
        c.rect(
            x + w * 0.18, y + h * 0.42, x + w * 0.82, y + h + 1.1, clear(lighter(p.wall, 0.3), 0.28)
        )
        return
    c.rect(x, y, x + w, y + h - 1.2, dark, r=0.5)
    shutter = mix(p.leaf, p.ink, 0.1)
    c.rect(x, y, x + w * 0.24, y + h - 1.2, shutter, r=0.4)
    c.rect(x + w * 0.76, y, x + w, y + h - 1.2, shutter, r=0.4)
    c.line([(x + w * 0.5, y + 0.2), (x + w * 0.5, y + h - 1.4)], lighter(p.wall, 0.5), 0.35)
    c.line([(x + w * 0.24, y + h * 0.42), (x + w * 0.76, y + h * 0.42)], lighter(p.wall, 0.5), 0.35)
    c.rect(x - 0.4, y + h - 1.3, x + w + 0.4, y + h - 0.6, lighter(p.wall, 0.45))


def _railing(c: Canvas, left: float, right: float, y: float, p: Palette) -> None:
    tone = clear(lighter(p.wall, 0.55), 0.8)
    c.line([(left, y - 3.1), (right, y - 3.1)], tone, 0.45)
    x = left + 0.8
    while x < right:
        c.line([(x, y - 3), (x, y)], tone, 0.22)
        x += 1.25


def _roof(c: Canvas, left: float, base: float, width: float, height: float, colour: Colour) -> None:
    c.poly(
        [
            (left, base),
            (left + width, base),
            (left + width - 3.4, base - height),
            (left + 3.4, base - height),
        ],
        colour,
    )
    for row in range(1, 4):
        y = base - height * row / 4
        inset = 3.4 * row / 4
        c.line(
            [(left + inset, y), (left + width - inset, y)], clear(darker(colour, 0.5), 0.22), 0.28
        )
    c.rect(left, base - 0.1, left + width, base + 0.9, darker(colour, 0.22))
    c.rect(left + 1.6, base + 0.9, left + width - 1.6, base + 1.9, clear(darker(colour, 0.6), 0.2))


def _tower(c: Canvas, x: float, base: float, top: float, p: Palette) -> None:
    half = 5.6
    high = top - 7.5
    tone = lighter(p.wall, 0.22)
    c.rect(x - half, high, x + half, base, tone)
    c.rect(x + half * 0.45, high, x + half, base, clear(darker(p.wall, 0.5), 0.10))
    c.poly([(x - half - 1.4, high), (x + half + 1.4, high), (x, high - 7.2)], p.roof)
    c.poly([(x, high - 7.2), (x + half + 1.4, high), (x + half * 0.25, high)], darker(p.roof, 0.14))
    c.dot(x, high + 4.4, 2.5, lighter(p.wall, 0.75))
    c.ring(x, high + 4.4, 2.5, darker(p.roof, 0.2), 0.45)
    c.line([(x, high + 4.4), (x, high + 2.9)], p.ink, 0.35)
    c.line([(x, high + 4.4), (x + 1.1, high + 4.9)], p.ink, 0.35)
    c.slice(x, base - 8.2, 3.2, 3.2, 180, 360, mix(p.near, p.ink, 0.3))
    c.rect(x - 3.2, base - 8.3, x + 3.2, base, mix(p.near, p.ink, 0.3))
    c.rect(x - half - 1, base - 0.9, x + half + 1, base + 0.8, lighter(p.ground, 0.35))
    pole = high - 7.2
    c.line([(x, pole), (x, pole - 7)], darker(p.wood, 0.1), 0.4)
    c.poly([(x, pole - 7), (x + 5.4, pole - 6), (x, pole - 4)], p.accent(0))


def gate(c: Canvas, x: float, base: float, width: float, p: Palette) -> None:
    """The school gate: two pillars and a bent board, without words."""
    half = width / 2
    for turn in (-1, 1):
        left = x + turn * half - 2.4
        c.rect(left, base - 21, left + 4.8, base, p.wall)
        c.rect(left + 3.1, base - 21, left + 4.8, base, clear(darker(p.wall, 0.5), 0.14))
        c.rect(left - 0.7, base - 22.4, left + 5.5, base - 20.6, p.roof, r=0.4)
        c.rect(left - 0.5, base - 2, left + 5.3, base, darker(p.wall, 0.25))
    board = [
        (x - half, base - 24.5),
        (x, base - 28),
        (x + half, base - 24.5),
        (x + half, base - 20.5),
        (x, base - 23.8),
        (x - half, base - 20.5),
    ]
    c.poly(board, p.accent(0))
    c.poly(
        [(px, py + 3.1) if py < base - 24 else (px, py) for px, py in board],
        clear(darker(p.accent(0), 0.4), 0.18),
    )
    for step in range(7):
        share = (step + 1) / 8
        bend = 3.4 * (1 - abs(share - 0.5) * 2)
        c.rect(
            x - half + width * share - 2,
            base - 23.3 - bend,
            x - half + width * share + 2,
            base - 21.9 - bend,
            clear((255, 250, 240), 0.75),
            r=0.5,
        )


def fence(c: Canvas, left: float, right: float, base: float, height: float, colour: Colour) -> None:
    """Pickets."""
    c.rect(left, base - height * 0.72, right, base - height * 0.6, darker(colour, 0.12))
    c.rect(left, base - height * 0.3, right, base - height * 0.18, darker(colour, 0.12))
    x = left
    while x < right:
        c.poly(
            [
                (x, base),
                (x, base - height * 0.85),
                (x + 0.75, base - height),
                (x + 1.5, base - height * 0.85),
                (x + 1.5, base),
            ],
            colour,
        )
        x += 2.5


def room(c: Canvas, p: Palette, *, floor: float = 70.0, wall: Colour | None = None) -> Colour:
    """An indoor wall and floor with a skirting; returns the wall's colour."""
    tone = wall or mix(p.sky[1], p.far, 0.25)
    c.gradient(lighter(tone, 0.1), tone, until=floor + 1)
    boards = mix(p.ground, p.wood, 0.22)
    c.rect(-1, floor, c.w + 1, 101, boards)
    joint = clear(darker(boards, 0.5), 0.12)
    middle = c.w / 2
    for step in range(-12, 13):
        c.line(
            [(middle + step * c.w * 0.05, floor), (middle + step * c.w * 0.13, 101)], joint, 0.28
        )
    c.rect(-1, floor - 1.3, c.w + 1, floor, lighter(tone, 0.55))
    c.rect(-1, floor, c.w + 1, floor + 0.7, clear(darker(boards, 0.6), 0.16))
    return tone


def window(
    c: Canvas, x: float, y: float, w: float, h: float, p: Palette, rng: random.Random
) -> None:
    """A window with the day outside and curtains."""
    c.rect(x - 1, y - 1, x + w + 1, y + h + 1, lighter(p.wood, 0.55), r=0.6)
    c.rect(x, y, x + w, y + h, mix(p.sky[0], (255, 255, 255), 0.25))
    c.rect(x, y + h * 0.6, x + w, y + h, mix(p.sky[1], p.leaf, 0.4))
    for _ in range(4):
        r = h * rng.uniform(0.14, 0.24)
        cx = min(max(x + rng.uniform(0.1, 0.9) * w, x + r), x + w - r)
        c.dot(cx, y + h * rng.uniform(0.55, 0.62), r, mix(p.sky[1], p.leaf, rng.uniform(0.5, 0.8)))
    c.rect(x, y + h * 0.76, x + w, y + h, mix(p.sky[1], p.leaf, 0.6))
    c.poly(
        [(x + w * 0.1, y), (x + w * 0.35, y), (x + w * 0.12, y + h), (x, y + h), (x, y + h * 0.5)],
        clear((255, 255, 255), 0.25),
    )
    frame = lighter(p.wood, 0.6)
    c.rect(x + w / 2 - 0.5, y, x + w / 2 + 0.5, y + h, frame)
    c.rect(x, y + h * 0.42, x + w, y + h * 0.42 + 0.9, frame)
    c.rect(x - 1.8, y + h + 0.8, x + w + 1.8, y + h + 2.4, lighter(p.wood, 0.45), r=0.4)
    cloth = clear(p.accent(1), 0.85)
    for edge, inner in ((x - 2.5, x + w * 0.14), (x + w + 2.5, x + w * 0.86)):
        c.poly(
            [
                (edge, y - 2.2),
                (inner, y - 2.2),
                (edge * 0.6 + inner * 0.4, y + h * 0.55),
                (edge * 0.75 + inner * 0.25, y + h + 3),
                (edge, y + h + 3),
            ],
            cloth,
        )
    c.line([(x - 3.6, y - 2.4), (x + w + 3.6, y - 2.4)], p.wood, 0.8)


def light_shaft(
    c: Canvas, x: float, y: float, w: float, h: float, p: Palette, *, reach: float = 38.0
) -> None:
    """Sunlight falling from a window across the room."""
    c.poly(
        [(x, y), (x + w, y), (x + w + reach, y + h + reach), (x + reach * 0.55, y + h + reach)],
        clear(lighter(p.light, 0.3), 0.16),
    )
