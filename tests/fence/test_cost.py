"""What the fence costs: a handful of queries a request, however many schools there are."""

from __future__ import annotations

from unittest import mock

from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from sites.shared_facts import facts_forget
from tests.fence.crawling import EARS, GUARD
from tests.fence.world import OWN_WORD, furnish, open_marked
from tests.support.district import DistrictTestCase, add_school, client_of

MOST = 5
SCHOOLS = 20


class CostTest(DistrictTestCase):
    """Dashboard, explorer, edit form and chooser."""

    school_count = 1

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.own = furnish(open_marked(cls.district, OWN_WORD), OWN_WORD)

    def setUp(self) -> None:
        """Let no shared fact run out between the warm and the counted request, however slow."""
        super().setUp()
        clock = mock.patch("sites.shared_facts.monotonic", return_value=0.0)
        self.enterContext(clock)

    def costs(self) -> dict[str, int]:
        """Return the queries of each screen, warm."""
        facts_forget()
        client, found = client_of(self.own.people.webmaster), {}
        for url in (
            "/admin/",
            f"/admin/pages/{self.own.root.pk}/",
            f"/admin/pages/{self.own.draft.pk}/edit/",
            f"/admin/choose-page/{self.own.root.pk}/",
        ):
            client.get(url)
            with CaptureQueriesContext(connection) as queries:
                self.assertEqual(client.get(url).status_code, 200, url)
            found[url] = len(queries)
        return found

    def test_the_same_with_two_and_with_twenty_schools(self) -> None:
        before = self.costs()
        for number in range(2, SCHOOLS):
            add_school(self.district, number)
        self.assertEqual(self.costs(), before)

    def test_at_most_five_queries_are_the_guard_s(self) -> None:
        fenced = self.costs()
        without = [name for name in EARS["MIDDLEWARE"] if name != GUARD]
        with override_settings(MIDDLEWARE=without):
            bare = self.costs()
        for url, count in fenced.items():
            self.assertLessEqual(count - bare[url], MOST, url)
