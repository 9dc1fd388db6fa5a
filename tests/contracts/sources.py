"""What is ours in this checkout: folders, modules, templates. Plain Python, no Django."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

LAYERS: tuple[tuple[str, ...], ...] = (
    ("cms", "demo"),
    ("home", "search"),
    ("moderation",),
    ("news",),
    ("sites",),
    ("blocks", "library", "accounts"),
    ("core",),
)
"""From top to bottom; packages of one layer do not know each other."""

PACKAGES = tuple(name for layer in LAYERS for name in layer)


def modules(*packages: str, migrations: bool = False) -> Iterator[Path]:
    """Yield the Python files of packages of ours, all of them by default."""
    for package in packages or PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if migrations or "migrations" not in path.parts:
                yield path


def templates() -> Iterator[Path]:
    """Yield every template, of pages and of mails."""
    for pattern in ("templates/**/*", "*/templates/**/*"):
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and path.suffix in {".html", ".txt", ".xml"}:
                yield path


def name_of(path: Path) -> str:
    """Return a path as people write it."""
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def strings_of(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the text that a module works with: its strings without its docstrings."""
    spoken = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in spoken
        ):
            yield node
