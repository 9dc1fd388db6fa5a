"""Pictures without people: the desk, the open book, the meal, the map, the record."""

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
        c.curve([(-1, y + 4), (c.w * 0.4, y + 5.5), (c.w + 1, y + 3.6)], clear(darker(wood, 0.5), 0.07), 0.5)
    width = min(c.w * 0.72, 108)
    left = c.w * 0.5 - width * rng.uniform(0.5, 0.6)
    c.rect(left + 1.4, 17, left + width + 2, 91, clear((40, 24, 50), 0.2), r=1)
    c.rect(left - 1.2, 14.4, left + width + 1.2, 89.4, p.accent(1), r=1)
    props.exercise_sheet(c, (left, 15, left + width / 2, 88.6), p, rng)
    props.exercise_sheet(c, (left + width / 2, 15, left + width, 88.6), p, rng)
    for step in range(5):
        c.rect(left + width / 2 - 1.5 + step * 0.6, 15, left + width / 2 - 0.9 + step * 0.6, 88.6, clear((40, 24, 60), 0.035))
    x = left + width + (c.w - left - width) * 0.4
    _ink_pot(c, min(x, c.w - 11), 30, 8)
    _pen(c, left + width * 0.58, 82, left + width * 0.98, 40, p)
    for _ in range(9):
        _petal(c, rng.uniform(2, c.w - 2), rng.uniform(6, 96), rng.uniform(1.5, 2.7), rng.uniform(0, 6.3))
    c.rect(left - 16, 62, left - 9, 96, p.accent(2), r=1)
    for step in range(12):
        c.line([(left - 16, 64 + step * 2.7), (left - (13.4 if step % 5 else 12.2), 64 + step * 2.7)], p.ink, 0.25)


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
    c.line([(x0 + dx * 0.55, y0 + dy * 0.55), (x0 + dx * 0.62, y0 + dy * 0.62)], rgb("#f2d27a"), 2.3)
    length = math.hypot(dx, dy)
    nx, ny = -dy / length, dx / length
    base = (x0 + dx * 0.15, y0 + dy * 0.15)
    c.poly([(x0, y0), (base[0] + nx * 1.1, base[1] + ny * 1.1), (base[0] - nx * 1.1, base[1] - ny * 1.1)], rgb("#e8c35e"))
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
        c.line([(x, y), (x + math.cos(a) * r * 0.9, y + math.sin(a) * r * 0.9)], clear(rgb("#7a1420"), 0.7), 0.16)
    c.dot(x, y, r * 0.16, rgb("#f4d27a"))


def book_world(c: Canvas, rng: random.Random, p: Palette) -> None:
    """A land with a tree and a house growing out of an open book."""
    c.gradient(p.sky[0], p.sky[1], until=101)
    c.glow(c.w * 0.5, 44, 58, p.light, 0.7)
    for _ in range(4):
        nature.cloud(c, rng.uniform(0, 0.9) * c.w, rng.uniform(8, 34), rng.uniform(9, 16), rng)
    c.hill([(-2, 84), (c.w * 0.3, 80), (c.w * 0.7, 83), (c.w + 2, 79)], mix(p.ground, p.sky[1], 0.35))
    c.rect(-1, 84, c.w + 1, 101, mix(p.ground, p.wood, 0.14))
    x = c.w * 0.5
    width = min(c.w * 0.8, 112)
    c.shade(x, 93.4, width * 0.52, 3, 0.22)
    props.open_book(c, x, 90, width, p.accent(1))
    c.hill([(x - width * 0.4, 74), (x - width * 0.24, 63), (x - width * 0.05, 66), (x + width * 0.14, 60), (x + width * 0.4, 73)], p.leaf, bottom=74)
    c.hill([(x - width * 0.38, 75.4), (x - width * 0.1, 69), (x + width * 0.2, 71), (x + width * 0.38, 75)], lighter(p.leaf, 0.22), bottom=76)
    c.curve([(x + width * 0.05, 77), (x - width * 0.02, 72), (x + width * 0.06, 68), (x + width * 0.12, 63.4)], p.ground, 2.2)
    nature.flame_tree(c, x - width * 0.16, 70, 47, p, rng)
    house = x + width * 0.14
    c.rect(house - 6, 53, house + 8, 63, p.wall)
    c.poly([(house - 8, 53.4), (house + 10, 53.4), (house + 6.6, 46.6), (house - 4.6, 46.6)], p.roof)
    c.rect(house - 0.8, 57, house + 2.8, 63, p.accent(1), r=0.6)
    for px in (house - 4.2, house + 4.6):
        c.rect(px, 55.6, px + 2.2, 58.4, lighter(p.wall, 0.7))
    nature.tree(c, x + width * 0.32, 71, 19, lighter(p.leaf, 0.05), p.wood, rng)
    for number in range(3):
        props.kite(c, x + width * (0.2 + number * 0.12), 24 + (number % 2) * 9 + rng.uniform(-2, 2), 5, p, number)
    for number in range(9):
        a = rng.uniform(0.2, 2.9)
        c.star(x + math.cos(a) * width * 0.5, 70 - math.sin(a) * 50, rng.uniform(0.6, 1.3), clear(p.accent(number), 0.8))


def meal(c: Canvas, rng: random.Random, p: Palette) -> None:
    """The day's meal on a tray seen from above: rice, soup, greens, fruit, milk."""
    cloth = mix(p.accent(4), p.sky[1], 0.55)
    c.gradient(lighter(cloth, 0.2), cloth)
    for row in range(12):
        for column in range(int(c.w // 9) + 1):
            if (row + column) % 2:
                c.rect(column * 9, row * 9, column * 9 + 9, row * 9 + 9, clear((255, 255, 255), 0.14))
    width = min(c.w * 0.8, 120)
    left, top, bottom = (c.w - width) / 2, 14.0, 88.0
    c.rect(left + 1.2, top + 2, left + width + 1.8, bottom + 2.6, clear((40, 24, 50), 0.2), r=6)
    tray = rgb("#e6e9ec")
    c.rect(left, top, left + width, bottom, tray, r=6)
    c.rect(left + 1.2, top + 1.2, left + width - 1.2, bottom - 1.2, lighter(tray, 0.5), r=5)
    inner = width - 6
    cells = [(0.0, 0.0, 0.6, 0.55), (0.62, 0.0, 1.0, 0.48), (0.0, 0.58, 0.32, 1.0), (0.34, 0.58, 0.6, 1.0), (0.62, 0.51, 1.0, 1.0)]
    high = bottom - top - 6
    for l, t, r, b in cells:
        c.rect(left + 3 + inner * l, top + 3 + high * t, left + 3 + inner * r, top + 3 + high * b, darker(tray, 0.1), r=4)
        c.rect(left + 3.8 + inner * l, top + 4 + high * t, left + 2.6 + inner * r, top + 2.6 + high * b, lighter(tray, 0.25), r=3.4)
    _food(c, rng, p, left + 3, top + 3, inner, high)
    c.rect(left - 9 if left > 12 else 1.5, 26, left - 6.4 if left > 12 else 4, 80, lighter(p.wood, 0.2), r=1.2)


def _food(c: Canvas, rng: random.Random, p: Palette, x: float, y: float, w: float, h: float) -> None:
    cx, cy = x + w * 0.3, y + h * 0.28
    c.blob([(cx - w * 0.23, cy), (cx - w * 0.15, cy - h * 0.19), (cx + w * 0.08, cy - h * 0.2), (cx + w * 0.23, cy - h * 0.04), (cx + w * 0.16, cy + h * 0.18), (cx - w * 0.1, cy + h * 0.2)], rgb("#fffdf5"))
    for _ in range(70):
        a, r = rng.uniform(0, math.tau), rng.uniform(0, 1) ** 0.5
        c.oval(cx + math.cos(a) * r * w * 0.18, cy + math.sin(a) * r * h * 0.16, 0.75, 0.36, clear(rgb("#d8cfb4"), 0.7))
    sx, sy = x + w * 0.81, y + h * 0.24
    c.oval(sx, sy, w * 0.145, h * 0.19, rgb("#e2b45f"))
    c.oval(sx, sy, w * 0.125, h * 0.165, rgb("#efc978"))
    for number in range(9):
        a = number * 2.4
        r = 0.25 + 0.62 * (number % 3) / 3
        tone = (rgb("#6f9a3f"), rgb("#e0702f"), rgb("#fff3cf"))[number % 3]
        c.dot(sx + math.cos(a) * w * 0.11 * r, sy + math.sin(a) * h * 0.14 * r, 1.5, tone)
    for number in range(14):
        gx, gy = x + w * rng.uniform(0.05, 0.27), y + h * rng.uniform(0.66, 0.92)
        c.oval(gx, gy, 3.1, 1.5, (rgb("#4f8a3c"), rgb("#6ea84e"), rgb("#8cc063"))[number % 3])
        c.line([(gx - 2.4, gy), (gx + 2.4, gy)], clear(rgb("#d7ecc0"), 0.7), 0.25)
    for number in range(5):
        fx, fy = x + w * (0.4 + 0.07 * (number % 3)), y + h * (0.7 + 0.16 * (number // 3))
        c.rect(fx - 2.6, fy - 2, fx + 2.6, fy + 2.4, rgb("#a65a2c"), r=1.2)
        c.rect(fx - 2.6, fy - 2, fx + 2.6, fy - 0.6, rgb("#c87a42"), r=0.7)
    ox, oy = x + w * 0.73, y + h * 0.77
    c.dot(ox, oy, h * 0.14, rgb("#ee8a2c"))
    c.dot(ox, oy, h * 0.115, rgb("#ffd58a"))
    for number in range(8):
        a = number * math.tau / 8
        c.line([(ox, oy), (ox + math.cos(a) * h * 0.105, oy + math.sin(a) * h * 0.105)], rgb("#ee8a2c"), 0.5)
    mx = x + w * 0.86
    c.rect(mx, y + h * 0.57, mx + w * 0.1, y + h * 0.95, props.PAPER, r=1)
    c.rect(mx, y + h * 0.7, mx + w * 0.1, y + h * 0.95, lighter(p.accent(1), 0.25), r=1)
    c.dot(mx + w * 0.05, y + h * 0.76, w * 0.024, props.PAPER)
    c.line([(mx + w * 0.07, y + h * 0.58), (mx + w * 0.085, y + h * 0.5)], p.accent(0), 0.7)


def milk(c: Canvas, rng: random.Random, p: Palette) -> None:
    """Glasses of milk and plain cartons on a table by the window."""
    c.gradient(lighter(p.sky[0], 0.2), p.sky[1], until=70)
    c.glow(c.w * 0.25, 22, 50, p.light, 0.8)
    nature.hills(c, p, rng, base=62, rows=2)
    c.rect(-1, 68, c.w + 1, 101, lighter(p.wood, 0.42))
    c.rect(-1, 68, c.w + 1, 69.6, lighter(p.wood, 0.62))
    for row in range(3):
        c.line([(-1, 76 + row * 9), (c.w + 1, 76 + row * 9)], clear(darker(p.wood, 0.4), 0.14), 0.4)
    spots = sorted((rng.uniform(0.1, 0.9) * c.w, rng.uniform(76, 92)) for _ in range(2))
    items = [(c.w * (0.1 + 0.16 * number), 78 + (number % 3) * 6.0, number) for number in range(6)]
    items.sort(key=lambda item: item[1])
    for x, base, number in items:
        c.shade(x + 2.5, base, 9, 1.2)
        if number % 2:
            _glass(c, x, base)
        else:
            _carton(c, x, base, p.accent(number // 2))
    for x, y in spots:
        c.dot(x, y + 3, 2.6, rgb("#e9862f"))
        c.oval(x + 0.6, y + 0.6, 1, 0.4, p.leaf)


def _glass(c: Canvas, x: float, base: float) -> None:
    c.poly([(x - 5.6, base - 22), (x + 5.6, base - 22), (x + 4.5, base), (x - 4.5, base)], clear((255, 255, 255), 0.4))
    c.poly([(x - 5.2, base - 16.5), (x + 5.2, base - 16.5), (x + 4.4, base - 0.6), (x - 4.4, base - 0.6)], rgb("#fffdf6"))
    c.oval(x, base - 16.5, 5.2, 1.1, rgb("#f1ead9"))
    c.rect(x + 2.4, base - 20, x + 3.4, base - 3, clear((200, 190, 210), 0.25), r=0.5)


def _carton(c: Canvas, x: float, base: float, tone: tuple[int, int, int]) -> None:
    c.rect(x - 6, base - 26, x + 6, base, props.PAPER)
    c.poly([(x - 6, base - 26), (x + 6, base - 26), (x + 3.6, base - 32), (x - 3.6, base - 32)], darker(props.PAPER, 0.08))
    c.rect(x - 3.8, base - 34, x + 3.8, base - 31.6, lighter(tone, 0.2), r=0.4)
    c.hill([(x - 6, base - 10), (x - 2, base - 13.5), (x + 2, base - 9.5), (x + 6, base - 13)], tone, bottom=base)
    c.dot(x, base - 18.6, 3.1, lighter(tone, 0.25))
    c.rect(x + 3.4, base - 26, x + 6, base, clear((60, 40, 80), 0.1))


def map_view(c: Canvas, rng: random.Random, p: Palette) -> None:
    """A plain map: blocks, a river with its bridge, parks, school pins."""
    land = mix(p.ground, (255, 255, 255), 0.45)
    c.rect(-1, -1, c.w + 1, 101, land)
    tones = (lighter(p.wall, 0.45), lighter(p.far, 0.45), lighter(p.ground, 0.2), mix(p.leaf, land, 0.62))
    size = 8.6
    skew = 0.22
    for row in range(-2, 14):
        for column in range(-4, int(c.w // size) + 3):
            x = column * size + row * size * skew
            y = row * size - column * size * 0.06
            tone = rng.choice(tones)
            wide = size - 1.3
            c.poly([(x, y), (x + wide, y - wide * 0.06), (x + wide + wide * skew, y + wide * 0.94), (x + wide * skew, y + wide)], tone)
            if tone == tones[3] and rng.random() < 0.8:
                for _ in range(3):
                    c.dot(x + rng.uniform(2, 7.5), y + rng.uniform(1.6, 6), 1.1, mix(p.leaf, land, 0.25))
    bend = [(-6, 26), (c.w * 0.2, 34), (c.w * 0.42, 20), (c.w * 0.62, 6), (c.w * 0.8, -8)]
    c.curve(bend, mix(p.sky[0], (255, 255, 255), 0.5), 17)
    c.curve(bend, mix(p.sky[0], p.accent(4), 0.28), 14)
    c.curve([(x, y - 2) for x, y in bend], clear((255, 255, 255), 0.35), 0.7)
    road = (255, 253, 246)
    c.curve([(c.w * 0.1, 101), (c.w * 0.3, 62), (c.w * 0.34, -2)], darker(land, 0.12), 4.2)
    c.curve([(c.w * 0.1, 101), (c.w * 0.3, 62), (c.w * 0.34, -2)], road, 3.2)
    c.curve([(-2, 72), (c.w * 0.45, 64), (c.w + 2, 50)], darker(land, 0.12), 4.2)
    c.curve([(-2, 72), (c.w * 0.45, 64), (c.w + 2, 50)], road, 3.2)
    route = [(c.w * 0.26, 80), (c.w * 0.29, 66), (c.w * 0.5, 63), (c.w * 0.66, 58.5), (c.w * 0.74, 42)]
    length = 60
    for step in range(length):
        share = step / length * (len(route) - 1)
        index = int(share)
        part = share - index
        x = route[index][0] + (route[index + 1][0] - route[index][0]) * part
        y = route[index][1] + (route[index + 1][1] - route[index][1]) * part
        if step % 2:
            c.dot(x, y, 0.75, p.accent(0))
    for number, (x, y) in enumerate(((c.w * 0.74, 42), (c.w * 0.26, 80), (c.w * 0.52, 40), (c.w * 0.88, 78), (c.w * 0.12, 52))):
        _pin(c, x, y, 6.4 if number == 0 else 4.6, p.accent(number), p)


def _pin(c: Canvas, x: float, y: float, r: float, tone: tuple[int, int, int], p: Palette) -> None:
    c.shade(x, y, r * 0.7, r * 0.25, 0.28)
    c.poly([(x - r * 0.88, y - r * 1.6), (x + r * 0.88, y - r * 1.6), (x, y)], tone)
    c.dot(x, y - r * 1.9, r, tone)
    c.dot(x, y - r * 1.9, r * 0.66, props.PAPER)
    c.poly([(x - r * 0.42, y - r * 1.85), (x + r * 0.42, y - r * 1.85), (x, y - r * 2.35)], p.roof)
    c.rect(x - r * 0.32, y - r * 1.85, x + r * 0.32, y - r * 1.5, tone)


def records(c: Canvas, rng: random.Random, p: Palette) -> None:
    """A tablet with a pupil's electronic record, papers and a stamp pad beside it."""
    table = mix(p.accent(1), p.sky[1], 0.72)
    c.gradient(lighter(table, 0.25), table)
    c.glow(c.w * 0.2, 10, 60, p.light, 0.55)
    for number in range(4):
        x, y = c.w * (0.04 + number * 0.045), 16 + number * 9
        c.poly([(x + 1, y + 1.6), (x + 31, y + 4.6), (x + 27, y + 46), (x - 3, y + 43)], clear((40, 24, 60), 0.10))
        c.poly([(x, y), (x + 30, y + 3), (x + 26, y + 44), (x - 4, y + 41)], (props.PAPER, lighter(p.accent(2), 0.7), props.PAPER, lighter(p.accent(4), 0.7))[number])
        for row in range(7):
            c.line([(x + 2 - row * 0.4, y + 7 + row * 4.6), (x + rng.uniform(16, 26) - row * 0.4, y + 9 + row * 4.6)], clear(p.ink, 0.2), 0.6)
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
        c.rect(left + 6 + wide * 0.44, y, left + 6 + wide * rng.uniform(0.64, 0.98), y + 2, p.accent(row + 1), r=1)
    for number in range(3):
        x = left + 6 + wide * number / 3
        c.rect(x, 66, x + wide / 3 - 2, 79, lighter(p.accent(number), 0.72), r=1.4)
        c.dot(x + 4.6, 72.4, 2.4, p.accent(number))
        c.rect(x + 8.6, 70.4, x + wide / 3 - 4, 71.7, clear(p.ink, 0.3), r=0.5)
        c.rect(x + 8.6, 73.2, x + wide / 3 - 7, 74.3, clear(p.ink, 0.16), r=0.5)
    c.dot(c.w * 0.3, 84, 7.2, clear((40, 24, 60), 0.18))
    c.dot(c.w * 0.295, 82.6, 7, p.accent(2))
    c.dot(c.w * 0.295, 82.6, 4.6, darker(p.accent(2), 0.14))


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
        points = [(start, 104), (start + (x - start) * 0.25, 86), (start + (x - start) * 0.8, 70), (x, 57)]
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
        c.poly([(near - turn * 3, y), (far, y), (tip, y + 2.6), (far, y + 5.2), (near - turn * 3, y + 5.2)], tone)
        c.rect(min(near + turn * 2, far - turn * 2), y + 2, max(near + turn * 2, far - turn * 2), y + 3.2, clear((255, 252, 240), 0.75), r=0.5)
    for _ in range(5):
        nature.bush(c, rng.choice((rng.uniform(0, 0.3), rng.uniform(0.7, 1))) * c.w, rng.uniform(86, 99), rng.uniform(4, 7), p.leaf, rng, p.accent(rng.randrange(6)))


def _landmark(c: Canvas, x: float, y: float, kind: int, p: Palette) -> None:
    if kind == 0:
        c.rect(x - 8, y - 13, x + 8, y, p.wall)
        c.poly([(x - 10, y - 13), (x + 10, y - 13), (x, y - 20)], p.roof)
        for number in range(3):
            c.rect(x - 6 + number * 5, y - 10, x - 3.4 + number * 5, y - 4, mix(p.near, p.ink, 0.2), r=1)
    elif kind == 1:
        c.rect(x - 9, y - 12, x + 9, y, lighter(p.accent(1), 0.3))
        for number in range(3):
            c.poly([(x - 9 + number * 6, y - 12), (x - 3 + number * 6, y - 16), (x - 3 + number * 6, y - 12)], p.accent(1))
        c.rect(x - 3, y - 7, x + 3, y, darker(p.accent(1), 0.3))
    else:
        c.rect(x - 6, y - 20, x + 6, y, lighter(p.accent(4), 0.2))
        for row in range(4):
            for column in range(2):
                c.rect(x - 4 + column * 4.6, y - 18 + row * 4.2, x - 0.8 + column * 4.6, y - 15.4 + row * 4.2, lighter(p.sky[1], 0.4))
