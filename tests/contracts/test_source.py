"""Rules that every module keeps."""

from __future__ import annotations

import ast
import re
import unittest
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.contracts.sources import ROOT, modules, name_of, strings_of, tree_of

LONGEST = 500
VAGUE = {"utils.py", "helpers.py", "misc.py", "common.py"}
VIETNAMESE = set("ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")

ABOUT_THE_LANGUAGE = {
    "cms/middleware.py",  # said before any language is known
    "cms/settings/base.py",  # the language's own name
    "core/text/legacy.py",
    "core/text/letters.py",
    "core/text/numbers.py",
    "core/text/syllables.py",
    "search/question.py",
    "sites/screens/forms.py",  # an example of a school's full name
    "sites/services/portal.py",
    "sites/templatetags/site_tags.py",  # what stands before a ward's name
}
"""Modules whose business is the language itself, or a name in it."""


class SourceTests(unittest.TestCase):
    """One file after the other, as text and as a tree."""

    def test_no_module_is_too_long(self) -> None:
        folders = ("scripts", "tests", "benchmarks")
        for path in [*modules(), *modules(*folders)]:
            lines = path.read_text(encoding="utf-8").count("\n")
            self.assertLessEqual(lines, LONGEST, name_of(path))

    def test_no_module_has_a_vague_name(self) -> None:
        for path in modules():
            self.assertNotIn(path.name, VAGUE, name_of(path))

    def test_every_module_says_what_it_is_for(self) -> None:
        for path in [*modules(), *modules("scripts", "tests", "benchmarks")]:
            if path.read_text(encoding="utf-8").strip():
                self.assertTrue(ast.get_docstring(tree_of(path)), name_of(path))

    def test_every_module_reads_annotations_late(self) -> None:
        wanted = "from __future__ import annotations"
        for path in modules():
            if path.name != "__init__.py":
                self.assertIn(wanted, path.read_text(encoding="utf-8"), name_of(path))

    def test_vietnamese_is_said_in_catalogues_only(self) -> None:
        """Modules speak English; gettext translates. Demo content and data are data."""
        for path in modules():
            name = name_of(path)
            if name.startswith("demo/") or name in ABOUT_THE_LANGUAGE:
                continue
            for text in strings_of(tree_of(path)):
                found = VIETNAMESE & set(str(text.value).lower())
                self.assertFalse(found, f"{name}:{text.lineno}: {text.value!r}")

    def test_the_exceptions_exist(self) -> None:
        for name in ABOUT_THE_LANGUAGE:
            self.assertTrue((ROOT / name).exists(), name)

    def test_commands_say_what_they_do(self) -> None:
        for path in modules():
            if path.parent.name != "commands" or path.name == "__init__.py":
                continue
            classes = [node for node in tree_of(path).body if isinstance(node, ast.ClassDef)]
            command = next(one for one in classes if one.name == "Command")
            named = {
                target.id
                for node in command.body
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            self.assertIn("help", named, name_of(path))

    def test_nothing_is_left_for_later(self) -> None:
        for path in modules():
            text = path.read_text(encoding="utf-8")
            for word in ("TO" + "DO", "FIX" + "ME", "X" + "XX"):
                self.assertNotIn(word, text.replace("XXXX", ""), name_of(path))

    def test_what_only_development_has_is_imported_late(self) -> None:
        """`make run` and `make test` install what the product needs, and must read every module."""
        needed = declared("requirements.txt")
        tools = declared("requirements-dev.txt") - needed
        owners = packages_distributions()
        for path in [*modules(), *modules("scripts", "tests", "benchmarks")]:
            for module in imported_at_once(path):
                owning = {plain(owner) for owner in owners.get(module, ())}
                self.assertFalse(owning and owning <= tools, f"{name_of(path)}: {module}")


def imported_at_once(path: Path) -> set[str]:
    """Return the top packages that a module imports when it is read."""
    named: set[str] = set()
    for node in tree_of(path).body:
        if isinstance(node, ast.Import):
            named.update(one.name.split(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            named.add(node.module.split(".")[0])
    return named


def declared(requirements: str) -> set[str]:
    """Return the distributions that a file of requirements pins, in their plain spelling."""
    lines = (ROOT / requirements).read_text(encoding="utf-8").splitlines()
    return {plain(line.partition("==")[0].partition("[")[0]) for line in lines if "==" in line}


def plain(distribution: str) -> str:
    """Return a distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", distribution).lower()
