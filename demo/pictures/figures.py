"""People, drawn as small rounded figures: a gesture and a colour, never a likeness."""

from __future__ import annotations

import random
from dataclasses import dataclass

from demo.pictures.canvas import Canvas, Point
from demo.pictures.colour import Colour, Palette, clear, darker, lighter, mix, rgb

SKINS: tuple[Colour, ...] = (rgb("#f4cda8"), rgb("#ecbc94"), rgb("#e0a67e"), rgb("#cf9168"))
HAIRS: tuple[Colour, ...] = (rgb("#2a2030"), rgb("#352631"), rgb("#221f33"), rgb("#4a2f2c"))
SCARF = rgb("#c8323a")
WHITE = rgb("#fdfaf2")

# Hands (left, right) and feet (left, right) from the shoulder and hip middle, in figure heights;
# a figure looks to the right and is mirrored by ``flip``.
_POSES: dict[str, tuple[Point, Point, Point, Point]] = {
    "stand": ((-0.15, 0.25), (0.15, 0.25), (-0.06, 0.33), (0.06, 0.33)),
    "wave": ((-0.15, 0.24), (0.24, -0.20), (-0.06, 0.33), (0.06, 0.33)),
    "cheer": ((-0.24, -0.20), (0.24, -0.20), (-0.07, 0.33), (0.07, 0.33)),
    "walk": ((-0.16, 0.20), (0.17, 0.18), (-0.13, 0.32), (0.12, 0.33)),
    "run": ((-0.23, 0.10), (0.24, 0.02), (-0.25, 0.22), (0.20, 0.30)),
    "hold": ((0.14, 0.16), (0.21, 0.14), (-0.06, 0.33), (0.06, 0.33)),
    "give": ((-0.13, 0.22), (0.28, 0.06), (-0.06, 0.33), (0.06, 0.33)),
    "read": ((-0.11, 0.17), (0.11, 0.17), (-0.06, 0.33), (0.06, 0.33)),
    "sit": ((0.05, 0.20), (0.20, 0.20), (0.22, 0.14), (0.28, 0.16)),
    "bend": ((0.18, 0.26), (0.26, 0.24), (-0.06, 0.33), (0.08, 0.33)),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How one figure is dressed."""

    skin: Colour
    hair: Colour
    top: Colour
    bottom: Colour
    cut: str
    dress: bool = False
    scarf: bool = False
    hat: str = ""
    hat_colour: Colour = WHITE


def child_look(
    rng: random.Random, p: Palette, *, uniform: bool = False, small: bool = False
) -> Look:
    """A child's clothes: bright for the little ones, white shirt and red scarf in uniform."""
    girl = rng.random() < 0.5
    cut = rng.choice(("bob", "tails", "bun") if girl else ("short", "short", "crop"))
    strong = rng.choice(p.accents)
    bottom = rng.choice((p.ink, darker(p.accent(1), 0.2), darker(p.near, 0.1)))
    return Look(
        skin=rng.choice(SKINS),
        hair=rng.choice(HAIRS),
        top=(WHITE if p.scarves else lighter(p.accent(2), 0.25)) if uniform else strong,
        bottom=p.accent(1) if uniform else bottom,
        cut=cut,
        dress=girl and not uniform and rng.random() < (0.7 if small else 0.45),
        scarf=uniform and p.scarves,
    )


def adult_look(rng: random.Random, p: Palette, *, long_dress: bool | None = None) -> Look:
    """A grown-up's clothes; ``long_dress`` asks for (or rules out) the áo dài."""
    wears = rng.random() < 0.6 if long_dress is None else long_dress
    return Look(
        skin=rng.choice(SKINS),
        hair=rng.choice(HAIRS),
        top=rng.choice(p.accents),
        bottom=WHITE if wears else p.ink,
        cut="long" if wears else rng.choice(("short", "bun")),
        dress=wears,
    )


def person(
    c: Canvas,
    x: float,
    y: float,
    size: float,
    look: Look,
    *,
    pose: str = "stand",
    flip: bool = False,
    adult: bool = False,
    back: bool = False,
    shadow: bool = True,
) -> Point:
    """Draw a figure whose feet stand at (x, y); returns where its right hand is."""
    side = -1.0 if flip else 1.0
    head = size * (0.095 if adult else 0.155)
    lean = {"run": 0.07, "bend": 0.13}.get(pose, 0.0) * size * side
    drop = {"sit": 0.17, "bend": 0.06}.get(pose, 0.0) * size
    top = y - size + drop
    neck = (x + lean, top + 2 * head * 0.93)
    hip = (x, y - 0.34 * size + (0.19 * size if pose == "sit" else 0.0))
    arm = size * (0.058 if adult else 0.075)
    leg = size * (0.07 if adult else 0.092)
    if shadow:
        c.shade(x, y + 0.005 * size, size * 0.26, size * 0.045)
    left, right, foot_left, foot_right = _POSES[pose]
    if look.cut in {"bob", "long"} and not back:
        _hair_behind(c, (neck[0] + lean * 0.25, top + head), head, look)
    _legs(c, hip, (foot_left, foot_right), size, side, look, leg)
    shoulder = (neck[0], neck[1] + arm * 0.75)
    _arm(c, shoulder, left, size, side, look, arm, shaded=True)
    _body(c, neck, hip, size, look, side, adult=adult)
    if look.scarf and not back:
        _scarf(c, neck, size)
    hand = _arm(c, shoulder, right, size, side, look, arm, shaded=False)
    _head(c, (neck[0] + lean * 0.25, top + head), head, look, side, back=back)
    return hand


def _legs(
    c: Canvas,
    hip: Point,
    feet: tuple[Point, Point],
    size: float,
    side: float,
    look: Look,
    width: float,
) -> None:
    for number, foot in enumerate(feet):
        start = (hip[0] + (-0.045 if number == 0 else 0.045) * size, hip[1])
        end = (hip[0] + foot[0] * size * side, hip[1] + foot[1] * size - width * 0.25)
        bare = look.dress and look.bottom != WHITE
        colour = look.skin if bare else look.bottom
        knee = (
            (start[0] + end[0]) / 2 + (abs(foot[0]) > 0.1) * 0.04 * size * side,
            (start[1] + end[1]) / 2,
        )
        c.line([start, knee, end], darker(colour, 0.12) if number == 0 else colour, width)
        c.oval(
            end[0] + width * 0.22 * side,
            end[1],
            width * 0.78,
            width * 0.46,
            darker(look.bottom, 0.5),
        )


def _arm(
    c: Canvas,
    shoulder: Point,
    reach: Point,
    size: float,
    side: float,
    look: Look,
    width: float,
    *,
    shaded: bool,
) -> Point:
    start = (shoulder[0] + (-0.085 if shaded else 0.085) * size * side, shoulder[1])
    hand = (shoulder[0] + reach[0] * size * side, shoulder[1] + reach[1] * size)
    middle = (start[0] + hand[0]) / 2, (start[1] + hand[1]) / 2
    away = 0.045 if reach[0] > 0 else -0.045
    elbow = (middle[0] + away * size * side * 0.7, middle[1] + 0.02 * size)
    colour = darker(look.top, 0.18) if shaded else darker(look.top, 0.05)
    skin = darker(look.skin, 0.1) if shaded else look.skin
    c.line([elbow, hand], skin, width * 0.86)
    c.line([start, elbow], colour, width)
    c.dot(hand[0], hand[1], width * 0.58, skin)
    return hand


def _body(
    c: Canvas, neck: Point, hip: Point, size: float, look: Look, side: float, *, adult: bool
) -> None:
    half = size * (0.095 if adult else 0.115)
    low = hip[1] + size * 0.03
    flare = half * 1.12
    if look.dress:
        low = hip[1] + size * (0.2 if adult else 0.12)
        flare = half * (1.25 if adult else 1.75)
    c.line(
        [(neck[0], neck[1] - size * 0.04), (neck[0], neck[1] + size * 0.02)], look.skin, half * 0.7
    )
    shape = [
        (neck[0] - half * 0.55, neck[1] - size * 0.005),
        (neck[0] + half * 0.55, neck[1] - size * 0.005),
        (neck[0] + half, neck[1] + size * 0.045),
        (hip[0] + half * 0.98, hip[1] - size * 0.04),
        (hip[0] + flare, low),
        (hip[0] - flare, low),
        (hip[0] - half * 0.98, hip[1] - size * 0.04),
        (neck[0] - half, neck[1] + size * 0.045),
    ]
    c.poly(shape, look.top)
    shaded = [
        shape[1],
        shape[2],
        shape[3],
        shape[4],
        (hip[0] + half * 0.15, low),
        (neck[0] + half * 0.2, neck[1]),
    ]
    if side < 0:
        shaded = [
            shape[0],
            shape[7],
            shape[6],
            shape[5],
            (hip[0] - half * 0.15, low),
            (neck[0] - half * 0.2, neck[1]),
        ]
    c.poly(shaded, clear(darker(look.top, 0.5), 0.16))
    if look.dress and adult:
        c.line(
            [
                (hip[0] + half * 0.6 * side, hip[1] - size * 0.02),
                (hip[0] + flare * 0.7 * side, low),
            ],
            lighter(look.top, 0.35),
            size * 0.012,
        )


def _scarf(c: Canvas, neck: Point, size: float) -> None:
    x, y = neck
    c.poly([(x - 0.085 * size, y), (x + 0.085 * size, y), (x, y + 0.055 * size)], SCARF)
    c.poly(
        [
            (x, y + 0.03 * size),
            (x - 0.045 * size, y + 0.13 * size),
            (x + 0.004 * size, y + 0.1 * size),
        ],
        SCARF,
    )
    c.poly(
        [
            (x, y + 0.03 * size),
            (x + 0.045 * size, y + 0.125 * size),
            (x - 0.002 * size, y + 0.1 * size),
        ],
        darker(SCARF, 0.15),
    )


def _head(c: Canvas, at: Point, r: float, look: Look, side: float, *, back: bool) -> None:
    x, y = at
    if back:
        _hair_behind(c, at, r, look)
    if look.cut == "tails":
        for turn in (-1, 1):
            c.oval(x + turn * r * 1.22, y + r * 0.25, r * 0.34, r * 0.62, look.hair)
            c.dot(x + turn * r * 1.02, y - r * 0.18, r * 0.2, SCARF)
    if look.cut == "bun":
        c.dot(x - r * 0.35 * side, y - r * 1.2, r * 0.48, look.hair)
    c.oval(x, y, r, r * 1.02, look.hair if back else look.skin)
    if back:
        c.oval(x, y + r * 0.1, r * 0.98, r * 0.9, look.hair)
        c.slice(x, y, r, r * 1.02, 200, 300, clear(lighter(look.hair, 0.4), 0.25))
    else:
        _face(c, at, r, look, side)
    if look.hat:
        _hat(c, at, r, look, side)


def _hair_behind(c: Canvas, at: Point, r: float, look: Look) -> None:
    x, y = at
    low = {"long": 2.3, "bob": 1.05}.get(look.cut, 0.0)
    if low:
        c.rect(x - r * 1.14, y - r * 0.6, x + r * 1.14, y + r * low, look.hair, r=r * 0.6)


def _face(c: Canvas, at: Point, r: float, look: Look, side: float) -> None:
    x, y = at
    c.slice(x, y - r * 0.02, r * 1.06, r * 1.08, 186, 354, look.hair)
    fringe = [
        (x - r * 1.03, y - r * 0.12),
        (x - r * 0.5 * side - r * 0.2, y - r * 0.42),
        (x + r * 0.45 * side, y - r * 0.5),
        (x + r * 1.03, y - r * 0.1),
        (x + r * 0.8, y - r * 0.7),
        (x - r * 0.8, y - r * 0.7),
    ]
    c.poly(fringe, look.hair)
    blush = clear(rgb("#e8705c"), 0.32)
    look_to = r * 0.14 * side
    for turn in (-1, 1):
        c.oval(x + look_to + turn * r * 0.5, y + r * 0.36, r * 0.2, r * 0.13, blush)
        c.oval(x + look_to + turn * r * 0.36, y + r * 0.1, r * 0.085, r * 0.115, rgb("#2a2030"))
    smile = [
        (x + look_to - r * 0.17, y + r * 0.44),
        (x + look_to, y + r * 0.52),
        (x + look_to + r * 0.17, y + r * 0.44),
    ]
    c.line(smile, mix(look.skin, rgb("#8d2f33"), 0.7), r * 0.08)


def _hat(c: Canvas, at: Point, r: float, look: Look, side: float) -> None:
    x, y = at
    if look.hat == "leaf":
        straw = rgb("#efd9a0")
        c.poly(
            [(x, y - r * 1.75), (x + r * 1.75, y - r * 0.25), (x - r * 1.75, y - r * 0.25)], straw
        )
        c.poly(
            [(x, y - r * 1.75), (x + r * 1.75, y - r * 0.25), (x + r * 0.3, y - r * 0.25)],
            darker(straw, 0.12),
        )
        c.oval(x, y - r * 0.25, r * 1.75, r * 0.16, darker(straw, 0.2))
    elif look.hat == "helmet":
        c.slice(x, y - r * 0.1, r * 1.22, r * 1.25, 176, 364, look.hat_colour)
        c.rect(
            x - r * 1.24,
            y - r * 0.2,
            x + r * 1.24 + r * 0.25 * side,
            y + r * 0.02,
            darker(look.hat_colour, 0.2),
            r=r * 0.1,
        )
        c.slice(
            x - r * 0.25, y - r * 0.45, r * 0.55, r * 0.55, 200, 320, clear((255, 255, 255), 0.4)
        )
    elif look.hat == "cap":
        c.slice(x, y - r * 0.18, r * 1.1, r * 1.05, 178, 362, look.hat_colour)
        c.rect(
            x + r * 0.2 * side - r * 0.9,
            y - r * 0.3,
            x + r * 0.9 * side + r * 0.9,
            y - r * 0.12,
            darker(look.hat_colour, 0.15),
            r=r * 0.1,
        )
    elif look.hat == "chef":
        for step in (-0.6, 0.0, 0.6):
            c.dot(x + step * r, y - r * 1.55, r * 0.58, WHITE)
        c.rect(x - r * 0.85, y - r * 1.4, x + r * 0.85, y - r * 0.5, WHITE, r=r * 0.1)
        c.rect(x - r * 0.85, y - r * 0.72, x + r * 0.85, y - r * 0.5, rgb("#d9d2cf"))
