"""What is on the table: the day's meal and the milk."""

from __future__ import annotations

import math
import random

from demo.pictures import nature, props
from demo.pictures.canvas import Canvas
from demo.pictures.colour import Palette, clear, darker, lighter, mix, rgb


def meal(c: Canvas, rng: random.Random, p: Palette) -> None:
    """The day's meal on a tray seen from above: rice, soup, greens, fruit, milk."""
    cloth = mix(p.accent(4), p.sky[1], 0.55)
    c.gradient(lighter(cloth, 0.2), cloth)
    for row in range(12):
        for column in range(int(c.w // 9) + 1):
            if (row + column) % 2:
                c.rect(
                    column * 9, row * 9, column * 9 + 9, row * 9 + 9, clear((255, 255, 255), 0.14)
                )
    width = min(c.w * 0.8, 120)
    left, top, bottom = (c.w - width) / 2, 14.0, 88.0
    c.rect(left + 1.2, top + 2, left + width + 1.8, bottom + 2.6, clear((40, 24, 50), 0.2), r=6)
    tray = rgb("#e6e9ec")
    c.rect(left, top, left + width, bottom, tray, r=6)
    c.rect(left + 1.2, top + 1.2, left + width - 1.2, bottom - 1.2, lighter(tray, 0.5), r=5)
    inner = width - 6
    cells = [
        (0.0, 0.0, 0.6, 0.55),
        (0.62, 0.0, 1.0, 0.48),
        (0.0, 0.58, 0.32, 1.0),
        (0.34, 0.58, 0.6, 1.0),
        (0.62, 0.51, 1.0, 1.0),
    ]
    high = bottom - top - 6
    for near, upper, far, lower in cells:
        c.rect(
            left + 3 + inner * near,
            top + 3 + high * upper,
            left + 3 + inner * far,
            top + 3 + high * lower,
            darker(tray, 0.1),
            r=4,
        )
        c.rect(
            left + 3.8 + inner * near,
            top + 4 + high * upper,
            left + 2.6 + inner * far,
            top + 2.6 + high * lower,
            lighter(tray, 0.25),
            r=3.4,
        )
    _food(c, rng, p, left + 3, top + 3, inner, high)
    c.rect(
        left - 9 if left > 12 else 1.5,
        26,
        left - 6.4 if left > 12 else 4,
        80,
        lighter(p.wood, 0.2),
        r=1.2,
    )


def _food(
    c: Canvas, rng: random.Random, p: Palette, x: float, y: float, w: float, h: float
) -> None:
    cx, cy = x + w * 0.3, y + h * 0.28
    c.blob(
        [
            (cx - w * 0.23, cy),
            (cx - w * 0.15, cy - h * 0.19),
            (cx + w * 0.08, cy - h * 0.2),
            (cx + w * 0.23, cy - h * 0.04),
            (cx + w * 0.16, cy + h * 0.18),
            (cx - w * 0.1, cy + h * 0.2),
        ],
        rgb("#fffdf5"),
    )
    for _ in range(70):
        a, r = rng.uniform(0, math.tau), rng.uniform(0, 1) ** 0.5
        c.oval(
            cx + math.cos(a) * r * w * 0.18,
            cy + math.sin(a) * r * h * 0.16,
            0.75,
            0.36,
            clear(rgb("#d8cfb4"), 0.7),
        )
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
        c.line(
            [(ox, oy), (ox + math.cos(a) * h * 0.105, oy + math.sin(a) * h * 0.105)],
            rgb("#ee8a2c"),
            0.5,
        )
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
    c.poly(
        [(x - 5.6, base - 22), (x + 5.6, base - 22), (x + 4.5, base), (x - 4.5, base)],
        clear((255, 255, 255), 0.4),
    )
    c.poly(
        [
            (x - 5.2, base - 16.5),
            (x + 5.2, base - 16.5),
            (x + 4.4, base - 0.6),
            (x - 4.4, base - 0.6),
        ],
        rgb("#fffdf6"),
    )
    c.oval(x, base - 16.5, 5.2, 1.1, rgb("#f1ead9"))
    c.rect(x + 2.4, base - 20, x + 3.4, base - 3, clear((200, 190, 210), 0.25), r=0.5)


def _carton(c: Canvas, x: float, base: float, tone: tuple[int, int, int]) -> None:
    c.rect(x - 6, base - 26, x + 6, base, props.PAPER)
    c.poly(
        [(x - 6, base - 26), (x + 6, base - 26), (x + 3.6, base - 32), (x - 3.6, base - 32)],
        darker(props.PAPER, 0.08),
    )
    c.rect(x - 3.8, base - 34, x + 3.8, base - 31.6, lighter(tone, 0.2), r=0.4)
    c.hill(
        [(x - 6, base - 10), (x - 2, base - 13.5), (x + 2, base - 9.5), (x + 6, base - 13)],
        tone,
        bottom=base,
    )
    c.dot(x, base - 18.6, 3.1, lighter(tone, 0.25))
    c.rect(x + 3.4, base - 26, x + 6, base, clear((60, 40, 80), 0.1))
