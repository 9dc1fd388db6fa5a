"""Pages of reference are as true as the code."""

from __future__ import annotations

import re
from io import StringIO

from django.apps import apps
from django.core.management import call_command
from django.test import SimpleTestCase

from cms.settings.environment import VARIABLES
from core.pages import BasePage
from tests.contracts.sources import ROOT, modules

REFERENCE = ROOT / "docs" / "reference"
CHECK_ID = re.compile(r"""["'](\w+\.[EW]\d{3})["']""")


def requirements() -> list[str]:
    """Return the names of what the product asks for itself: the first group of the file."""
    first = (ROOT / "requirements.txt").read_text().split("# What those need.")[0]
    return [re.split(r"[\[=]", line)[0] for line in first.splitlines() if "==" in line]


class ReferenceTests(SimpleTestCase):
    """Settings, system checks, dependencies."""

    def test_the_page_about_settings_is_the_table(self) -> None:
        call_command("settings_reference", stdout=StringIO())

    def test_every_variable_is_described(self) -> None:
        for variable in VARIABLES:
            self.assertTrue(variable.description.endswith("."), variable.name)
            if variable.required:
                self.assertTrue(variable.advice, variable.name)

    def test_every_variable_that_is_read_is_in_the_table(self) -> None:
        known = {variable.name for variable in VARIABLES} | {"DJANGO_SETTINGS_MODULE"}
        reading = re.compile(r"""(?:ENV|env)\.(?:text|yes|number|list|one_of)\(\s*["'](\w+)["']""")
        direct = re.compile(r"""os\.environ(?:\.get\(|\[)\s*["'](\w+)["']""")
        for path in modules():
            text = path.read_text(encoding="utf-8")
            found = set(reading.findall(text))
            if path.name != "test.py":
                found |= set(direct.findall(text))
            self.assertLessEqual(found, known, path)

    def test_every_system_check_is_explained(self) -> None:
        page = (REFERENCE / "checks.md").read_text(encoding="utf-8")
        used = set()
        for path in modules():
            if "checks" in path.name:
                used |= set(CHECK_ID.findall(path.read_text(encoding="utf-8")))
        self.assertTrue(used)
        explained = set(re.findall(r"^\| `(\w+\.[EW]\d{3})` \|", page, re.MULTILINE))
        self.assertEqual(explained, used)

    def test_every_dependency_has_its_reason(self) -> None:
        page = (REFERENCE / "dependencies.md").read_text(encoding="utf-8")
        explained = set(re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE))
        self.assertEqual(explained, set(requirements()))

    def test_everything_is_pinned(self) -> None:
        for name in ("requirements.txt", "requirements-dev.txt"):
            for line in (ROOT / name).read_text().splitlines():
                if line and not line.startswith(("#", "-r ")):
                    self.assertRegex(line, r"^[\w.\-]+(\[[\w,]+\])?==[\w.+!]+$")

    def test_every_page_type_is_ours_and_says_what_search_does_with_it(self) -> None:
        from wagtail.models import get_page_models

        for model in get_page_models():
            if model._meta.label in ("wagtailcore.Page",):
                continue
            self.assertTrue(issubclass(model, BasePage), model)
            self.assertIsInstance(model.search_kind, str, model)
        self.assertTrue(apps.is_installed("search"))
