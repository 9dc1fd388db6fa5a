"""A search index of one's own for tests."""

from __future__ import annotations

import os
import tempfile
import uuid
from typing import Any

from django.test import override_settings

from search.draining import drain
from search.engines import ADMIN, PUBLIC, get_engine
from search.rebuilding import rebuild
from tests.support.district import DistrictTestCase

ELASTICSEARCH = os.environ.get("SEARCH_TEST_ELASTICSEARCH", "")


class SearchTestCase(DistrictTestCase):
    """A district whose index is fresh and follows only when a test says so (`follow`).

    Tests run in one transaction, so nothing is committed and no thread is woken: a test can look at
    the moment between a change and the index's knowing of it.
    """

    use_elasticsearch = False

    def setUp(self) -> None:
        """Give every test a scratch index with the district in it."""
        super().setUp()
        if self.use_elasticsearch:
            url = f"{ELASTICSEARCH}?prefix=test{uuid.uuid4().hex[:10]}"
        else:
            folder = tempfile.TemporaryDirectory(prefix="search-test-")
            self.addCleanup(folder.cleanup)
            url = folder.name
        settings: Any = override_settings(SEARCH_URL=url)
        settings.enable()
        self.addCleanup(settings.disable)
        for area in (PUBLIC, ADMIN):
            rebuild(area)
            self.addCleanup(get_engine(area).drop)
        self.follow()

    def follow(self) -> int:
        """Bring the index up to the truth, as happens after every commit."""
        return drain()
