"""The eight palettes: the same in stylesheet and code, readable in light and dark."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import SimpleTestCase

from core.stylesheet import BUNDLE, SOURCES, stylesheet
from sites.models import Palette
from sites.palettes import NIGHT, PALETTES, PAPER

RULE = re.compile(r'\[data-palette="(\w+)"\] \{([^}]*)\}')
CARD_DARK = "#1f1d2b"
TEXT_AA = 4.5
CONTROL_AA = 3.0


def luminance(colour: str) -> float:
    """WCAG's relative luminance of ``#rrggbb``."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """WCAG's contrast ratio."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def declarations(text: str) -> dict[str, str]:
    """Return the custom properties of a rule."""
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", text))


class PaletteTests(SimpleTestCase):
    """Colours are facts that can be computed."""

    def setUp(self) -> None:
        css = (SOURCES / "palettes.css").read_text(encoding="utf-8")
        light, _, dark = css.partition("@media (prefers-color-scheme: dark)")
        self.light = {name: declarations(body) for name, body in RULE.findall(light)}
        self.dark = {name: declarations(body) for name, body in RULE.findall(dark)}

    def test_stylesheet_and_code_agree(self) -> None:
        """A manifest has the colour of its page."""
        self.assertEqual(set(self.light), set(Palette.values))
        self.assertEqual(set(PALETTES), set(Palette.values))
        for name, colours in PALETTES.items():
            self.assertEqual(self.light[name]["strong"], colours.strong)
            self.assertEqual(self.light[name]["tint"], colours.tint)
            self.assertEqual(self.dark[name]["strong"], colours.strong_dark)

    def test_every_pair_is_readable(self) -> None:
        """Text on paper, card and tint, white on buttons; in the dark the same."""
        tokens = (SOURCES / "tokens.css").read_text(encoding="utf-8")
        light, _, dark = tokens.partition("@media (prefers-color-scheme: dark)")
        for shades, palettes, paper in ((light, self.light, PAPER), (dark, self.dark, NIGHT)):
            base = declarations(shades)
            self.assertEqual(base["paper"], paper)
            for name, palette in palettes.items():
                with self.subTest(palette=name, paper=paper):
                    for ground in (paper, base["card"], palette["tint"]):
                        self.assertGreaterEqual(contrast(palette["strong"], ground), TEXT_AA)
                        self.assertGreaterEqual(contrast(base["soft"], ground), TEXT_AA)
                        self.assertGreaterEqual(contrast(base["ink"], ground), TEXT_AA)
                    self.assertGreaterEqual(contrast(base["on-strong"], palette["strong"]), TEXT_AA)
                    self.assertGreaterEqual(contrast(base["field-line"], base["card"]), CONTROL_AA)

    def test_every_palette_has_an_icon(self) -> None:
        """Browsers show it in the tab."""
        for name in Palette.values:
            self.assertTrue(finders.find(f"core/favicons/{name}.svg"), name)


class StylesheetTests(SimpleTestCase):
    """One file for readers, one a component for us."""

    def test_readers_get_one_small_stylesheet(self) -> None:
        """Every part is in it; no import, no foreign address; small enough for a slow line."""
        css = stylesheet()
        self.assertNotIn("@import", css)
        self.assertNotRegex(css, r"url\(\s*['\"]?(https?:)?//")
        for part in SOURCES.rglob("*.css"):
            names = re.findall(
                r"^\s{2}(\.[a-z][\w-]+)", part.read_text(encoding="utf-8"), re.MULTILINE
            )
            for name in names[:1]:
                self.assertIn(name, css, part.name)
        self.assertLess(len(gzip.compress(css.encode())), 12_000)
        self.assertIn('content:attr(data-label) ": "', css)

    def test_the_finder_makes_it_for_collectstatic(self) -> None:
        """And for the development server."""
        self.assertEqual(Path(finders.find(BUNDLE)).read_text(encoding="utf-8"), stylesheet())
        listed = [path for finder in finders.get_finders() for path, _storage in finder.list([])]
        self.assertEqual(listed.count(BUNDLE), 1)
