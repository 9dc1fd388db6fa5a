"""Evenings and wide skies: Mid-Autumn lanterns, kites on the dyke."""

from __future__ import annotations

import math
import random
from dataclasses import replace

from demo.pictures import nature, props
from demo.pictures.canvas import Canvas
from demo.pictures.colour import Palette, clear, darker, lighter, mix, rgb
from demo.pictures.figures import child_look, person


def lanterns(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Mid-Autumn night: the full moon, strings of lanterns, a procession of children."""
    c.gradient(p.sky[0], p.sky[1], until=80)
    x, y = c.w * rng.uniform(0.6, 0.75), 28.0
    c.glow(x, y, 62, (255, 226, 160), 0.6)
    c.dot(x, y, 17, (255, 236, 190))
    for dx, dy, r in ((-5, -4, 3.4), (5, 4, 4.2), (3, -8, 2), (-6, 6, 2.4)):
        c.dot(x + dx, y + dy, r, clear((232, 190, 120), 0.4))
    for _ in range(50):
        c.dot(
            rng.uniform(0, c.w),
            rng.uniform(0, 50),
            rng.uniform(0.1, 0.3),
            clear((255, 244, 214), 0.8),
        )
    nature.town(c, p, rng, base=72, tall=30)
    c.rect(-1, 71, c.w + 1, 101, p.ground)
    c.glow(c.w * 0.5, 92, c.w * 0.5, (255, 190, 110), 0.28)
    for row, sag in ((8, 7), (17, 9)):
        for number in range(8):
            share = number / 7
            lx = c.w * (share * 1.1 - 0.05)
            ly = row + sag * math.sin(share * math.pi) + 4
            if number:
                back = (number - 1) / 7
                c.line(
                    [
                        (c.w * (back * 1.1 - 0.05), row + sag * math.sin(back * math.pi)),
                        (lx, row + sag * math.sin(share * math.pi)),
                    ],
                    clear((255, 230, 180), 0.4),
                    0.2,
                )
            props.lantern(c, lx, ly + 1.4, 2.3 if row == 8 else 3.1, p.accent(number + row))
    nature.tree(c, c.w * 0.02, 78, 42, p.leaf, p.wood, rng)
    for number in range(5):
        size = 27 + (number % 2) * 5
        px = c.w * (0.14 + number * 0.18) + rng.uniform(-2, 2)
        py = 92 + (number % 2) * 5.0
        look = replace(child_look(rng, p, small=True), top=p.accent(number))
        hand = person(
            c,
            px,
            py,
            size,
            look,
            pose=("give", "walk", "hold", "wave", "give")[number],
            flip=number % 3 == 2,
        )
        turn = -1 if number % 3 == 2 else 1
        tip = (hand[0] + turn * 4, hand[1] - 5)
        c.line([hand, tip], p.wood, 0.6)
        if number % 2:
            props.star_lantern(c, tip[0] + turn, tip[1] + 4.6, 4.2, p.accent(number + 1))
        else:
            props.lantern(c, tip[0] + turn, tip[1] + 5, 2.8, p.accent(number + 1))


def kites(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Kites over the river dyke, the long iron bridge far away."""
    horizon = 58.0
    nature.sky(c, p, rng, horizon=horizon)
    c.rect(-1, horizon, c.w + 1, 74, mix(p.sky[0], p.accent(4), 0.25))
    for _ in range(16):
        x, y = rng.uniform(0, c.w), rng.uniform(horizon + 1, 72)
        c.line([(x, y), (x + rng.uniform(4, 12), y)], clear((255, 255, 255), 0.35), 0.3)
    iron = mix(p.mid, p.ink, 0.25)
    deck = horizon - 1.5
    c.rect(-1, deck, c.w + 1, deck + 1.1, iron)
    span = c.w / 5
    for number in range(6):
        x = (number - 0.4) * span
        c.rect(x - 1, deck, x + 1, horizon + 4.6, iron)
        tops = [
            (x, deck),
            (x + span * 0.22, deck - 8.5),
            (x + span * 0.5, deck - 4.6),
            (x + span * 0.78, deck - 8.5),
            (x + span, deck),
        ]
        c.line(tops, iron, 0.6)
        for step in range(1, 8):
            share = step / 8
            px = x + span * share
            rise = 8.5 * (
                share / 0.22
                if share < 0.22
                else (1 - share) / 0.22
                if share > 0.78
                else 1 - 0.46 * (1 - abs(share - 0.5) / 0.28)
            )
            c.line([(px, deck), (px, deck - rise)], clear(iron, 0.8), 0.28)
            c.line([(px, deck - rise), (px + span / 8, deck)], clear(iron, 0.55), 0.2)
    c.hill(
        [(-2, 70), (c.w * 0.3, 74), (c.w * 0.65, 70), (c.w + 2, 73)], mix(p.leaf, p.ground, 0.35)
    )
    c.hill([(-2, 82), (c.w * 0.35, 77), (c.w * 0.7, 84), (c.w + 2, 79)], p.leaf)
    c.hill([(-2, 93), (c.w * 0.3, 88), (c.w * 0.7, 92), (c.w + 2, 88)], darker(p.leaf, 0.14))
    nature.grass(c, 0, c.w, 99, lighter(p.leaf, 0.14), rng)
    for number, share in enumerate((0.16, 0.4, 0.63, 0.86)):
        x, y = c.w * share + rng.uniform(-3, 3), 90 + (number % 2) * 4.0
        turn = number % 2 == 1
        hand = person(
            c,
            x,
            y,
            22 + (number % 2) * 3,
            child_look(rng, p),
            pose=("wave", "run", "cheer", "wave")[number],
            flip=turn,
        )
        kx = c.w * (share + (0.08 if not turn else -0.05)) + rng.uniform(-4, 4)
        ky = rng.uniform(13, 34)
        c.curve(
            [hand, ((hand[0] + kx) / 2 + 3, (hand[1] + ky) / 2 + 8), (kx, ky)],
            clear(p.ink, 0.4),
            0.18,
        )
        props.kite(c, kx, ky, rng.uniform(7.5, 10.5), p, number)


def tree_planting(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Planting a young tree together in spring."""
    horizon = 60.0
    nature.sky(c, p, rng, horizon=horizon)
    nature.hills(c, p, rng, base=horizon, rows=3)
    for number in range(8):
        nature.tree(
            c,
            c.w * (number / 7) + rng.uniform(-4, 4),
            horizon + 4,
            rng.uniform(15, 24),
            mix(p.leaf, p.sky[1], 0.22),
            p.wood,
            rng,
        )
    c.hill([(-2, 66), (c.w * 0.5, 62), (c.w + 2, 66)], mix(p.leaf, p.ground, 0.3))
    c.hill([(-2, 84), (c.w * 0.5, 79), (c.w + 2, 85)], mix(p.leaf, p.ground, 0.12))
    x = c.w * 0.5
    c.oval(x, 88, 13, 3.2, mix(p.wood, p.ink, 0.3))
    c.oval(x, 87.2, 9, 2, mix(p.wood, p.ink, 0.1))
    c.line([(x, 87), (x, 56)], p.wood, 1.1)
    for number in range(9):
        a = math.radians(200 + number * 18)
        reach = 9 + (number % 2) * 3
        tip = (x + math.cos(a) * reach, 60 + math.sin(a) * reach)
        c.curve([(x, 66 - number % 3 * 3), ((x + tip[0]) / 2, tip[1] + 3), tip], p.wood, 0.4)
        c.oval(tip[0], tip[1], 3.2, 2.1, p.leaf if number % 2 else lighter(p.leaf, 0.25))
        c.oval((x + tip[0]) / 2, tip[1] + 3, 2.4, 1.6, lighter(p.leaf, 0.12))
    for number, share in enumerate((-0.25, -0.12, 0.13, 0.26)):
        look = child_look(rng, p, uniform=number % 2 == 0)
        px = x + c.w * share
        hand = person(
            c,
            px,
            92 + (number % 2) * 2,
            29,
            look,
            pose=("wave", "bend", "bend", "give")[number],
            flip=number >= 2,
        )
        if number in {1, 2}:
            turn = 1 if number == 1 else -1
            c.line(
                [(hand[0] - turn * 2, hand[1] - 7), (hand[0] + turn * 2.4, hand[1] + 7)],
                p.wood,
                0.8,
            )
            c.poly(
                [
                    (hand[0] + turn * 1.4, hand[1] + 6),
                    (hand[0] + turn * 4.6, hand[1] + 6),
                    (hand[0] + turn * 3.8, hand[1] + 11),
                ],
                rgb("#aab4bb"),
            )
    nature.bush(c, c.w * 0.05, 99, 8, p.leaf, rng, p.accent(0))
    nature.bush(c, c.w * 0.95, 99, 8, p.leaf, rng, p.accent(2))
