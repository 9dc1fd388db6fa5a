"""From a scene's name to the bytes of a picture file; the same request gives the same bytes."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from PIL import Image

from demo.pictures.canvas import Canvas
from demo.pictures.catalogue import SCENES
from demo.pictures.colour import palette

SHAPES: dict[str, tuple[int, int]] = {
    "lead": (1440, 900),
    "wide": (1200, 800),
    "card": (1152, 864),
    "square": (900, 900),
    "tall": (810, 1080),
}
"""Sizes in pixels: 16:10, 3:2, 4:3, 1:1 and 3:4."""

_QUALITY = 74


@dataclass(frozen=True, slots=True)
class PictureOrder:
    """One picture to draw: which scene, in which mood, how large, from which seed."""

    scene: str
    mood: str
    shape: str
    seed: int
    scarves: bool = True

    @property
    def file_name(self) -> str:
        """A name that tells two pictures apart."""
        return f"demo-{self.scene}-{self.mood}-{self.shape}-{self.seed}.jpg".replace("_", "-")


def order_picture(
    scene: str, rng: random.Random, *, shape: str = "wide", scarves: bool = True
) -> PictureOrder:
    """Choose mood and seed for a scene."""
    mood = rng.choice(SCENES[scene].moods)
    return PictureOrder(scene, mood, shape, rng.randrange(1, 10**6), scarves)


def draw_picture(order: PictureOrder) -> Image.Image:
    """Draw it. Raises ``KeyError`` for an unknown scene, mood or shape."""
    mood = replace(palette(order.mood), scarves=order.scarves)
    rng = random.Random(f"{order.scene}:{order.seed}")  # nosec B311
    canvas = Canvas(*SHAPES[order.shape])
    SCENES[order.scene].draw(canvas, rng, mood)
    left = rng.random() < 0.5
    strength = 0.12 if mood.night else 0.32
    return canvas.finish(light=mood.light, left=left, strength=strength)


def print_picture(order: PictureOrder) -> bytes:
    """Draw it and return the JPEG file."""
    target = io.BytesIO()
    draw_picture(order).save(target, "JPEG", quality=_QUALITY)
    return target.getvalue()


def print_pictures(
    orders: Iterable[PictureOrder], *, workers: int = 2
) -> Iterator[tuple[PictureOrder, bytes]]:
    """Print many pictures in other processes, in the order they were asked for."""
    waiting = list(orders)
    if workers <= 1 or len(waiting) < 4:
        for order in waiting:
            yield order, print_picture(order)
        return
    with ProcessPoolExecutor(max_workers=workers) as pool:
        yield from zip(waiting, pool.map(print_picture, waiting, chunksize=4), strict=True)
