"""Imports go down only (ADR 6), told by reading the imports and nothing else."""

from __future__ import annotations

import ast
import unittest
from collections.abc import Iterator
from pathlib import Path

from tests.contracts.sources import LAYERS, PACKAGES, modules, name_of, tree_of

DEPTH = {name: depth for depth, layer in enumerate(LAYERS) for name in layer}


def faults(package: str, tree: ast.Module) -> Iterator[str]:
    """Yield the packages that a module of `package` may not import, but does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        else:
            continue
        for name in names:
            other = name.split(".")[0]
            if other == package or other not in DEPTH:
                continue
            if DEPTH[other] <= DEPTH[package]:
                yield f"line {node.lineno} imports {name}"


def package_of(path: Path) -> str:
    """Return the package that a module belongs to."""
    return name_of(path).split("/")[0]


class LayerTests(unittest.TestCase):
    """Every module, also what is imported inside functions."""

    def test_imports_go_down_only(self) -> None:
        for path in modules(migrations=True):
            with self.subTest(name_of(path)):
                self.assertEqual(list(faults(package_of(path), tree_of(path))), [])

    def test_the_rule_bites(self) -> None:
        """Upwards, sideways and hidden in a function: each is found."""
        for line in (
            "import home.models",
            "from demo import texts",
            "def f():\n import moderation",
        ):
            self.assertTrue(list(faults("news", ast.parse(line))), line)
        self.assertTrue(list(faults("search", ast.parse("from home.models import X"))))
        self.assertFalse(list(faults("news", ast.parse("from sites.models import School"))))

    def test_no_import_is_relative(self) -> None:
        """A relative import would escape the reading above."""
        for path in modules():
            for node in ast.walk(tree_of(path)):
                if isinstance(node, ast.ImportFrom):
                    self.assertEqual(node.level, 0, f"{name_of(path)}:{node.lineno}")

    def test_search_knows_no_content_app(self) -> None:
        for path in modules("search"):
            text = path.read_text(encoding="utf-8")
            for name in ("home", "moderation", "news"):
                self.assertNotIn(f"from {name}", text, name_of(path))
                self.assertNotIn(f"import {name}", text, name_of(path))

    def test_every_package_has_a_layer(self) -> None:
        """A new app cannot stay outside the rule."""
        root = modules("core").__next__().parents[1]
        apps = {path.parent.name for path in root.glob("*/apps.py")}
        self.assertLessEqual(apps, set(PACKAGES))
