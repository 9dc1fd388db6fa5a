"""Drawn pictures: the same for a seed, different from each other, small, of the promised shape."""

from __future__ import annotations

import hashlib
import io
import random
from unittest import TestCase

from PIL import Image

from demo.pictures.catalogue import SCENES
from demo.pictures.colour import PALETTES
from demo.pictures.press import SHAPES, PictureOrder, order_picture, print_picture

LARGEST = 260_000


class PictureTests(TestCase):
    """What a reader gets instead of photographs."""

    def test_every_scene_can_be_drawn_in_every_one_of_its_moods(self) -> None:
        names = {palette.name for palette in PALETTES}
        for scene in SCENES.values():
            with self.subTest(scene=scene.name):
                self.assertTrue(scene.moods)
                self.assertLessEqual(set(scene.moods), names)
                self.assertTrue(scene.alt and scene.alt_en and scene.title)

    def test_pictures_have_the_promised_size_and_stay_small(self) -> None:
        rng = random.Random(3)
        for number, scene in enumerate(SCENES):
            shape = list(SHAPES)[number % len(SHAPES)]
            order = order_picture(scene, rng, shape=shape)
            with self.subTest(scene=scene):
                file = print_picture(order)
                picture = Image.open(io.BytesIO(file))
                self.assertEqual(picture.size, SHAPES[shape])
                self.assertLess(len(file), LARGEST)

    def test_the_same_order_gives_the_same_bytes(self) -> None:
        order = PictureOrder("garden", "clear", "square", 11)
        self.assertEqual(print_picture(order), print_picture(order))

    def test_no_two_seeds_give_the_same_picture(self) -> None:
        prints = [print_picture(PictureOrder("yard", "mint", "square", seed)) for seed in range(6)]
        self.assertEqual(
            len({hashlib.sha1(file, usedforsecurity=False).digest() for file in prints}), 6
        )

    def test_little_children_wear_no_red_scarf(self) -> None:
        with_scarf = print_picture(PictureOrder("classroom", "clear", "square", 5))
        without = print_picture(PictureOrder("classroom", "clear", "square", 5, scarves=False))
        self.assertNotEqual(with_scarf, without)
