"""Pictures without people: the desk, the open book, the record."""

from __future__ import annotations

import math
import random

from demo.pictures import nature, props
from demo.pictures.canvas import Canvas
from demo.pictures.colour import Palette, clear, darker, lighter, mix, rgb


def writing_desk(c: Canvas, rng: random.Random, p: Palette) -> None:
    """The squared exercise book, purple ink, a pen and fallen flame petals, seen from above."""
    wood = mix(p.wood, p.wall, 0.45)
    c.gradient(lighter(wood, 0.12), darker(wood, 0.06))
    for row in range(9):
        y = row * 12.5 + rng.uniform(-1, 1)
        c.line([(-1, y), (c.w + 1, y)], clear(darker(wood, 0.5), 0.16), 0.3)
        c.curve(
            [(-1, y + 4), (c.w * 0.4, y + 5.5), (c.w + 1, y + 3.6)],
            clear(darker(wood, 0.5), 0.07),
            0.5,
        )
    width = min(c.w * 0.72, 108)
    left = c.w * 0.5 - width * rng.uniform(0.5, 0.6)
    c.rect(left + 1.4, 17, left + width + 2, 91, clear((40, 24, 50), 0.2), r=1)
    c.rect(left - 1.2, 14.4, left + width + 1.2, 89.4, p.accent(1), r=1)
    props.exercise_sheet(c, (left, 15, left + width / 2, 88.6), p, rng)
    props.exercise_sheet(c, (left + width / 2, 15, left + width, 88.6), p, rng)
    for step in range(5):
        c.rect(
            left + width / 2 - 1.5 + step * 0.6,
            15,
            left + width / 2 - 0.9 + step * 0.6,
            88.6,
            clear((40, 24, 60), 0.035),
        )
    x = left + width + (c.w - left - width) * 0.4
    _ink_pot(c, min(x, c.w - 11), 30, 8)
    _pen(c, left + width * 0.58, 82, left + width * 0.98, 40, p)
    for _ in range(9):
        _petal(
            c,
            rng.uniform(2, c.w - 2),
            rng.uniform(6, 96),
            rng.uniform(1.5, 2.7),
            rng.uniform(0, 6.3),
        )
    c.rect(left - 16, 62, left - 9, 96, p.accent(2), r=1)
    for step in range(12):
        c.line(
            [(left - 16, 64 + step * 2.7), (left - (13.4 if step % 5 else 12.2), 64 + step * 2.7)],
            p.ink,
            0.25,
        )


def _ink_pot(c: Canvas, x: float, y: float, r: float) -> None:
    c.dot(x + 1.2, y + 1.6, r, clear((40, 24, 50), 0.22))
    c.dot(x, y, r, rgb("#3b2a6b"))
    c.dot(x, y, r * 0.8, rgb("#e9e4f2"))
    c.dot(x, y, r * 0.64, props.INK_VIOLET)
    c.slice(x - r * 0.1, y - r * 0.1, r * 0.45, r * 0.45, 190, 290, clear((255, 255, 255), 0.45))


def _pen(c: Canvas, x0: float, y0: float, x1: float, y1: float, p: Palette) -> None:
    c.line([(x0 + 1, y0 + 1.6), (x1 + 1, y1 + 1.6)], clear((40, 24, 50), 0.2), 2.2)
    dx, dy = (x1 - x0), (y1 - y0)
    c.line([(x0 + dx * 0.14, y0 + dy * 0.14), (x1, y1)], p.accent(0), 2.1)
    c.line(
        [(x0 + dx * 0.55, y0 + dy * 0.55), (x0 + dx * 0.62, y0 + dy * 0.62)], rgb("#f2d27a"), 2.3
    )
    length = math.hypot(dx, dy)
    nx, ny = -dy / length, dx / length
    base = (x0 + dx * 0.15, y0 + dy * 0.15)
    c.poly(
        [
            (x0, y0),
            (base[0] + nx * 1.1, base[1] + ny * 1.1),
            (base[0] - nx * 1.1, base[1] - ny * 1.1),
        ],
        rgb("#e8c35e"),
    )
    c.line([(x0, y0), base], rgb("#6b4d12"), 0.25)


def _petal(c: Canvas, x: float, y: float, r: float, turn: float) -> None:
    for number in range(5):
        a = turn + number * math.tau / 5
        tone = nature.FLAME if number else lighter(nature.FLAME, 0.6)
        cx, cy = x + math.cos(a) * r * 0.62, y + math.sin(a) * r * 0.62
        side = a + math.pi / 2
        c.blob(
            [
                (x, y),
                (cx + math.cos(side) * r * 0.34, cy + math.sin(side) * r * 0.34),
                (x + math.cos(a) * r * 1.15, y + math.sin(a) * r * 1.15),
                (cx - math.cos(side) * r * 0.34, cy - math.sin(side) * r * 0.34),
            ],
            tone,
            steps=5,
        )
    for number in range(4):
        a = turn + 0.5 + number
        c.line(
            [(x, y), (x + math.cos(a) * r * 0.9, y + math.sin(a) * r * 0.9)],
            clear(rgb("#7a1420"), 0.7),
            0.16,
        )
    c.dot(x, y, r * 0.16, rgb("#f4d27a"))


def book_world(c: Canvas, rng: random.Random, p: Palette) -> None:
    """A land with a tree and a house growing out of an open book."""
    c.gradient(p.sky[0], p.sky[1], until=101)
    c.glow(c.w * 0.5, 44, 58, p.light, 0.7)
    for _ in range(4):
        nature.cloud(c, rng.uniform(0, 0.9) * c.w, rng.uniform(8, 34), rng.uniform(9, 16), rng)
    c.hill(
        [(-2, 84), (c.w * 0.3, 80), (c.w * 0.7, 83), (c.w + 2, 79)], mix(p.ground, p.sky[1], 0.35)
    )
    c.rect(-1, 84, c.w + 1, 101, mix(p.ground, p.wood, 0.14))
    x = c.w * 0.5
    width = min(c.w * 0.8, 112)
    c.shade(x, 93.4, width * 0.52, 3, 0.22)
    props.open_book(c, x, 90, width, p.accent(1))
    c.hill(
        [
            (x - width * 0.4, 74),
            (x - width * 0.24, 63),
            (x - width * 0.05, 66),
            (x + width * 0.14, 60),
            (x + width * 0.4, 73),
        ],
        p.leaf,
        bottom=74,
    )
    c.hill(
        [
            (x - width * 0.38, 75.4),
            (x - width * 0.1, 69),
            (x + width * 0.2, 71),
            (x + width * 0.38, 75),
        ],
        lighter(p.leaf, 0.22),
        bottom=76,
    )
    c.curve(
        [
            (x + width * 0.05, 77),
            (x - width * 0.02, 72),
            (x + width * 0.06, 68),
            (x + width * 0.12, 63.4),
        ],
        p.ground,
        2.2,
    )
    nature.flame_tree(c, x - width * 0.16, 70, 47, p, rng)
    house = x + width * 0.14
    c.rect(house - 6, 53, house + 8, 63, p.wall)
    c.poly(
        [(house - 8, 53.4), (house + 10, 53.4), (house + 6.6, 46.6), (house - 4.6, 46.6)], p.roof
    )
    c.rect(house - 0.8, 57, house + 2.8, 63, p.accent(1), r=0.6)
    for px in (house - 4.2, house + 4.6):
        c.rect(px, 55.6, px + 2.2, 58.4, lighter(p.wall, 0.7))
    nature.tree(c, x + width * 0.32, 71, 19, lighter(p.leaf, 0.05), p.wood, rng)
    for number in range(3):
        props.kite(
            c,
            x + width * (0.2 + number * 0.12),
            24 + (number % 2) * 9 + rng.uniform(-2, 2),
            5,
            p,
            number,
        )
    for number in range(9):
        a = rng.uniform(0.2, 2.9)
        c.star(
            x + math.cos(a) * width * 0.5,
            70 - math.sin(a) * 50,
            rng.uniform(0.6, 1.3),
            clear(p.accent(number), 0.8),
        )


def records(c: Canvas, rng: random.Random, p: Palette) -> None:
    """A tablet with a pupil's electronic record, papers and a stamp pad beside it."""
    table = mix(p.accent(1), p.sky[1], 0.72)
    c.gradient(lighter(table, 0.25), table)
    c.glow(c.w * 0.2, 10, 60, p.light, 0.55)
    for number in range(4):
        x, y = c.w * (0.04 + number * 0.045), 16.0 + number * 9
        c.poly(
            [(x + 1, y + 1.6), (x + 31, y + 4.6), (x + 27, y + 46), (x - 3, y + 43)],
            clear((40, 24, 60), 0.10),
        )
        c.poly(
            [(x, y), (x + 30, y + 3), (x + 26, y + 44), (x - 4, y + 41)],
            (props.PAPER, lighter(p.accent(2), 0.7), props.PAPER, lighter(p.accent(4), 0.7))[
                number
            ],
        )
        for row in range(7):
            c.line(
                [
                    (x + 2 - row * 0.4, y + 7 + row * 4.6),
                    (x + rng.uniform(16, 26) - row * 0.4, y + 9 + row * 4.6),
                ],
                clear(p.ink, 0.2),
                0.6,
            )
    left = c.w * 0.42
    right = min(c.w * 0.94, left + 84)
    c.rect(left + 1.5, 15.5, right + 2.2, 89, clear((40, 24, 60), 0.22), r=5)
    c.rect(left, 13, right, 86, p.ink, r=5)
    c.rect(left + 3, 16.4, right - 3, 82.6, props.PAPER, r=2)
    c.rect(left + 3, 16.4, right - 3, 27, p.accent(0), r=2)
    c.rect(left + 3, 23, right - 3, 27, p.accent(0))
    c.dot(left + 9.5, 21.7, 3.2, clear((255, 255, 255), 0.9))
    c.rect(left + 15, 19.6, left + 34, 21, clear((255, 255, 255), 0.9), r=0.6)
    c.rect(left + 15, 22.4, left + 28, 23.6, clear((255, 255, 255), 0.55), r=0.6)
    wide = right - left - 12
    for row in range(5):
        y = 32 + row * 6.4
        c.rect(left + 6, y, left + 6 + wide * 0.36, y + 2, clear(p.ink, 0.3), r=0.7)
        c.rect(left + 6 + wide * 0.44, y, left + 6 + wide, y + 2, clear(p.ink, 0.08), r=1)
        c.rect(
            left + 6 + wide * 0.44,
            y,
            left + 6 + wide * rng.uniform(0.64, 0.98),
            y + 2,
            p.accent(row + 1),
            r=1,
        )
    for number in range(3):
        x = left + 6 + wide * number / 3
        c.rect(x, 66, x + wide / 3 - 2, 79, lighter(p.accent(number), 0.72), r=1.4)
        c.dot(x + 4.6, 72.4, 2.4, p.accent(number))
        c.rect(x + 8.6, 70.4, x + wide / 3 - 4, 71.7, clear(p.ink, 0.3), r=0.5)
        c.rect(x + 8.6, 73.2, x + wide / 3 - 7, 74.3, clear(p.ink, 0.16), r=0.5)
    c.dot(c.w * 0.3, 84, 7.2, clear((40, 24, 60), 0.18))
    c.dot(c.w * 0.295, 82.6, 7, p.accent(2))
    c.dot(c.w * 0.295, 82.6, 4.6, darker(p.accent(2), 0.14))
