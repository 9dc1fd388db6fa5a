"""One stylesheet out of one file per component, without a build step.

The parts live in ``core/static/core/css`` (and stay readable there); readers get a single
``core/site.css``: one request, no `@import` chain. `SiteStylesheetFinder` (in
``STATICFILES_FINDERS``) makes it whenever `collectstatic` or the development server asks.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

BUNDLE = "core/site.css"
SOURCES = Path(__file__).parent / "static" / "core" / "css"
FIRST = ("tokens.css", "palettes.css", "base.css", "layout.css")
LAST = ("utilities.css", "print.css")
LAYERS = "@layer tokens,base,layout,components,blocks,utilities;\n"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,])\s*|(:)\s+")
_QUOTED = re.compile(r"""("[^"]*"|'[^']*')""")


def stylesheet_parts() -> list[Path]:
    """Return the parts in the order in which they are joined; layers decide what wins."""
    middle = sorted(SOURCES.glob("components/*.css")) + sorted(SOURCES.glob("blocks/*.css"))
    return [SOURCES / name for name in FIRST] + middle + [SOURCES / name for name in LAST]


def stylesheet() -> str:
    """Return the joined stylesheet without comments and spare spaces."""
    css = "\n".join(part.read_text(encoding="utf-8") for part in stylesheet_parts())
    return LAYERS + "".join(_tight(piece) for piece in _QUOTED.split(_COMMENT.sub("", css))) + "\n"


def _tight(piece: str) -> str:
    """Drop spaces that mean nothing; what stands in quotes is text and stays as it is."""
    if piece[:1] in ("'", '"'):
        return piece
    return _AROUND.sub(r"\1\2", _SPACE.sub(" ", piece))


class SiteStylesheetFinder(BaseFinder):
    """Static-files finder that offers the joined stylesheet as if it lay on the disk."""

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._temporary = tempfile.TemporaryDirectory(prefix="site-stylesheet-")
        self._folder = Path(self._temporary.name)
        self.storage = FileSystemStorage(location=str(self._folder))

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing to configure, so nothing to check."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the path of the joined stylesheet, freshly made; an empty list for other files."""
        if path != BUNDLE:
            return []
        made = str(self._make())
        return [made] if find_all else made

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        """Yield the one file that this finder knows."""
        self._make()
        yield BUNDLE, self.storage

    def _make(self) -> Path:
        target = self._folder / BUNDLE
        css = stylesheet()
        if not target.exists() or target.read_text(encoding="utf-8") != css:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(css, encoding="utf-8")
        return target
