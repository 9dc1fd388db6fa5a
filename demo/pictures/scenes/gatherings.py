"""Scenes inside where many meet: canteen, stage, meeting, washroom."""

from __future__ import annotations

import random
from dataclasses import replace

from demo.pictures import buildings, nature, props
from demo.pictures.canvas import Canvas
from demo.pictures.colour import Palette, clear, darker, lighter, mix, rgb
from demo.pictures.figures import adult_look, child_look, person


def canteen(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Lunch at school: cooks with white hats behind the counter, trays, steam."""
    floor = 74.0
    buildings.room(c, p, floor=floor, wall=mix(p.sky[1], p.leaf, 0.1))
    _kitchen_wall(c, p)
    for number, share in enumerate((0.22, 0.5, 0.8)):
        look = replace(
            adult_look(rng, p, long_dress=False), top=props.PAPER, hat="chef", cut="short"
        )
        person(
            c,
            c.w * share,
            94,
            56,
            look,
            adult=True,
            pose=("give", "hold", "give")[number],
            flip=number == 2,
            shadow=False,
        )
    counter = 67.0
    c.rect(-1, counter, c.w + 1, counter + 3, lighter(p.wood, 0.5))
    c.rect(-1, counter + 3, c.w + 1, 101, p.accent(1))
    for number in range(12):
        c.rect(
            c.w * number / 12 + 1,
            counter + 6,
            c.w * (number + 1) / 12 - 1,
            97,
            clear((255, 255, 255), 0.07),
            r=0.6,
        )
    for number, share in enumerate((0.08, 0.36, 0.66, 0.92)):
        x = c.w * share
        steel = rgb("#c9d3d8")
        c.rect(x - 6.5, counter - 7.5, x + 6.5, counter, steel, r=1.4)
        c.rect(x + 2.5, counter - 7.5, x + 6.5, counter, clear(darker(steel, 0.5), 0.16), r=1)
        c.oval(x, counter - 7.5, 6.5, 1.6, darker(steel, 0.2))
        c.oval(
            x,
            counter - 7.4,
            5.6,
            1.15,
            (rgb("#e2a93f"), rgb("#7ba24d"), rgb("#d8682f"), rgb("#f3ead2"))[number],
        )
        for step in (-2, 2):
            c.curve(
                [
                    (x + step, counter - 10),
                    (x + step + 1.4, counter - 13),
                    (x + step - 1, counter - 16),
                    (x + step + 1, counter - 20),
                ],
                clear((255, 255, 255), 0.4),
                0.8,
            )
    for share in (0.16, 0.38, 0.6, 0.84):
        look = child_look(rng, p, small=True)
        person(c, c.w * share, 112, 36, look, back=True, pose="stand", shadow=False)


def _kitchen_wall(c: Canvas, p: Palette) -> None:
    for row in range(5):
        for column in range(int(c.w // 6) + 1):
            if (row + column) % 2:
                c.rect(
                    column * 6,
                    12 + row * 6,
                    column * 6 + 6,
                    18 + row * 6,
                    clear(lighter(p.far, 0.4), 0.35),
                )
    for share in (0.1, 0.64):
        c.rect(c.w * share, 22, c.w * (share + 0.26), 23.6, lighter(p.wood, 0.2))
        for number in range(5):
            x = c.w * (share + 0.02 + number * 0.05)
            tone = p.accent(number + int(share * 10))
            if number % 2:
                c.rect(x, 14.4, x + 5, 22, tone, r=1.2)
                c.rect(x - 0.3, 14, x + 5.3, 15.2, darker(tone, 0.2), r=0.4)
            else:
                c.slice(x + 3, 19, 3.4, 3.2, 0, 180, tone)
                c.rect(x + 1.6, 21.4, x + 4.4, 22.2, darker(tone, 0.2))


def music(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Singing on the school stage."""
    floor = 72.0
    c.gradient(darker(p.accent(1), 0.35), mix(p.accent(1), p.light, 0.2), until=floor)
    for x, turn in ((c.w * 0.3, -1), (c.w * 0.7, 1)):
        c.poly(
            [
                (x, -2),
                (x + 8, -2),
                (x + turn * c.w * 0.22 + 20, floor + 10),
                (x + turn * c.w * 0.22 - 20, floor + 10),
            ],
            clear(p.light, 0.16),
        )
    c.glow(c.w * 0.5, floor - 12, c.w * 0.34, p.light, 0.4)
    c.rect(-1, floor, c.w + 1, 101, lighter(p.wood, 0.2))
    c.rect(-1, floor, c.w + 1, floor + 1, lighter(p.wood, 0.45))
    for number in range(16):
        c.line(
            [(c.w * (number / 8 - 0.5), 101), (c.w * (0.25 + number / 32), floor + 1)],
            clear(darker(p.wood, 0.5), 0.16),
            0.3,
        )
    curtain = p.accent(0)
    for side in (0, 1):
        for fold in range(5):
            x = fold * 3.4 if side == 0 else c.w - (fold + 1) * 3.4
            c.rect(x, -1, x + 3.5, 80, darker(curtain, 0.06 + 0.12 * (fold % 2)))
    for number in range(9):
        x = c.w * number / 9
        c.slice(x + c.w / 18, 0, c.w / 17, 11, 0, 180, darker(curtain, 0.1 * (number % 2)))
    for number, share in enumerate((0.26, 0.42, 0.58, 0.74)):
        look = replace(
            child_look(rng, p, small=True), dress=number % 2 == 0, top=p.accent(number + 2)
        )
        person(
            c,
            c.w * share,
            85 + (number % 2) * 5,
            34,
            look,
            pose=("cheer", "wave", "cheer", "wave")[number],
            flip=number == 1,
        )
    for number in range(7):
        x, y = c.w * (0.16 + number * 0.115), rng.uniform(14, 34)
        c.oval(x, y, 1.25, 0.95, p.accent(number + 2))
        c.line([(x + 1.1, y), (x + 1.1, y - 5)], p.accent(number + 2), 0.4)
        c.line([(x + 1.1, y - 5), (x + 2.9, y - 4.2)], p.accent(number + 2), 0.55)
    for number in range(9):
        nature.bush(c, c.w * (number + 0.5) / 9, 100.5, 5, p.leaf, rng, p.accent(number))


def meeting(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Teachers and parents around a table, a board with plain charts behind them."""
    floor = 72.0
    buildings.room(c, p, floor=floor)
    left, top, width, height = c.w * 0.3, 14.0, c.w * 0.4, 30.0
    c.rect(left - 1, top - 1, left + width + 1, top + height + 1, lighter(p.ink, 0.2), r=0.6)
    c.rect(left, top, left + width, top + height, props.PAPER)
    for number in range(5):
        x = left + width * (0.1 + number * 0.085)
        c.rect(
            x,
            top + height * rng.uniform(0.3, 0.66),
            x + width * 0.055,
            top + height * 0.84,
            p.accent(number),
            r=0.3,
        )
    cx, cy, r = left + width * 0.76, top + height * 0.45, height * 0.26
    c.dot(cx, cy, r, p.accent(1))
    c.slice(cx, cy, r, r, -90, 60, p.accent(2))
    c.dot(cx, cy, r * 0.5, props.PAPER)
    c.line(
        [(left + width * 0.08, top + height * 0.85), (left + width * 0.54, top + height * 0.85)],
        p.ink,
        0.4,
    )
    buildings.window(c, c.w * 0.08, 16, c.w * 0.14, 30, p, rng)
    nature.potted(c, c.w * 0.88, 76, 26, p, p.accent(0))
    for number in range(5):
        share = 0.16 + number * 0.17
        look = adult_look(rng, p)
        pose = ("hold", "give", "wave", "hold", "give")[number]
        person(
            c,
            c.w * share,
            100,
            50,
            replace(look, dress=False),
            adult=True,
            pose=pose,
            flip=number > 2,
            shadow=False,
        )
    c.poly(
        [(c.w * 0.06, 76), (c.w * 0.94, 76), (c.w * 1.02, 92), (-c.w * 0.02, 92)],
        lighter(p.wood, 0.32),
    )
    c.poly(
        [(-c.w * 0.02, 92), (c.w * 1.02, 92), (c.w * 1.02, 101), (-c.w * 0.02, 101)],
        darker(p.wood, 0.05),
    )
    for number in range(6):
        x = c.w * (0.1 + number * 0.15)
        c.poly([(x, 82), (x + 8, 82), (x + 7.4, 87), (x - 1.4, 87)], props.PAPER)
        c.line([(x + 1, 83.6), (x + 6, 83.6)], clear(p.ink, 0.3), 0.3)
        c.line([(x + 0.6, 85), (x + 5, 85)], clear(p.ink, 0.3), 0.3)
        c.rect(x + 10, 79.4, x + 12.4, 83, p.accent(number), r=0.5)


def wash_hands(c: Canvas, rng: random.Random, p: Palette) -> None:
    """A row of basins, soap and clean hands."""
    floor = 74.0
    buildings.room(c, p, floor=floor, wall=mix(p.sky[0], (255, 255, 255), 0.3))
    tile = clear(p.accent(4), 0.16)
    for row in range(6):
        for column in range(int(c.w // 8) + 1):
            if (row * 3 + column) % 4 == 0:
                c.rect(
                    column * 8 + 0.4,
                    26 + row * 8 + 0.4,
                    column * 8 + 7.6,
                    33.6 + row * 8,
                    tile,
                    r=0.5,
                )
    for number in range(4):
        x = c.w * (0.14 + number * 0.24)
        c.oval(x, 28, 7.5, 9, lighter(p.wood, 0.4))
        c.oval(x, 28, 6.5, 8, mix(p.sky[0], (255, 255, 255), 0.6))
        c.slice(x - 1, 27, 4.4, 6, 190, 280, clear((255, 255, 255), 0.7))
    c.rect(-1, 60, c.w + 1, 63.4, props.PAPER)
    c.rect(-1, 63.4, c.w + 1, 70, lighter(p.accent(1), 0.35))
    steel = rgb("#b8c4cc")
    for number in range(4):
        x = c.w * (0.14 + number * 0.24)
        c.oval(x, 61.4, 8, 1.5, darker(steel, 0.05))
        c.curve([(x, 60), (x, 50), (x + 2.6, 48.6), (x + 4.4, 51.6)], steel, 1.3)
        c.line([(x + 4.4, 52.6), (x + 4.2, 60.4)], clear((150, 205, 235), 0.9), 1.0)
        c.rect(x - 8, 55.4, x - 4.6, 60.4, p.accent(number), r=0.7)
        c.rect(x - 6.9, 53.4, x - 5.7, 55.6, darker(p.accent(number), 0.3))
        look = child_look(rng, p, uniform=rng.random() < 0.4, small=True)
        person(
            c,
            x + 0.6,
            97,
            42,
            look,
            pose="give" if number % 2 else "wave",
            back=True,
            flip=bool(number % 2),
        )
        for _ in range(4):
            c.ring(
                x + rng.uniform(-7, 9),
                rng.uniform(38, 56),
                rng.uniform(0.7, 1.7),
                clear((255, 255, 255), 0.85),
                0.22,
            )
