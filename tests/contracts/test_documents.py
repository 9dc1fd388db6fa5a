"""The documents lead somewhere: every relative link and picture exists, every page is reachable."""

from __future__ import annotations

import re
import unittest
from pathlib import Path

from tests.contracts.sources import ROOT

LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"```.*?```", re.DOTALL)


def documents() -> list[Path]:
    """Return every Markdown file of the project."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def links(document: Path) -> set[Path]:
    """Return the files to which a document links."""
    text = FENCED.sub("", document.read_text(encoding="utf-8"))
    targets = (target.split("#")[0] for target in LINK.findall(text))
    return {
        (document.parent / target).resolve() for target in targets if target and "://" not in target
    }


class DocumentTests(unittest.TestCase):
    """README, CONTRIBUTING and docs/."""

    def test_every_link_leads_somewhere(self) -> None:
        for document in documents():
            for target in links(document):
                self.assertTrue(target.exists(), f"{document.relative_to(ROOT)}: {target.name}")

    def test_every_page_is_reachable_from_the_readme(self) -> None:
        found: set[Path] = set()
        ahead = [ROOT / "README.md"]
        while ahead:
            document = ahead.pop()
            if document in found or document.suffix != ".md":
                continue
            found.add(document)
            ahead += links(document)
        alone = {path for path in documents() if path.is_relative_to(ROOT / "docs")} - found
        self.assertFalse(sorted(path.relative_to(ROOT).as_posix() for path in alone))
