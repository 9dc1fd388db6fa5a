"""Rules that every module keeps."""

from __future__ import annotations

import ast
import unittest

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
