"""Colours as RGB tuples and the few operations the illustrations need."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[int, int, int]
Paint = tuple[int, int, int] | tuple[int, int, int, int]


def rgb(code: str) -> Colour:
    """Turn ``#rrggbb`` into a tuple."""
    value = int(code.lstrip("#"), 16)
    return value >> 16, value >> 8 & 255, value & 255


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Blend two colours; ``share`` 0 gives the first, 1 the second."""
    keep = 1.0 - share
    return (
        round(first[0] * keep + second[0] * share),
        round(first[1] * keep + second[1] * share),
        round(first[2] * keep + second[2] * share),
    )


def lighter(colour: Colour, share: float = 0.2) -> Colour:
    """The colour with warm white in it."""
    return mix(colour, (255, 252, 244), share)


def darker(colour: Colour, share: float = 0.2) -> Colour:
    """The colour with ink in it: shade stays purple, never grey."""
    return mix(colour, (38, 24, 62), share)


def clear(colour: Colour, opacity: float) -> Paint:
    """The colour with an opacity between 0 and 1."""
    return colour[0], colour[1], colour[2], round(255 * opacity)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one picture: few, chosen together, light to dark by distance.

    ``scarves`` says whether pupils in uniform wear the red scarf (not in kindergarten).
    """

    name: str
    sky: tuple[Colour, Colour]
    light: Colour
    far: Colour
    mid: Colour
    near: Colour
    ground: Colour
    wall: Colour
    roof: Colour
    leaf: Colour
    wood: Colour
    ink: Colour
    accents: tuple[Colour, ...]
    night: bool = False
    scarves: bool = True

    def accent(self, number: int) -> Colour:
        """One of the strong colours, counted round."""
        return self.accents[number % len(self.accents)]


def _palette(name: str, codes: str, accents: str, *, night: bool = False) -> Palette:
    (above, below, light, far, mid, near, ground, wall, roof, leaf, wood, ink) = (
        rgb(code) for code in codes.split()
    )
    return Palette(
        name=name,
        sky=(above, below),
        light=light,
        far=far,
        mid=mid,
        near=near,
        ground=ground,
        wall=wall,
        roof=roof,
        leaf=leaf,
        wood=wood,
        ink=ink,
        accents=tuple(rgb(code) for code in accents.split()),
        night=night,
    )


# Order of the codes: sky above, sky below, light, far, mid, near, ground, wall, roof, leaf, wood,
# ink.
PALETTES: tuple[Palette, ...] = (
    _palette(
        "morning",
        "#f9dcc4 #fef1e2 #fff3cf #e9c3b0 #c99f9b #8a6a80 #ecd1ae #f4c56a #c9563c #5f8f6b "
        "#9a6244 #3a2a4d",
        "#c8453b #2f6f73 #f2a541 #57288f #7fb3a6 #e58a6f",
    ),
    _palette(
        "clear",
        "#bfe0ef #eef7f4 #fff6d8 #b3d0d4 #86b0b2 #4c8088 #e9dcb8 #f6d07c #c65d43 #4f9165 "
        "#9c6b47 #21334f",
        "#d6543f #2d6fa3 #f4b23f #fdfaf2 #6db3a2 #7a4fa3",
    ),
    _palette(
        "mint",
        "#cfeadd #f4f9ee #fff8dc #b4d8c6 #86b79f #4d8570 #e3dfb9 #fbe3a8 #b5553f #3f7f58 "
        "#8f6848 #20413a",
        "#e06c4f #1a5439 #f0b94d #96225c #fff9ec #4d9aa3",
    ),
    _palette(
        "violet",
        "#d9cdf3 #f9eef4 #fff1dc #c4b3e0 #9d86c6 #5f4695 #ddd0e6 #f3d9c0 #7d4a9c #6d8f80 "
        "#8c5f5c #2b1b4d",
        "#57288f #e07a5f #f2c14e #fdf8ff #96225c #7ec0b8",
    ),
    _palette(
        "dusk",
        "#8fa6d6 #f8cdb4 #ffe9b8 #b6a3c4 #8d7aa8 #4f4379 #cba7a0 #e9b27c #9b3d4b #55796f "
        "#7c5248 #2a2148",
        "#e4573d #f6b352 #57288f #fbeee0 #2f7f86 #c75b86",
    ),
    _palette(
        "harvest",
        "#fbe6b5 #fdf5df #fffbe3 #ead097 #cda864 #8f7238 #ecd9a0 #f7e1b0 #b24a2c #7d9440 "
        "#8a5a34 #45321a",
        "#b8431f #694e00 #e9a72f #2f7467 #fff9e8 #8d3a5d",
    ),
    _palette(
        "lotus",
        "#fbd5e2 #fff3ef #fff4da #f0bccd #d892ad #9a4d78 #f0dcc9 #fbe2cf #b23a68 #5c9676 "
        "#9a6657 #4a1d3a",
        "#96225c #2f8a83 #f3b54f #fff7f4 #5a3b91 #e97c6c",
    ),
    _palette(
        "sea",
        "#bfe6e6 #f2faf3 #fff7d6 #a3d2d2 #6fb1b4 #2f7a80 #e6e2c2 #fbe8c5 #d0694a #4d9a77 "
        "#8d6a52 #0f3b46",
        "#00595d #ef7f56 #f5c04e #fffaf0 #3f7cb0 #a83e5c",
    ),
    _palette(
        "brick",
        "#f6d3bd #fcefe0 #fff2cd #e6b79b #c98a6b #8d4f3a #ecd3b4 #f1bd84 #9c3a22 #738a52 "
        "#7d4a2f #3d2023",
        "#a8401f #245d62 #efae45 #fff6e9 #6a3f7f #d9795c",
    ),
    _palette(
        "rain",
        "#b8c6d6 #dfe7ea #f4f3e6 #a8b9c8 #7f95aa #4d6280 #b9c2c8 #d9cfae #8d5a5a #5c8577 "
        "#776358 #232f49",
        "#e2574c #f3b63f #2f7fa3 #f6f4ec #6a4a94 #54a08c",
    ),
    _palette(
        "night",
        "#1d1a45 #5a3f7d #ffe7a3 #47386f #33295c #231c47 #4a3766 #8a5b79 #5e2d55 #2f5a5c "
        "#553650 #140f2d",
        "#ff7a4f #ffc857 #f04e5e #7bd3c4 #fff0d0 #c88bea",
        night=True,
    ),
)


def palette(name: str) -> Palette:
    """The palette of that name; raises ``KeyError`` for an unknown one."""
    for candidate in PALETTES:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
