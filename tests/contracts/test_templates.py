"""Rules that every template keeps, so that a strict content security policy is possible."""

from __future__ import annotations

import re
import unittest

from tests.contracts.sources import name_of, templates
from tests.contracts.test_source import VIETNAMESE

SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
DATA = re.compile(r"""type=["']application/(?:json|ld\+json)["']""")
HANDLER = re.compile(r"""<[^>]*\son[a-z]+\s*=\s*["']""", re.IGNORECASE)
STYLE = re.compile(r"""<[^>]*\sstyle\s*=\s*["']|<style\b""", re.IGNORECASE)
COMMENT = re.compile(r"{%\s*comment.*?{%\s*endcomment\s*%}|{#.*?#}", re.DOTALL)


def bare(text: str) -> str:
    """Return a template without its comments."""
    return COMMENT.sub("", text)


class TemplateTests(unittest.TestCase):
    """One template after the other, as text."""

    def test_no_script_stands_in_a_page(self) -> None:
        for path in templates():
            for found in SCRIPT.finditer(bare(path.read_text(encoding="utf-8"))):
                inline = "src=" not in found[1] and not DATA.search(found[1])
                wagtail_s_own = "wagtailadmin" in path.parts and "{% nonce %}" in found[1]
                self.assertFalse(inline and not wagtail_s_own, f"{name_of(path)}: {found[0]}")

    def test_no_element_handles_events_itself(self) -> None:
        for path in templates():
            text = bare(path.read_text(encoding="utf-8"))
            self.assertIsNone(HANDLER.search(text), name_of(path))
            self.assertNotIn("javascript:", text, name_of(path))

    def test_style_attributes_are_for_mail_only(self) -> None:
        """Mail programs read no style sheets; browsers do."""
        for path in templates():
            if "mail" not in path.parts:
                text = bare(path.read_text(encoding="utf-8"))
                self.assertIsNone(STYLE.search(text), name_of(path))

    def test_templates_speak_english(self) -> None:
        for path in templates():
            text = bare(path.read_text(encoding="utf-8")).lower()
            self.assertFalse(VIETNAMESE & set(text), name_of(path))

    def test_nothing_is_fetched_from_strangers(self) -> None:
        """No font, script, style or picture comes from another host."""
        foreign = re.compile(r"""(?:src|href)=["'](?:https?:)?//[^"']*\.(?:js|css|woff2?|png)""")
        for path in templates():
            self.assertIsNone(foreign.search(path.read_text(encoding="utf-8")), name_of(path))

    def test_the_rules_bite(self) -> None:
        self.assertTrue(HANDLER.search('<button class="x" onclick="go()">'))
        self.assertTrue(STYLE.search('<p style="color:red">'))
        self.assertIsNone(HANDLER.search('<p data-on="x" class="on">'))
