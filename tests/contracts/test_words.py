"""Every word that a template shows comes from the catalogue, and the catalogue keeps its terms."""

from __future__ import annotations

import re
import unittest
from collections.abc import Iterator

import polib
from bs4 import BeautifulSoup, Comment, Declaration, Doctype

from tests.contracts.sources import ROOT, name_of, templates

TRANSLATED = re.compile(
    r"{%\s*(blocktranslate|blocktrans|comment|verbatim)\b.*?{%\s*end\1\s*%}|{#.*?#}"
    r"|{%\s*block\s+\w*class\w*\s*%}.*?{%\s*endblock\s*%}",
    re.DOTALL,
)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder", "content")
SILENT = ("script", "style", "svg", "symbol")
SHOWN_META = ("description", "og:title", "og:description")

NAMES = set("Zalo Facebook YouTube RSS Atom JSON iCal XLSX CSV PDF QR KB MB".split())
"""Names are the same in every language."""


def shown_words(source: str) -> Iterator[str]:
    """Yield the words of a template that no tag translates."""
    markup = TAG.sub(" ", TRANSLATED.sub(" ", source))
    if "<" not in markup and '="' in markup:  # nothing but attributes, for an element elsewhere
        markup = f"<i {markup}></i>"
    page = BeautifulSoup(markup, "html.parser")
    for text in page.find_all(string=True):
        hidden = isinstance(text, (Comment, Declaration, Doctype))
        if not hidden and not (text.parent and text.parent.name in SILENT):
            yield from WORD.findall(text)
    for element in page.find_all(True):
        for name in SPOKEN:
            is_text = name != "content" or element.get("name") in SHOWN_META
            if is_text and element.get(name):
                yield from WORD.findall(str(element[name]))


CATALOGUES = (
    "locale/vi/LC_MESSAGES/django.po",
    "locale/wagtail/vi/LC_MESSAGES/django.po",
    "locale/wagtail/vi/LC_MESSAGES/djangojs.po",
)
PLACEHOLDER = re.compile(r"%\(\w+\)\w|\{\w*\}|<[^>]*>|https?://\S+")


def glossary_rows(heading: str) -> list[list[str]]:
    """Return the rows of a table of the glossary."""
    text = (ROOT / "docs/reference/glossary.md").read_text(encoding="utf-8")
    part = text.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def translations() -> Iterator[tuple[str, str]]:
    """Yield (English, Vietnamese) of every string of ours and of the packages."""
    for name in CATALOGUES:
        for entry in polib.pofile(str(ROOT / name)):
            english = f"{entry.msgid} {entry.msgid_plural}".strip()
            yield english, entry.msgstr or entry.msgstr_plural.get(0, "")


def word_of(term: str) -> re.Pattern[str]:
    """Return what finds a term with the endings of English verbs and nouns."""
    stem = re.escape(term.removesuffix("e").removesuffix("y"))
    end = {"e": "e?", "y": "(?:y|ie)"}.get(term[-1], "")
    return re.compile(rf"\b{stem}{end}(?:e?s|e?d|ing|al)?\b", re.IGNORECASE)


class GlossaryTests(unittest.TestCase):
    """The catalogues say the same thing with the same word."""

    def test_terms_are_used_everywhere(self) -> None:
        """And words to avoid nowhere."""
        said = list(translations())
        for term, words, avoid in glossary_rows("Terms"):
            word = word_of(term)
            found = [pair for pair in said if word.search(PLACEHOLDER.sub(" ", pair[0]))]
            self.assertTrue(found, term)
            for english, vietnamese in found:
                told = vietnamese.lower()
                self.assertTrue(any(word in told for word in words.split(", ")), (term, english))
                for bad in filter(None, avoid.split(", ")):
                    self.assertNotIn(bad, told, (term, english))

    def test_buttons_are_called_alike(self) -> None:
        said: dict[str, set[str]] = {}
        for english, vietnamese in translations():
            said.setdefault(english, set()).add(vietnamese.strip())
        for english, vietnamese in glossary_rows("Buttons"):
            self.assertEqual(said.get(english), {vietnamese}, english)

    def test_the_endings_are_found(self) -> None:
        for term, text in (("approve", "Approval"), ("story", "stories"), ("publish", "published")):
            self.assertTrue(word_of(term).search(text), text)
        self.assertFalse(word_of("publish").search("unpublished"))


class TemplateWordsTests(unittest.TestCase):
    """One template after the other."""

    def test_no_template_shows_words_of_its_own(self) -> None:
        """Text, alternative text, titles, labels and placeholders go through gettext."""
        for path in templates():
            if path.suffix == ".html":
                own = set(shown_words(path.read_text(encoding="utf-8"))) - NAMES
                self.assertEqual(own, set(), name_of(path))

    def test_letters_in_plain_text_do_too(self) -> None:
        for path in (ROOT / "templates").rglob("*.txt"):
            source = TAG.sub(" ", TRANSLATED.sub(" ", path.read_text(encoding="utf-8")))
            self.assertEqual(set(WORD.findall(source)) - NAMES, set(), name_of(path))

    def test_the_rule_bites(self) -> None:
        for bad in ("<p>Hello</p>", '<img alt="A house">', '<input placeholder="Search {{ x }}">'):
            self.assertTrue(set(shown_words(bad)), bad)
        for good in (
            '<p class="x">{% translate "Hello" %}</p>',
            "{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}",
            "<script src='x.js'></script><p>{{ page.title }} · 12</p>",
        ):
            self.assertEqual(set(shown_words(good)), set(), good)
