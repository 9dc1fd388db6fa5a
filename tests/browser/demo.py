"""A small demo district behind the live server, for tests that look at every kind of page."""

from __future__ import annotations

import io

from django.core.cache import cache
from django.core.management import call_command
from django.test import override_settings

from demo.seeding.run import seed
from sites.caching import school_map_forget
from tests.browser.base import BrowserTestCase
from tests.support.page_kinds import Sight


@override_settings(SEARCH_INDEXING="inline")
class DemoTestCase(BrowserTestCase):
    """Three schools, one of each level, with stories, offers, English pages and an index."""

    schools = 3
    stories = 3

    def setUp(self) -> None:
        """Seed some seconds' worth of the demo that `make run` shows."""
        super().setUp()
        cache.clear()
        school_map_forget()
        for command in ("sync_roles", "sync_workflow", "open_portal"):
            call_command(command, verbosity=0, stdout=io.StringIO())
        seed(
            schools=self.schools,
            stories=self.stories,
            seed_number=1,
            workers=0,
            stream=io.StringIO(),
        )
        school_map_forget()

    def address(self, sight: Sight) -> str:
        """Return where a page stands."""
        return self.url(sight.path, school=sight.school)
