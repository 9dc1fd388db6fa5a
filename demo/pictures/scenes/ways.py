"""Maps and roads."""

from __future__ import annotations

import random

from demo.pictures import nature, props
from demo.pictures.canvas import Canvas
from demo.pictures.colour import Palette, clear, darker, lighter, mix


def map_view(c: Canvas, rng: random.Random, p: Palette) -> None:
    """A plain map: blocks, a river with its bridge, parks, school pins."""
    land = mix(p.ground, (255, 255, 255), 0.45)
    c.rect(-1, -1, c.w + 1, 101, land)
    tones = (
        lighter(p.wall, 0.45),
        lighter(p.far, 0.45),
        lighter(p.ground, 0.2),
        mix(p.leaf, land, 0.62),
    )
    size = 8.6
    skew = 0.22
    for row in range(-2, 14):
        for column in range(-4, int(c.w // size) + 3):
            x = column * size + row * size * skew
            y = row * size - column * size * 0.06
            tone = rng.choice(tones)
            wide = size - 1.3
            c.poly(
                [
                    (x, y),
                    (x + wide, y - wide * 0.06),
                    (x + wide + wide * skew, y + wide * 0.94),
                    (x + wide * skew, y + wide),
                ],
                tone,
            )
            if tone == tones[3] and rng.random() < 0.8:
                for _ in range(3):
                    c.dot(
                        x + rng.uniform(2, 7.5),
                        y + rng.uniform(1.6, 6),
                        1.1,
                        mix(p.leaf, land, 0.25),
                    )
    bend = [(-6, 26), (c.w * 0.2, 34), (c.w * 0.42, 20), (c.w * 0.62, 6), (c.w * 0.8, -8)]
    c.curve(bend, mix(p.sky[0], (255, 255, 255), 0.5), 17)
    c.curve(bend, mix(p.sky[0], p.accent(4), 0.28), 14)
    c.curve([(x, y - 2) for x, y in bend], clear((255, 255, 255), 0.35), 0.7)
    road = (255, 253, 246)
    c.curve([(c.w * 0.1, 101), (c.w * 0.3, 62), (c.w * 0.34, -2)], darker(land, 0.12), 4.2)
    c.curve([(c.w * 0.1, 101), (c.w * 0.3, 62), (c.w * 0.34, -2)], road, 3.2)
    c.curve([(-2, 72), (c.w * 0.45, 64), (c.w + 2, 50)], darker(land, 0.12), 4.2)
    c.curve([(-2, 72), (c.w * 0.45, 64), (c.w + 2, 50)], road, 3.2)
    route = [
        (c.w * 0.26, 80),
        (c.w * 0.29, 66),
        (c.w * 0.5, 63),
        (c.w * 0.66, 58.5),
        (c.w * 0.74, 42),
    ]
    length = 60
    for step in range(length):
        share = step / length * (len(route) - 1)
        index = int(share)
        part = share - index
        x = route[index][0] + (route[index + 1][0] - route[index][0]) * part
        y = route[index][1] + (route[index + 1][1] - route[index][1]) * part
        if step % 2:
            c.dot(x, y, 0.75, p.accent(0))
    for number, (x, y) in enumerate(
        ((c.w * 0.74, 42), (c.w * 0.26, 80), (c.w * 0.52, 40), (c.w * 0.88, 78), (c.w * 0.12, 52))
    ):
        _pin(c, x, y, 6.4 if number == 0 else 4.6, p.accent(number), p)


def _pin(c: Canvas, x: float, y: float, r: float, tone: tuple[int, int, int], p: Palette) -> None:
    c.shade(x, y, r * 0.7, r * 0.25, 0.28)
    c.poly([(x - r * 0.88, y - r * 1.6), (x + r * 0.88, y - r * 1.6), (x, y)], tone)
    c.dot(x, y - r * 1.9, r, tone)
    c.dot(x, y - r * 1.9, r * 0.66, props.PAPER)
    c.poly([(x - r * 0.42, y - r * 1.85), (x + r * 0.42, y - r * 1.85), (x, y - r * 2.35)], p.roof)
    c.rect(x - r * 0.32, y - r * 1.85, x + r * 0.32, y - r * 1.5, tone)


def pathways(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Roads that part under a wide sky: choosing a way after grade 9."""
    horizon = 52.0
    nature.sky(c, p, rng, horizon=horizon)
    nature.hills(c, p, rng, base=horizon + 4, rows=3)
    c.hill([(-2, 60), (c.w * 0.3, 56), (c.w * 0.6, 59), (c.w + 2, 55)], mix(p.leaf, p.ground, 0.3))
    c.hill([(-2, 76), (c.w * 0.4, 68), (c.w + 2, 74)], mix(p.leaf, p.ground, 0.12))
    road = lighter(p.ground, 0.45)
    start = c.w * 0.5
    for number, end in enumerate((0.14, 0.5, 0.86)):
        x = c.w * end
        points = [
            (start, 104),
            (start + (x - start) * 0.25, 86),
            (start + (x - start) * 0.8, 70),
            (x, 57),
        ]
        line = [(px, py) for px, py in points]
        c.curve(line, road, 6.4)
        c.curve([(px, py - 0.6) for px, py in line[1:]], road, 3.6)
        c.curve(line, clear(p.accent(number), 0.55), 0.5)
        _landmark(c, x, 57, number, p)
    post = c.w * 0.36
    c.shade(post, 90, 4, 0.8)
    c.rect(post - 0.9, 58, post + 0.9, 90, p.wood)
    for number, (turn, y) in enumerate(((-1, 60), (1, 66), (-1, 72))):
        tone = p.accent(number)
        near, far = post, post + turn * 17
        tip = far + turn * 3.4
        c.poly(
            [
                (near - turn * 3, y),
                (far, y),
                (tip, y + 2.6),
                (far, y + 5.2),
                (near - turn * 3, y + 5.2),
            ],
            tone,
        )
        c.rect(
            min(near + turn * 2, far - turn * 2),
            y + 2,
            max(near + turn * 2, far - turn * 2),
            y + 3.2,
            clear((255, 252, 240), 0.75),
            r=0.5,
        )
    for _ in range(5):
        nature.bush(
            c,
            rng.choice((rng.uniform(0, 0.3), rng.uniform(0.7, 1))) * c.w,
            rng.uniform(86, 99),
            rng.uniform(4, 7),
            p.leaf,
            rng,
            p.accent(rng.randrange(6)),
        )


def _landmark(c: Canvas, x: float, y: float, kind: int, p: Palette) -> None:
    if kind == 0:
        c.rect(x - 8, y - 13, x + 8, y, p.wall)
        c.poly([(x - 10, y - 13), (x + 10, y - 13), (x, y - 20)], p.roof)
        for number in range(3):
            c.rect(
                x - 6 + number * 5,
                y - 10,
                x - 3.4 + number * 5,
                y - 4,
                mix(p.near, p.ink, 0.2),
                r=1,
            )
    elif kind == 1:
        c.rect(x - 9, y - 12, x + 9, y, lighter(p.accent(1), 0.3))
        for number in range(3):
            c.poly(
                [
                    (x - 9 + number * 6, y - 12),
                    (x - 3 + number * 6, y - 16),
                    (x - 3 + number * 6, y - 12),
                ],
                p.accent(1),
            )
        c.rect(x - 3, y - 7, x + 3, y, darker(p.accent(1), 0.3))
    else:
        c.rect(x - 6, y - 20, x + 6, y, lighter(p.accent(4), 0.2))
        for row in range(4):
            for column in range(2):
                c.rect(
                    x - 4 + column * 4.6,
                    y - 18 + row * 4.2,
                    x - 0.8 + column * 4.6,
                    y - 15.4 + row * 4.2,
                    lighter(p.sky[1], 0.4),
                )
