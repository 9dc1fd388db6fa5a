"""A small demo district for walks over everything that a reader or a machine can fetch."""

from __future__ import annotations

import io
import tempfile
from functools import cached_property

from django.core.cache import cache
from django.core.management import call_command
from django.http import HttpResponseBase
from django.test import Client, TestCase, override_settings

from demo.seeding.run import seed
from search.engines import PUBLIC
from search.rebuilding import rebuild
from sites.caching import school_map_forget
from sites.models import School
from tests.support.district import client_of
from tests.support.page_kinds import Sight, sights


class WalkTestCase(TestCase):
    """Portal and three schools, one of each level, with English pages and a search index."""

    @classmethod
    def setUpClass(cls) -> None:
        """Keep pictures and index in a folder of our own."""
        folder = cls.enterClassContext(tempfile.TemporaryDirectory(prefix="walk-"))
        cls.enterClassContext(
            override_settings(
                MEDIA_ROOT=f"{folder}/media", SEARCH_URL=f"{folder}/search", DEMO=True
            )
        )
        super().setUpClass()

    @classmethod
    def setUpTestData(cls) -> None:
        """Seed once a class."""
        cache.clear()
        school_map_forget()
        for command in ("sync_roles", "sync_workflow", "open_portal"):
            call_command(command, verbosity=0, stdout=io.StringIO())
        seed(schools=3, stories=3, seed_number=1, workers=0, stream=io.StringIO())
        rebuild(PUBLIC)
        cls.sights = sights()

    def setUp(self) -> None:
        """Forget what another test cached."""
        super().setUp()
        cache.clear()
        school_map_forget()

    @cached_property
    def hosts(self) -> dict[str, str]:
        """Host names by the school's code; the portal's is under ""."""
        found = {one.code: one.site.hostname for one in School.objects.select_related("site")}
        return {"": "localhost", **found}

    def reader(self, school: str = "") -> Client:
        """Return somebody who has not logged in, at a site."""
        return client_of(host=self.hosts[school])

    def look(self, sight: Sight) -> HttpResponseBase:
        """Fetch one of the sights and make sure that it answers as it should."""
        answer = self.reader(sight.school).get(sight.path)
        self.assertEqual(answer.status_code, sight.status, sight.name)
        return answer
