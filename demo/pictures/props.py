"""Things found in and around schools."""

from __future__ import annotations

import math
import random

from demo.pictures.canvas import Canvas, Point
from demo.pictures.colour import Colour, Palette, clear, darker, lighter, mix, rgb

PAPER = rgb("#fdfaf1")
INK_VIOLET = rgb("#57288f")


def bunting(
    c: Canvas, start: Point, end: Point, p: Palette, *, sag: float = 5.0, count: int = 12
) -> None:
    """A string of small plain flags."""

    def at(share: float) -> Point:
        drop = sag * 4 * share * (1 - share)
        return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share + drop

    c.line([at(step / 24) for step in range(25)], clear(p.ink, 0.6), 0.25)
    for number in range(count):
        x, y = at((number + 0.5) / count)
        half = abs(end[0] - start[0]) / count * 0.32
        c.poly([(x - half, y), (x + half, y), (x, y + half * 2.1)], p.accent(number))


def flag(
    c: Canvas, x: float, base: float, height: float, colour: Colour, *, lean: float = 0.0
) -> None:
    """A plain flag on a pole, waving to the right."""
    top = (x + lean, base - height)
    c.line([(x, base), top], rgb("#b79a72"), 0.55)
    w, h = height * 0.34, height * 0.23
    upper = [
        (top[0] + w * s, top[1] + math.sin(s * 5.2) * h * 0.14) for s in (0, 0.2, 0.4, 0.6, 0.8, 1)
    ]
    lower = [(px, py + h) for px, py in reversed(upper)]
    c.poly([*upper, *lower], colour)
    c.poly(
        [upper[2], upper[3], upper[4], lower[1], lower[2], lower[3]],
        clear(darker(colour, 0.5), 0.14),
    )


def balloon(c: Canvas, x: float, y: float, r: float, colour: Colour, *, tail: float = 12.0) -> None:
    """A balloon on a thread."""
    c.curve(
        [(x, y + r), (x + r * 0.4, y + r + tail * 0.5), (x, y + r + tail)],
        clear((60, 40, 80), 0.4),
        0.22,
    )
    c.oval(x, y, r * 0.86, r, colour)
    c.oval(x - r * 0.3, y - r * 0.36, r * 0.2, r * 0.28, clear((255, 255, 255), 0.45))
    c.poly(
        [(x - r * 0.16, y + r * 1.12), (x + r * 0.16, y + r * 1.12), (x, y + r * 0.94)],
        darker(colour, 0.15),
    )


def book_row(
    c: Canvas, left: float, right: float, base: float, height: float, p: Palette, rng: random.Random
) -> None:
    """Books standing on a shelf, some leaning, some lying."""
    x = left
    while x < right - 1:
        width = rng.uniform(1.1, 2.6)
        tall = height * rng.uniform(0.68, 1.0)
        tone = rng.choice(p.accents)
        tone = mix(tone, p.wall, rng.choice((0.0, 0.0, 0.25)))
        roll = rng.random()
        if roll < 0.08 and x + 5 < right:
            for layer in range(3):
                low = base - layer * height * 0.17
                c.rect(
                    x,
                    low - height * 0.15,
                    x + rng.uniform(3.8, 4.8),
                    low,
                    p.accent(layer + int(x)),
                    r=0.3,
                )
            x += 5.2
            continue
        if roll < 0.16 and x + width + 2 < right:
            lean = 1.5
            c.poly(
                [
                    (x, base),
                    (x + width, base),
                    (x + width + lean, base - tall),
                    (x + lean, base - tall),
                ],
                tone,
            )
            x += width + lean
            continue
        if x + width > right:
            break
        c.rect(x, base - tall, x + width, base, tone, r=0.25)
        c.rect(
            x + width * 0.25,
            base - tall * 0.8,
            x + width * 0.75,
            base - tall * 0.62,
            clear((255, 250, 235), 0.65),
        )
        c.rect(x + width * 0.78, base - tall, x + width, base, clear(darker(tone, 0.6), 0.16))
        x += width + 0.12


def shelf(
    c: Canvas, left: float, top: float, width: float, rows: int, p: Palette, rng: random.Random
) -> None:
    """A bookcase."""
    step = 12.5
    bottom = top + rows * step + 1.2
    wood = lighter(p.wood, 0.18)
    c.shade(left + width / 2, bottom + 0.4, width * 0.56, 1.6)
    c.rect(left - 1.2, top - 1.2, left + width + 1.2, bottom, wood, r=0.6)
    for row in range(rows):
        y = top + row * step
        c.rect(left, y, left + width, y + step - 1.3, darker(wood, 0.42))
        c.rect(left, y, left + width, y + 1.3, clear(darker(wood, 0.8), 0.25))
        book_row(c, left + 0.6, left + width - 0.6, y + step - 1.3, step - 3.2, p, rng)
    c.rect(left + width, top - 1.2, left + width + 1.2, bottom, clear(darker(wood, 0.6), 0.2))


def open_book(
    c: Canvas, x: float, y: float, width: float, cover: Colour, *, lines: bool = True
) -> None:
    """An open book seen from the front, lying a little tilted to the viewer."""
    half = width / 2
    lift = width * 0.09
    for turn in (-1, 1):
        outer = x + turn * half
        c.poly(
            [
                (x, y + lift * 0.9),
                (outer + turn * half * 0.05, y + lift * 0.2),
                (outer + turn * half * 0.05, y - width * 0.27),
                (x, y - width * 0.2),
            ],
            cover,
        )
        page = [
            (x, y + lift * 0.62),
            (x + turn * half * 0.5, y + lift * 0.05),
            (outer, y),
            (outer, y - width * 0.3),
            (x + turn * half * 0.5, y - width * 0.31),
            (x, y - width * 0.22),
        ]
        c.poly(page, PAPER if turn < 0 else darker(PAPER, 0.04))
        if lines:
            for row in range(5):
                share = 0.16 + row * 0.15
                c.line(
                    [
                        (x + turn * half * 0.14, y + lift * 0.5 - width * 0.26 * share),
                        (x + turn * half * 0.5, y - width * 0.31 * share),
                        (outer - turn * half * 0.12, y - width * 0.3 * share),
                    ],
                    clear(INK_VIOLET, 0.22),
                    width * 0.008,
                )
    c.line(
        [(x, y + lift * 0.62), (x, y - width * 0.22)], clear(darker(PAPER, 0.6), 0.4), width * 0.008
    )


def held_book(c: Canvas, x: float, y: float, width: float, cover: Colour) -> None:
    """A small book in somebody's hands."""
    half = width / 2
    for turn in (-1, 1):
        c.poly(
            [
                (x, y),
                (x + turn * half, y - width * 0.16),
                (x + turn * half, y - width * 0.7),
                (x, y - width * 0.5),
            ],
            cover if turn < 0 else darker(cover, 0.16),
        )
    c.line(
        [(x - half, y - width * 0.72), (x, y - width * 0.54), (x + half, y - width * 0.72)],
        PAPER,
        width * 0.07,
    )


def desk(c: Canvas, x: float, base: float, width: float, height: float, wood: Colour) -> None:
    """A school desk seen from the front or the back."""
    c.shade(x + width / 2, base, width * 0.56, 1.0)
    leg = darker(wood, 0.35)
    for px in (x + width * 0.06, x + width * 0.9):
        c.rect(px, base - height, px + width * 0.05, base, leg)
    c.rect(
        x + width * 0.06,
        base - height * 0.75,
        x + width * 0.95,
        base - height * 0.5,
        darker(wood, 0.2),
    )
    c.rect(
        x - width * 0.03, base - height - 1.3, x + width * 1.03, base - height + 0.7, wood, r=0.5
    )
    c.rect(
        x - width * 0.03,
        base - height + 0.1,
        x + width * 1.03,
        base - height + 0.7,
        darker(wood, 0.16),
        r=0.3,
    )


def chalkboard(
    c: Canvas, left: float, top: float, width: float, height: float, p: Palette, rng: random.Random
) -> None:
    """A green board with chalk drawings: figures, a sun, a sum without a result."""
    board = rgb("#22513f") if not p.night else rgb("#1f3d46")
    c.rect(
        left - 1.4, top - 1.4, left + width + 1.4, top + height + 1.4, lighter(p.wood, 0.2), r=0.8
    )
    c.rect(left, top, left + width, top + height, board)
    c.poly(
        [
            (left, top),
            (left + width * 0.4, top),
            (left + width * 0.15, top + height),
            (left, top + height),
        ],
        clear((255, 255, 255), 0.05),
    )
    chalk = clear((250, 247, 235), 0.75)
    for row in range(3):
        y = top + height * (0.22 + row * 0.2)
        c.line([(left + width * 0.07, y), (left + width * rng.uniform(0.3, 0.46), y)], chalk, 0.45)
    cx, cy, r = left + width * 0.72, top + height * 0.45, height * 0.2
    drawing = rng.randrange(3)
    if drawing == 0:
        c.ring(cx, cy, r, chalk, 0.5)
        c.line([(cx, cy), (cx + r, cy)], chalk, 0.45)
        c.line([(cx, cy), (cx - r * 0.5, cy - r * 0.86)], chalk, 0.45)
    elif drawing == 1:
        c.line(
            [
                (cx - r * 1.4, cy + r),
                (cx + r * 1.4, cy + r),
                (cx - r * 1.4, cy - r * 0.9),
                (cx - r * 1.4, cy + r),
            ],
            chalk,
            0.5,
        )
        c.line(
            [(cx - r * 1.1, cy + r), (cx - r * 1.1, cy + r * 0.7), (cx - r * 1.4, cy + r * 0.7)],
            chalk,
            0.35,
        )
    else:
        c.ring(cx, cy, r * 0.55, clear((255, 214, 120), 0.9), 0.5)
        for ray in range(8):
            a = ray * math.pi / 4
            c.line(
                [
                    (cx + math.cos(a) * r * 0.8, cy + math.sin(a) * r * 0.8),
                    (cx + math.cos(a) * r * 1.2, cy + math.sin(a) * r * 1.2),
                ],
                clear((255, 214, 120), 0.9),
                0.5,
            )
    c.rect(left, top + height + 0.6, left + width, top + height + 2.2, darker(p.wood, 0.1), r=0.4)
    c.rect(
        left + width * 0.8,
        top + height - 0.5,
        left + width * 0.87,
        top + height + 0.7,
        p.accent(0),
        r=0.3,
    )


def lantern(c: Canvas, x: float, y: float, r: float, colour: Colour, *, lit: bool = True) -> None:
    """A round paper lantern."""
    if lit:
        c.glow(x, y, r * 3.2, mix(colour, (255, 214, 130), 0.5), 0.6)
    c.line([(x, y - r * 1.7), (x, y - r)], darker(colour, 0.5), r * 0.08)
    c.oval(x, y, r, r * 0.92, colour)
    for share in (0.32, 0.7):
        c.oval(x, y, r * share, r * 0.92, clear(lighter(colour, 0.5), 0.2))
    if lit:
        c.glow(x, y, r * 0.9, (255, 236, 170), 0.55)
    for turn in (-1, 1):
        c.rect(
            x - r * 0.4,
            y + turn * r * 0.9 - r * 0.1,
            x + r * 0.4,
            y + turn * r * 0.9 + r * 0.1,
            darker(colour, 0.4),
            r=r * 0.05,
        )
    for step in (-0.2, 0.0, 0.2):
        c.line([(x + step * r, y + r), (x + step * r, y + r * 1.7)], (255, 200, 90), r * 0.08)


def star_lantern(c: Canvas, x: float, y: float, r: float, colour: Colour) -> None:
    """The five-pointed lantern of the Mid-Autumn night."""
    c.glow(x, y, r * 2.6, mix(colour, (255, 214, 130), 0.5), 0.6)
    c.ring(x, y, r * 1.02, (255, 214, 130), r * 0.08)
    c.star(x, y, r, colour)
    c.star(x, y, r * 0.62, lighter(colour, 0.45))
    c.dot(x, y, r * 0.14, (255, 240, 190))


def umbrella(c: Canvas, x: float, y: float, r: float, colour: Colour) -> None:
    """An open umbrella; (x, y) is the hand that holds it."""
    top = y - r * 1.75
    c.line([(x, y), (x, top)], darker(colour, 0.55), r * 0.07)
    c.slice(x, top + r * 0.55, r, r * 0.9, 180, 360, colour)
    c.slice(x, top + r * 0.55, r * 0.42, r * 0.9, 180, 360, lighter(colour, 0.22))
    for number in range(4):
        cx = x - r + r * (number + 0.5) * 0.5
        c.slice(cx, top + r * 0.56, r * 0.25, r * 0.13, 180, 360, clear(darker(colour, 0.6), 0.28))
    c.line([(x, top - r * 0.35), (x, top - r * 0.5)], darker(colour, 0.5), r * 0.08)


def bicycle(c: Canvas, x: float, base: float, size: float, colour: Colour, ink: Colour) -> None:
    """A bicycle leaning on its stand."""
    r = size * 0.27
    y = base - r
    c.shade(x + size * 0.35, base, size * 0.68, size * 0.035)
    a, b = (x, y), (x + size * 0.72, y)
    for wheel in (a, b):
        c.ring(wheel[0], wheel[1], r, ink, size * 0.035)
        c.ring(wheel[0], wheel[1], r * 0.86, clear(ink, 0.25), size * 0.012)
        for spoke in range(4):
            t = spoke * math.pi / 4
            c.line(
                [
                    (wheel[0] - math.cos(t) * r, wheel[1] - math.sin(t) * r),
                    (wheel[0] + math.cos(t) * r, wheel[1] + math.sin(t) * r),
                ],
                clear(ink, 0.28),
                size * 0.008,
            )
        c.dot(wheel[0], wheel[1], size * 0.03, ink)
    seat, crank = (x + size * 0.24, y - size * 0.33), (x + size * 0.33, y + size * 0.02)
    head = (x + size * 0.6, y - size * 0.36)
    tube = size * 0.042
    for path in (
        [a, seat, crank, a],
        [seat, head, crank],
        [head, b],
        [head, (head[0] - size * 0.03, head[1] - size * 0.1)],
    ):
        c.line(path, colour, tube)
    c.line(
        [
            (head[0] - size * 0.13, head[1] - size * 0.13),
            (head[0] + size * 0.02, head[1] - size * 0.1),
        ],
        ink,
        size * 0.035,
    )
    c.line([seat, (seat[0] - size * 0.02, seat[1] - size * 0.07)], colour, tube)
    c.rect(
        seat[0] - size * 0.11,
        seat[1] - size * 0.1,
        seat[0] + size * 0.06,
        seat[1] - size * 0.06,
        ink,
        r=size * 0.02,
    )
    c.poly(
        [
            (head[0] + size * 0.04, head[1] - size * 0.06),
            (head[0] + size * 0.22, head[1] - size * 0.06),
            (head[0] + size * 0.19, head[1] + size * 0.1),
            (head[0] + size * 0.06, head[1] + size * 0.1),
        ],
        mix(colour, (240, 220, 180), 0.6),
    )


def kite(c: Canvas, x: float, y: float, size: float, p: Palette, number: int) -> None:
    """A kite with a long tail."""
    tail = [
        (x, y + size * 0.6),
        (x - size * 0.3, y + size * 1.1),
        (x + size * 0.1, y + size * 1.6),
        (x - size * 0.25, y + size * 2.2),
    ]
    c.curve(tail, p.accent(number + 2), size * 0.05)
    for px, py in tail[1:]:
        c.poly(
            [
                (px - size * 0.13, py - size * 0.07),
                (px + size * 0.13, py + size * 0.07),
                (px + size * 0.13, py - size * 0.07),
                (px - size * 0.13, py + size * 0.07),
            ],
            p.accent(number + 1),
        )
    left, right = (x - size * 0.42, y - size * 0.05), (x + size * 0.42, y - size * 0.05)
    top, low = (x, y - size * 0.6), (x, y + size * 0.62)
    c.poly([top, left, low], p.accent(number))
    c.poly([top, right, low], lighter(p.accent(number), 0.25))
    c.poly([left, low, (x, y - size * 0.05)], p.accent(number + 1))
    c.poly([right, low, (x, y - size * 0.05)], lighter(p.accent(number + 1), 0.25))


def exercise_sheet(
    c: Canvas,
    box: tuple[float, float, float, float],
    p: Palette,
    rng: random.Random,
    *,
    step: float = 2.3,
) -> None:
    """A page of the squared exercise book with its red margin and a few written lines."""
    left, top, right, bottom = box
    c.rect(left, top, right, bottom, PAPER, r=0.5)
    tone = clear(rgb("#6f7fc4"), 0.26)
    x = left + step
    while x < right:
        c.line([(x, top), (x, bottom)], tone, 0.12)
        x += step
    y = top + step
    while y < bottom:
        c.line([(left, y), (right, y)], tone, 0.12)
        y += step
    margin = left + (right - left) * 0.16
    c.line([(margin, top), (margin, bottom)], clear(rgb("#d8505a"), 0.75), 0.25)
    rows = int((bottom - top) // step) - 3
    for row in range(rows // 2):
        y = top + step * (2.6 + row * 2)
        x = margin + step * (1 if row % 3 else 2)
        end = right - step * rng.uniform(1, 6)
        while x < end:
            length = step * rng.uniform(0.7, 1.7)
            points = [
                (
                    x + length * part / 4,
                    y + (0.36 if part % 2 else -0.36) * step * rng.uniform(0.6, 1),
                )
                for part in range(5)
            ]
            c.curve(points, INK_VIOLET, 0.32)
            x += length + step * 0.55
