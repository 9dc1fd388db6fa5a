"""Scenes in the school yard and around the school."""

from __future__ import annotations

import random
from dataclasses import replace

from demo.pictures import buildings, nature, props
from demo.pictures.canvas import Canvas
from demo.pictures.colour import Palette, clear, darker, lighter, mix, rgb
from demo.pictures.figures import adult_look, child_look, person


def _backdrop(
    c: Canvas, rng: random.Random, p: Palette, *, horizon: float, floors: int = 2
) -> None:
    nature.sky(c, p, rng, horizon=horizon)
    nature.town(c, p, rng, base=horizon, tall=26)
    width = c.w * rng.uniform(0.62, 0.8)
    left = (c.w - width) * rng.uniform(0.25, 0.75)
    buildings.school(c, left, horizon + 2, width, p, rng, floors=floors)


def yard(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Break time in front of the school house."""
    _backdrop(c, rng, p, horizon=62)
    nature.ground(c, p, top=63)
    nature.paving(c, p, top=63)
    for side in (0.03, 0.97):
        nature.tree(c, c.w * side, 69, rng.uniform(26, 32), p.leaf, p.wood, rng)
    for _ in range(rng.randint(4, 6)):
        _child(c, rng, p, rng.uniform(0.1, 0.9) * c.w, rng.uniform(70, 74), 13)
    if rng.random() < 0.6:
        nature.flame_tree(c, c.w * rng.choice((0.12, 0.88)), 86, 62, p, rng)
    count = 3 if c.w < 110 else 4
    for number in range(count):
        x = c.w * (0.2 + 0.62 * number / max(1, count - 1)) + rng.uniform(-4, 4)
        _child(c, rng, p, x, rng.uniform(89, 95), 25)
    props.bunting(c, (-2, 10), (c.w * 0.55, 14), p, sag=6, count=11)
    props.bunting(c, (c.w * 0.55, 14), (c.w + 2, 8), p, sag=6, count=10)


def _child(c: Canvas, rng: random.Random, p: Palette, x: float, y: float, size: float) -> None:
    pose = rng.choice(("wave", "walk", "run", "cheer", "stand", "hold"))
    look = child_look(rng, p, uniform=rng.random() < 0.6)
    hand = person(c, x, y, size, look, pose=pose, flip=rng.random() < 0.5)
    if pose == "hold":
        c.dot(hand[0], hand[1] - size * 0.06, size * 0.1, p.accent(int(x)))
        c.slice(
            hand[0],
            hand[1] - size * 0.06,
            size * 0.1,
            size * 0.1,
            60,
            200,
            lighter(p.accent(int(x)), 0.4),
        )


def flame_season(c: Canvas, rng: random.Random, p: Palette) -> None:
    """The flame tree in flower, a bicycle and a bench below it."""
    horizon = 66.0
    nature.sky(c, p, rng, horizon=horizon)
    nature.hills(c, p, rng, base=horizon, rows=1)
    buildings.school(c, c.w * 0.42, horizon + 1.5, c.w * 0.5, p, rng)
    nature.ground(c, p, top=horizon, curve=1.2)
    nature.flame_tree(c, c.w * 0.3, 88, rng.uniform(82, 90), p, rng)
    nature.flame_tree(c, c.w * 1.0, 78, 46, p, rng)
    props.bicycle(c, c.w * 0.52, 89, 21, p.accent(1), p.ink)
    for number, share in enumerate((0.14, 0.78, 0.88)):
        look = child_look(rng, p, uniform=True)
        hand = person(
            c,
            c.w * share,
            92 + number,
            24,
            look,
            pose="read" if number == 0 else "walk",
            flip=number == 2,
        )
        if number == 0:
            props.held_book(c, hand[0] - 1.8, hand[1] + 1.6, 5.5, p.accent(3))
    for _ in range(34):
        x, y = rng.uniform(0, c.w), rng.uniform(45, 98)
        c.oval(x, y, 0.75, 0.42, clear(nature.FLAME, rng.uniform(0.5, 0.95)))


def ceremony(c: Canvas, rng: random.Random, p: Palette) -> None:
    """The opening ceremony: stage, drum, plain flags, pupils in rows seen from behind."""
    _backdrop(c, rng, p, horizon=56)
    nature.ground(c, p, top=57)
    stage_left, stage_right = c.w * 0.24, c.w * 0.76
    c.rect(stage_left, 30, stage_right, 60, p.accent(0))
    for step in range(9):
        x = stage_left + (stage_right - stage_left) * step / 9
        c.rect(
            x, 30, x + (stage_right - stage_left) / 18, 60, clear(darker(p.accent(0), 0.5), 0.12)
        )
    c.dot(c.w / 2, 38.5, 5.2, clear(p.light, 0.9))
    props.open_book(c, c.w / 2, 41, 6.4, p.accent(1), lines=False)
    c.rect(c.w / 2 - 17, 46.5, c.w / 2 + 17, 48, clear((255, 250, 240), 0.85), r=0.6)
    c.rect(stage_left - 4, 60, stage_right + 4, 66, lighter(p.wood, 0.3))
    c.rect(stage_left - 4, 60, stage_right + 4, 61.2, lighter(p.wood, 0.55))
    person(c, c.w * 0.44, 61, 19, adult_look(rng, p, long_dress=True), pose="wave", adult=True)
    drum_x = c.w * 0.6
    c.rect(drum_x - 5, 50, drum_x + 5, 60.6, rgb("#a63a2c"), r=2.4)
    c.oval(drum_x, 50.4, 5, 1.5, props.PAPER)
    person(c, drum_x + 8.4, 61, 16, child_look(rng, p, uniform=True), pose="give", flip=True)
    for number in range(6):
        share = number / 5
        x = c.w * (0.03 + 0.94 * share)
        if stage_left - 6 < x < stage_right + 6:
            continue
        props.flag(c, x, 66, 30 + (number % 2) * 4, p.accent(number))
    for row in range(3):
        size = 14 + row * 6
        y = 76 + row * 11
        gap = size * 0.62
        x = rng.uniform(-2, 2) + (row % 2) * gap / 2
        while x < c.w + 3:
            pose = "wave" if rng.random() < 0.22 else "stand"
            hand = person(
                c,
                x,
                y + 4,
                size,
                child_look(rng, p, uniform=True),
                pose=pose,
                back=True,
                flip=rng.random() < 0.5,
            )
            if pose == "wave":
                props.flag(c, hand[0], hand[1] + 1, 8, p.accent(int(x)), lean=0.8)
            x += gap * rng.uniform(0.94, 1.08)
    for number in range(7):
        props.balloon(
            c,
            c.w * (0.06 + 0.14 * number) + rng.uniform(-3, 3),
            rng.uniform(7, 22),
            rng.uniform(2.4, 3.3),
            p.accent(number),
        )


def sports(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Sports day: runners on the lanes and a tape."""
    horizon = 48.0
    nature.sky(c, p, rng, horizon=horizon)
    nature.hills(c, p, rng, base=horizon + 1, rows=2)
    for number in range(9):
        nature.tree(
            c,
            c.w * number / 8 + rng.uniform(-3, 3),
            horizon + 4,
            rng.uniform(14, 22),
            mix(p.leaf, p.sky[1], 0.25),
            p.wood,
            rng,
        )
    c.rect(-1, horizon + 3, c.w + 1, 60, mix(p.leaf, p.ground, 0.35))
    lane = mix(rgb("#c4633f"), p.ground, 0.28)
    c.rect(-1, 60, c.w + 1, 101, lane)
    for row in range(5):
        y = 60 + row * row * 1.75 + row * 2.2
        c.line([(-1, y), (c.w + 1, y)], clear((255, 252, 244), 0.8), 0.25 + row * 0.09)
    props.bunting(c, (-2, 30), (c.w + 2, 27), p, sag=8, count=20)
    for x in (c.w * 0.76, c.w * 0.9):
        c.rect(x, 44 if x < c.w * 0.8 else 41, x + 1, 74 if x < c.w * 0.8 else 92, props.PAPER)
    c.line([(c.w * 0.76, 58), (c.w * 0.9, 66)], p.accent(0), 1.1)
    for number in range(6):
        person(
            c,
            c.w * (0.08 + 0.13 * number),
            58 + rng.uniform(0, 1.5),
            12,
            child_look(rng, p),
            pose=rng.choice(("cheer", "wave")),
        )
    for number, share in enumerate((0.62, 0.42, 0.24, 0.5)):
        y = (70, 77, 86, 97)[number]
        size = (20, 24, 28, 33)[number]
        person(
            c,
            c.w * share + rng.uniform(-2, 2),
            y,
            size,
            replace(child_look(rng, p), dress=False, bottom=p.accent(number + 1)),
            pose="run",
        )


def rain(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Going home in the rain under bright umbrellas."""
    horizon = 60.0
    nature.sky(c, p, rng, horizon=horizon)
    nature.town(c, p, rng, base=horizon, tall=34)
    buildings.school(c, c.w * 0.1, horizon + 2, c.w * 0.64, p, rng)
    nature.tree(c, c.w * 0.93, 68, 38, p.leaf, p.wood, rng)
    nature.ground(c, p, top=62)
    for _ in range(9):
        x, y = rng.uniform(0, c.w), rng.uniform(68, 97)
        c.oval(x, y, rng.uniform(5, 12), rng.uniform(0.7, 1.5), clear(lighter(p.sky[1], 0.4), 0.5))
    spots = [(rng.uniform(0.1, 0.9), 75.0, 15.0) for _ in range(3)]
    spots += [(0.2, 92.0, 28.0), (0.5, 96.0, 31.0), (0.78, 91.0, 27.0)]
    for number, (share, y, size) in enumerate(spots):
        x = c.w * share + rng.uniform(-3, 3)
        c.oval(x, y + size * 0.1, size * 0.2, size * 0.05, clear(p.accent(number), 0.25))
        look = replace(child_look(rng, p), top=p.accent(number + 3))
        hand = person(
            c, x, y, size, look, pose="give" if number % 2 else "hold", flip=number % 2 == 1
        )
        props.umbrella(c, hand[0], hand[1], size * 0.5, p.accent(number))
    for _ in range(150):
        x, y, long = rng.uniform(-5, c.w), rng.uniform(-5, 98), rng.uniform(2.5, 5.5)
        c.line(
            [(x, y), (x - long * 0.22, y + long)],
            clear((255, 255, 255), rng.uniform(0.3, 0.6)),
            0.2,
        )


def gate_morning(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Parents bring their children to the gate."""
    horizon = 64.0
    nature.sky(c, p, rng, horizon=horizon)
    nature.town(c, p, rng, base=horizon, tall=32)
    buildings.school(c, c.w * 0.2, horizon, c.w * 0.6, p, rng)
    buildings.fence(c, -2, c.w + 2, horizon + 4, 11, lighter(p.wall, 0.35))
    nature.ground(c, p, top=horizon + 3)
    c.poly(
        [
            (c.w * 0.36, horizon + 3),
            (c.w * 0.64, horizon + 3),
            (c.w * 0.86, 101),
            (c.w * 0.14, 101),
        ],
        lighter(p.ground, 0.35),
    )
    for side in (0.06, 0.94):
        nature.tree(c, c.w * side, horizon + 8, 40, p.leaf, p.wood, rng)
    buildings.gate(c, c.w / 2, horizon + 8, 44, p)
    for side in (0.17, 0.83):
        nature.bush(c, c.w * side, horizon + 9, 7, p.leaf, rng, p.accent(0))
    for share, y, size in ((0.46, 79, 15), (0.27, 94, 25), (0.7, 95, 26)):
        x = c.w * share
        grown = adult_look(rng, p)
        person(c, x, y, size * 1.42, grown, adult=True, pose="walk", flip=share > 0.5)
        look = child_look(rng, p, uniform=rng.random() < 0.5, small=True)
        turn = -1 if share > 0.5 else 1
        person(c, x + turn * size * 0.42, y + 1, size * 0.9, look, pose="wave", flip=share > 0.5)


def playground(c: Canvas, rng: random.Random, p: Palette) -> None:
    """A kindergarten playground: slide, swing, climbing dome."""
    horizon = 60.0
    nature.sky(c, p, rng, horizon=horizon)
    nature.hills(c, p, rng, base=horizon, rows=2)
    for number in range(6):
        nature.tree(
            c,
            c.w * number / 5 + rng.uniform(-4, 4),
            horizon + 3,
            rng.uniform(18, 27),
            mix(p.leaf, p.sky[1], 0.15),
            p.wood,
            rng,
        )
    nature.ground(c, p, top=horizon + 1, curve=1.5)
    c.oval(c.w * 0.5, 86, c.w * 0.46, 12, mix(p.leaf, p.ground, 0.45))
    x = c.w * 0.16
    for px in (x, x + 9):
        c.rect(px, 44, px + 1.3, 82, p.accent(1))
    c.poly([(x - 2.5, 45), (x + 13, 45), (x + 5.2, 36)], p.accent(0))
    c.rect(x, 58, x + 10.3, 60, p.accent(1))
    c.curve([(x + 10, 58.5), (x + 18, 66), (x + 24, 80), (x + 31, 84)], p.accent(2), 4.6)
    c.curve(
        [(x + 10, 57.5), (x + 18, 65), (x + 24, 79), (x + 31, 83)], lighter(p.accent(2), 0.4), 1.4
    )
    person(c, x + 5, 58, 12.5, child_look(rng, p, small=True), pose="cheer", shadow=False)
    sx = c.w * 0.64
    for px, lean in ((sx, -3), (sx + 24, 3)):
        c.line([(px, 46), (px + lean, 84)], p.accent(4), 1.1)
        c.line([(px, 46), (px - lean, 84)], darker(p.accent(4), 0.15), 1.1)
    c.line([(sx, 46), (sx + 24, 46)], p.accent(0), 1.3)
    for number, sway in enumerate((-3.5, 3.0)):
        seat = (sx + 7 + number * 10 + sway, 73)
        for px in (-2, 2):
            c.line([(sx + 7 + number * 10 + px, 46), (seat[0] + px, seat[1])], p.ink, 0.25)
        c.rect(seat[0] - 3, 73, seat[0] + 3, 74, p.accent(2), r=0.4)
        person(
            c,
            seat[0],
            77.6,
            13.5,
            child_look(rng, p, small=True),
            pose="sit",
            flip=sway < 0,
            shadow=False,
        )
    for number, share in enumerate((0.4, 0.5, 0.6)):
        person(
            c,
            c.w * share,
            93 + number % 2 * 2,
            23,
            child_look(rng, p, small=True),
            pose=("cheer", "run", "wave")[number],
            flip=number == 2,
        )
    for _ in range(3):
        nature.bush(c, rng.uniform(0, 1) * c.w, 99.5, 6, p.leaf, rng, p.accent(2))


def garden(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Beds of vegetables and small farmers with leaf hats."""
    horizon = 50.0
    nature.sky(c, p, rng, horizon=horizon)
    nature.hills(c, p, rng, base=horizon, rows=2)
    buildings.school(c, c.w * 0.52, horizon + 1, c.w * 0.4, p, rng, floors=1)
    for share in (0.05, 0.15, 0.3, 0.42, 0.97):
        nature.tree(
            c,
            c.w * share,
            horizon + 3,
            rng.uniform(18, 26),
            mix(p.leaf, p.sky[1], 0.18),
            p.wood,
            rng,
        )
    c.rect(-1, horizon + 1, c.w + 1, 101, mix(p.leaf, p.ground, 0.5))
    buildings.fence(c, -2, c.w + 2, horizon + 6, 7, lighter(p.wood, 0.6))
    soil = mix(p.wood, p.ink, 0.35)
    for row in range(4):
        y = 62 + row * 5.5 + row * row * 1.5
        tall = 2.4 + row * 1.1
        c.rect(-2, y, c.w + 2, y + tall, soil, r=0.6)
        c.rect(-2, y, c.w + 2, y + tall * 0.3, lighter(soil, 0.14), r=0.4)
        size = 2.6 + row * 1.15
        x = rng.uniform(-2, 1)
        kind = (row + rng.randrange(4)) % 4
        while x < c.w + size:
            _plant(c, x, y + tall * 0.3, size, kind, p)
            x += size * 1.9
        if row in {1, 2}:
            for share in (0.28, 0.62) if row == 1 else (0.16, 0.5, 0.84):
                look = replace(child_look(rng, p, small=True), hat="leaf")
                big = 19 + row * 4
                at = c.w * share + rng.uniform(-4, 4)
                hand = person(
                    c,
                    at,
                    y + tall + 3,
                    big,
                    look,
                    pose=rng.choice(("bend", "give")),
                    flip=rng.random() < 0.5,
                )
                _can(c, hand[0], hand[1], big * 0.17, p.accent(row + 1))


def _plant(c: Canvas, x: float, y: float, size: float, kind: int, p: Palette) -> None:
    leaf = p.leaf
    if kind == 0:
        for dx, r in ((-0.4, 0.45), (0.4, 0.45), (0.0, 0.5)):
            c.dot(x + dx * size, y - r * size * 0.7, r * size, darker(leaf, 0.08 if dx else 0.0))
        c.dot(x, y - size * 0.42, size * 0.3, lighter(leaf, 0.4))
    elif kind == 1:
        for lean in (-0.5, -0.2, 0.2, 0.5):
            c.line([(x, y), (x + lean * size, y - size * 1.1)], lighter(leaf, 0.1), size * 0.14)
    elif kind == 2:
        c.line([(x, y), (x, y - size * 2)], p.wood, size * 0.09)
        for number in range(4):
            c.dot(
                x + (0.3 if number % 2 else -0.3) * size,
                y - size * (0.5 + number * 0.4),
                size * 0.32,
                leaf,
            )
        for number in range(3):
            c.dot(
                x + (-0.28 if number % 2 else 0.3) * size,
                y - size * (0.6 + number * 0.5),
                size * 0.2,
                rgb("#d9442f"),
            )
    else:
        for lean in (-0.6, 0.0, 0.6):
            c.oval(
                x + lean * size * 0.6,
                y - size * 0.55,
                size * 0.24,
                size * 0.6,
                mix(leaf, rgb("#8b2f5c"), 0.35),
            )
            c.oval(
                x + lean * size * 0.6,
                y - size * 0.6,
                size * 0.09,
                size * 0.45,
                mix(leaf, rgb("#b8487c"), 0.6),
            )


def _can(c: Canvas, x: float, y: float, size: float, colour: tuple[int, int, int]) -> None:
    c.line([(x + size * 0.7, y + size), (x + size * 1.9, y + size * 0.3)], colour, size * 0.24)
    c.ring(x, y + size * 0.3, size * 0.6, darker(colour, 0.15), size * 0.18)
    c.rect(x - size * 0.75, y + size * 0.3, x + size * 0.75, y + size * 1.7, colour, r=size * 0.18)
    for step in range(5):
        c.dot(
            x + size * (2.1 + step * 0.22),
            y + size * (0.55 + step * 0.35),
            size * 0.1,
            (214, 236, 246),
        )


def traffic(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Practising to cross: zebra, lights, helmets, blank signs."""
    horizon = 56.0
    nature.sky(c, p, rng, horizon=horizon)
    nature.town(c, p, rng, base=horizon, tall=30)
    buildings.school(c, c.w * 0.3, horizon + 1, c.w * 0.58, p, rng)
    nature.ground(c, p, top=horizon + 1)
    for share in (0.04, 0.2, 0.96):
        nature.tree(c, c.w * share, horizon + 5, rng.uniform(24, 32), p.leaf, p.wood, rng)
    road = mix(p.ink, p.far, 0.42)
    c.poly([(-2, 70), (c.w + 2, 66), (c.w + 2, 93), (-2, 99)], road)
    c.line([(-2, 70), (c.w + 2, 66)], lighter(p.ground, 0.5), 0.8)
    c.line([(-2, 99), (c.w + 2, 93)], lighter(p.ground, 0.5), 1.1)
    for number in range(7):
        x = c.w * 0.3 + number * c.w * 0.062
        c.poly(
            [(x, 69.2), (x + c.w * 0.032, 69), (x + c.w * 0.022, 97.2), (x - c.w * 0.018, 97.6)],
            props.PAPER,
        )
    px = c.w * 0.24
    c.rect(px, 34, px + 1.5, 71, p.ink)
    c.rect(px - 2.2, 26, px + 3.7, 44, darker(p.ink, 0.2), r=1.5)
    for number, tone in enumerate(("#e5493a", "#f4b63f", "#4caf6d")):
        y = 29.6 + number * 5.4
        c.dot(px + 0.75, y, 2.05, rgb(tone))
        if number == 2:
            c.glow(px + 0.75, y, 7, rgb(tone), 0.55)
    sx = c.w * 0.85
    c.rect(sx, 44, sx + 1.2, 72, p.ink)
    c.poly([(sx + 0.6, 33.5), (sx + 7.4, 45), (sx - 6.2, 45)], rgb("#d8402f"))
    c.poly([(sx + 0.6, 36.6), (sx + 4.9, 43.6), (sx - 3.7, 43.6)], rgb("#f9d75e"))
    lead = adult_look(rng, p, long_dress=True)
    person(c, c.w * 0.31, 82, 33, lead, pose="give", adult=True)
    for number in range(4):
        look = replace(
            child_look(rng, p, uniform=True), hat="helmet", hat_colour=p.accent(number + 2)
        )
        person(
            c,
            c.w * (0.44 + number * 0.105),
            86 + number % 2 * 4,
            23,
            look,
            pose=("walk", "wave", "walk", "hold")[number],
        )
    props.bicycle(c, c.w * 0.05, 86, 22, p.accent(0), p.ink)
