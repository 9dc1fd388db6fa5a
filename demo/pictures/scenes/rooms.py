"""Scenes inside: class, library, laboratory, art room, computers."""

from __future__ import annotations

import math
import random
from dataclasses import replace

from demo.pictures import buildings, nature, props
from demo.pictures.canvas import Canvas
from demo.pictures.colour import Palette, clear, darker, lighter, mix, rgb
from demo.pictures.figures import adult_look, child_look, person


def classroom(c: Canvas, rng: random.Random, p: Palette) -> None:
    """A lesson: green board, the teacher, pupils seen from behind."""
    buildings.room(c, p, floor=66)
    left = c.w * 0.22
    props.chalkboard(c, left, 14, c.w * 0.5, 31, p, rng)
    buildings.window(c, c.w * 0.82, 12, c.w * 0.14, 30, p, rng)
    for number in range(3):
        y = 14 + number * 11
        c.rect(c.w * 0.06, y, c.w * 0.06 + 9, y + 8.4, lighter(p.accent(number), 0.25), r=0.6)
        c.dot(c.w * 0.06 + 4.5, y + 4, 2, clear((255, 252, 240), 0.85))
    buildings.light_shaft(c, c.w * 0.82, 12, c.w * 0.14, 30, p, reach=-34)
    teacher = adult_look(rng, p, long_dress=True)
    person(c, c.w * 0.3, 68, 40, teacher, pose="give", adult=True)
    nature.potted(c, c.w * 0.78, 68, 13, p, p.accent(0))
    for row in range(3):
        size = 17 + row * 6
        y = 79 + row * 12
        columns = 4
        for column in range(columns):
            x = c.w * (0.16 + 0.68 * column / (columns - 1)) + (row - 1) * (column - 1.5) * 3
            look = child_look(rng, p, uniform=True)
            pose = "wave" if rng.random() < 0.3 else "stand"
            props.desk(c, x - size * 0.5, y + size * 0.3, size, size * 0.42, lighter(p.wood, 0.28))
            if rng.random() < 0.6:
                c.rect(
                    x + size * 0.22,
                    y - size * 0.2,
                    x + size * 0.42,
                    y - size * 0.14,
                    p.accent(column + row),
                    r=0.2,
                )
            person(
                c,
                x,
                y + size * 0.5,
                size,
                look,
                pose=pose,
                back=True,
                flip=rng.random() < 0.5,
                shadow=False,
            )
            c.rect(
                x - size * 0.17,
                y + size * 0.16,
                x + size * 0.17,
                y + size * 0.36,
                darker(p.wood, 0.1),
                r=0.8,
            )
            c.rect(
                x - size * 0.17,
                y + size * 0.16,
                x + size * 0.17,
                y + size * 0.21,
                lighter(p.wood, 0.2),
                r=0.6,
            )


def library(c: Canvas, rng: random.Random, p: Palette) -> None:
    """A reading corner between bookcases."""
    floor = 70.0
    buildings.room(c, p, floor=floor, wall=mix(p.sky[1], p.leaf, 0.16))
    props.shelf(c, c.w * 0.03, 18, c.w * 0.26, 4, p, rng)
    props.shelf(c, c.w * 0.72, 18, c.w * 0.25, 4, p, rng)
    buildings.window(c, c.w * 0.39, 14, c.w * 0.22, 36, p, rng)
    buildings.light_shaft(c, c.w * 0.39, 14, c.w * 0.22, 36, p)
    props.shelf(c, c.w * 0.36, 56, c.w * 0.28, 1, p, rng)
    c.oval(c.w * 0.5, 87, c.w * 0.36, 9.5, mix(p.accent(1), p.ground, 0.35))
    c.oval(c.w * 0.5, 87, c.w * 0.29, 7.2, mix(p.accent(1), p.ground, 0.55))
    c.oval(c.w * 0.5, 87, c.w * 0.2, 4.6, mix(p.accent(2), p.ground, 0.5))
    for number, share in enumerate((0.26, 0.5, 0.74)):
        x = c.w * share
        tone = p.accent(number + 1)
        c.blob(
            [(x - 8, 91), (x - 7, 82), (x, 79.5), (x + 7, 83), (x + 8.4, 91), (x, 93.6)],
            darker(tone, 0.08),
        )
        c.blob(
            [(x - 6, 87), (x - 4.5, 81.5), (x + 1, 81), (x + 2, 86), (x - 2, 89)],
            lighter(tone, 0.14),
        )
        look = child_look(rng, p, uniform=rng.random() < 0.5)
        turn = number == 2
        hand = person(c, x, 96, 25, look, pose="sit", flip=turn, shadow=False)
        props.held_book(c, hand[0] - (1 if not turn else -1), hand[1] + 1, 7, p.accent(number + 3))
    lamp = c.w * 0.335
    c.line([(lamp, 78), (lamp, 40)], p.ink, 0.7)
    c.poly([(lamp - 4, 42), (lamp + 4, 42), (lamp + 2.4, 35), (lamp - 2.4, 35)], p.accent(2))
    c.glow(lamp, 42, 16, p.light, 0.5)
    nature.potted(c, c.w * 0.665, 78, 17, p, p.accent(0))
    for number in range(3):
        c.rect(
            c.w * 0.9 - number * 0.6,
            92 - number * 2,
            c.w * 0.9 + 9 - number,
            94 - number * 2,
            p.accent(number + 2),
            r=0.4,
        )


def science(c: Canvas, rng: random.Random, p: Palette) -> None:
    """The science club: flasks, a small robot, planets on threads."""
    floor = 72.0
    buildings.room(c, p, floor=floor, wall=mix(p.sky[0], p.sky[1], 0.4))
    props.chalkboard(c, c.w * 0.06, 18, c.w * 0.3, 24, p, rng)
    buildings.window(c, c.w * 0.74, 14, c.w * 0.18, 30, p, rng)
    for number in range(6):
        x = c.w * (0.4 + 0.055 * number)
        y = 12 + rng.uniform(0, 16)
        r = rng.uniform(1.6, 3.6)
        c.line([(x, -1), (x, y)], clear(p.ink, 0.4), 0.2)
        c.dot(x, y, r, p.accent(number))
        c.slice(x, y, r, r, 20, 160, clear(darker(p.accent(number), 0.6), 0.22))
        if number == 3:
            c.line(
                [(x - r * 1.8, y + r * 0.5), (x + r * 1.8, y - r * 0.5)], clear(p.light, 0.9), 0.5
            )
    for number, share in enumerate((0.16, 0.38, 0.62, 0.85)):
        look = replace(
            child_look(rng, p, uniform=number % 2 == 0),
            top=props.PAPER if number % 2 else lighter(p.accent(4), 0.3),
        )
        person(
            c,
            c.w * share,
            92,
            37,
            look,
            pose=("give", "wave", "give", "hold")[number],
            flip=number >= 2,
            shadow=False,
        )
    top = 78.0
    c.rect(-1, top, c.w + 1, top + 4, lighter(p.wood, 0.4))
    c.rect(-1, top + 4, c.w + 1, 101, darker(p.accent(1), 0.05))
    for number in range(7):
        x = c.w * number / 6
        c.line([(x, top + 4), (x, 101)], clear(darker(p.accent(1), 0.6), 0.3), 0.3)
    _bench(c, rng, p, top)


def _bench(c: Canvas, rng: random.Random, p: Palette, top: float) -> None:
    glass = clear((255, 255, 255), 0.55)
    for number, share in enumerate((0.08, 0.26, 0.31, 0.74)):
        x = c.w * share
        tone = p.accent(number)
        if number % 2 == 0:
            c.poly(
                [
                    (x - 1.1, top - 11),
                    (x + 1.1, top - 11),
                    (x + 1.1, top - 7),
                    (x + 4, top),
                    (x - 4, top),
                    (x - 1.1, top - 7),
                ],
                glass,
            )
            c.poly(
                [(x - 2, top - 4.6), (x + 2, top - 4.6), (x + 4, top), (x - 4, top)],
                clear(tone, 0.85),
            )
            c.rect(x - 1.6, top - 11.6, x + 1.6, top - 10.6, glass, r=0.4)
        else:
            c.rect(x - 1.2, top - 10, x + 1.2, top, glass, r=1.2)
            c.rect(x - 1.2, top - 5.5, x + 1.2, top, clear(tone, 0.85), r=1.2)
        for bubble in range(3):
            c.dot(
                x + rng.uniform(-1, 1),
                top - 12 - bubble * 2.6,
                0.5 + bubble * 0.24,
                clear(tone, 0.45),
            )
    x = c.w * 0.5
    body = p.accent(2)
    c.rect(x - 5.4, top - 11, x + 5.4, top - 2, body, r=1.8)
    c.rect(x - 4.4, top - 20, x + 4.4, top - 12, lighter(body, 0.3), r=2)
    c.rect(x - 3.5, top - 18.4, x + 3.5, top - 14, p.ink, r=1.4)
    for turn in (-1, 1):
        c.dot(x + turn * 1.7, top - 16.2, 0.85, rgb("#8ff0e0"))
        c.dot(x + turn * 3.6, top - 1.2, 1.7, p.ink)
        c.line([(x + turn * 5.4, top - 9), (x + turn * 8, top - 12)], darker(body, 0.15), 1.1)
    c.line([(x, top - 20), (x, top - 23)], p.ink, 0.4)
    c.dot(x, top - 23.4, 0.9, p.accent(0))


def art(c: Canvas, rng: random.Random, p: Palette) -> None:
    """The art room: easels, pots of paint, pictures on a string."""
    floor = 68.0
    buildings.room(c, p, floor=floor, wall=mix(p.sky[1], p.accent(2), 0.12))
    buildings.window(c, c.w * 0.7, 20, c.w * 0.2, 32, p, rng)
    c.curve([(-2, 16), (c.w * 0.32, 21), (c.w * 0.66, 15)], clear(p.ink, 0.5), 0.3)
    for number in range(6):
        x = c.w * (0.02 + number * 0.107)
        y = 18 + math.sin(number / 5 * math.pi) * 3.4
        _drawing(c, x, y, 9.5, 12, p, rng, number)
        c.rect(x + 4, y - 1, x + 5.2, y + 1, p.accent(number + 1))
    for number, share in enumerate((0.2, 0.52, 0.84)):
        x = c.w * share
        y = 93.0
        for lean in (-6, 6):
            c.line([(x + 9, 46), (x + 9 + lean, y)], p.wood, 1.1)
        c.rect(x + 1.6, 50, x + 17.4, 71, props.PAPER, r=0.3)
        _drawing(c, x + 2.4, 50.8, 14.2, 19.4, p, rng, number + 2)
        c.rect(x + 0.6, 71, x + 18.4, 72.6, lighter(p.wood, 0.2))
        look = child_look(rng, p)
        hand = person(c, x - 3, y + 2, 34, look, pose="give")
        c.line([hand, (hand[0] + 3.4, hand[1] - 3.6)], p.wood, 0.7)
        c.dot(hand[0] + 3.6, hand[1] - 3.9, 0.8, p.accent(number))
    for number in range(6):
        x = c.w * (0.05 + number * 0.17) + rng.uniform(-2, 2)
        c.rect(x, 94, x + 4.2, 99, p.accent(number), r=0.5)
        c.oval(x + 2.1, 94, 2.1, 0.7, lighter(p.accent(number), 0.35))
    for _ in range(12):
        c.oval(
            rng.uniform(0, c.w),
            rng.uniform(88, 99),
            rng.uniform(0.5, 1.5),
            rng.uniform(0.2, 0.5),
            clear(p.accent(rng.randrange(6)), 0.7),
        )


def _drawing(
    c: Canvas, x: float, y: float, w: float, h: float, p: Palette, rng: random.Random, kind: int
) -> None:
    tones = (p.sky[0], lighter(p.accent(2), 0.5), lighter(p.accent(4), 0.5))
    c.rect(x, y, x + w, y + h, props.PAPER)
    c.rect(x + 0.5, y + 0.5, x + w - 0.5, y + h - 0.5, tones[kind % 3])
    if kind % 3 == 0:
        c.rect(x + 0.5, y + h * 0.66, x + w - 0.5, y + h - 0.5, p.leaf)
        c.rect(x + w * 0.3, y + h * 0.42, x + w * 0.7, y + h * 0.72, p.accent(0))
        c.poly(
            [
                (x + w * 0.22, y + h * 0.44),
                (x + w * 0.78, y + h * 0.44),
                (x + w * 0.5, y + h * 0.2),
            ],
            p.accent(3) if p.accent(3) != props.PAPER else p.accent(1),
        )
    elif kind % 3 == 1:
        for petal in range(6):
            a = petal * math.pi / 3
            c.dot(
                x + w * 0.5 + math.cos(a) * w * 0.17,
                y + h * 0.38 + math.sin(a) * w * 0.17,
                w * 0.13,
                p.accent(kind),
            )
        c.dot(x + w * 0.5, y + h * 0.38, w * 0.11, p.accent(2))
        c.line([(x + w * 0.5, y + h * 0.52), (x + w * 0.48, y + h * 0.92)], p.leaf, w * 0.05)
    else:
        c.dot(x + w * 0.7, y + h * 0.27, w * 0.14, p.accent(0))
        for row in range(3):
            c.curve(
                [
                    (x + 0.8, y + h * (0.58 + row * 0.14)),
                    (x + w * 0.35, y + h * (0.52 + row * 0.14)),
                    (x + w * 0.65, y + h * (0.62 + row * 0.14)),
                    (x + w - 0.8, y + h * (0.56 + row * 0.14)),
                ],
                p.accent(row + 1),
                w * 0.06,
            )


def computers(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Working with screens: the records, the timetable, a first program."""
    floor = 70.0
    buildings.room(c, p, floor=floor, wall=mix(p.sky[0], p.sky[1], 0.55))
    buildings.window(c, c.w * 0.1, 14, c.w * 0.16, 28, p, rng)
    c.rect(c.w * 0.36, 12, c.w * 0.9, 43, p.ink, r=1.4)
    c.rect(c.w * 0.375, 13.6, c.w * 0.885, 41.4, lighter(p.accent(1), 0.1))
    for number in range(3):
        x = c.w * (0.4 + number * 0.16)
        c.rect(x, 17, x + c.w * 0.13, 38, clear((255, 255, 255), 0.88), r=1.2)
        c.dot(x + c.w * 0.065, 23.4, 3.2, p.accent(number + 2))
        for row in range(3):
            c.rect(
                x + 2,
                29 + row * 2.7,
                x + c.w * (0.11 - row * 0.02),
                30.3 + row * 2.7,
                clear(p.ink, 0.22),
                r=0.5,
            )
    for number, share in enumerate((0.2, 0.5, 0.8)):
        x = c.w * share
        look = child_look(rng, p, uniform=True)
        person(
            c,
            x,
            98,
            38,
            look,
            pose=("hold", "give", "hold")[number],
            flip=number == 2,
            shadow=False,
        )
    table = 80.0
    c.rect(-1, table, c.w + 1, table + 3.4, lighter(p.wood, 0.4))
    c.rect(-1, table + 3.4, c.w + 1, 101, darker(p.wood, 0.1))
    for number, share in enumerate((0.2, 0.5, 0.8)):
        x = c.w * share
        c.rect(x - 9.5, table - 13, x + 9.5, table - 0.9, rgb("#d9d6df"), r=1.2)
        c.dot(x, table - 7, 2, clear(p.accent(number), 0.8))
        c.rect(x - 11, table - 1.3, x + 11, table + 0.6, rgb("#bdb8c8"), r=0.8)
    nature.potted(c, c.w * 0.35, table, 10, p, p.accent(2))
    nature.potted(c, c.w * 0.65, table, 10, p, p.accent(0))
