"""What the fence costs: a handful of queries a request, however many schools there are."""

from __future__ import annotations

from unittest import mock

from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from core import publishing
from sites.shared_facts import facts_forget
from tests.fence.crawling import EARS
from tests.fence.test_crawl import fence_down
from tests.fence.world import OWN_WORD, furnish, open_marked
from tests.support.district import DistrictTestCase, add_school, client_of
from tests.support.figures import note_row

MOST = 5
SCHOOLS = 20


@override_settings(**EARS)
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

    def stock_costs(self) -> dict[str, int]:
        """Return the same without the fence: as near to stock Wagtail as one process comes.

        Guard, own views, hooks, reference and publishing rules are off. What stays is ours but not
        the fence's: page models with their panels, menu and brand, the desk's dashboard panels, the
        choosers' widgets.
        """
        with fence_down(), mock.patch.dict(publishing._rules, clear=True):
            return self.costs()

    def test_a_handful_of_queries_more_than_without_the_fence(self) -> None:
        for schools in (2, SCHOOLS):
            for number in range(len(self.district.schools) + 1, schools):
                add_school(self.district, number)
            fenced, bare = self.costs(), self.stock_costs()
            for url, count in fenced.items():
                more = count - bare[url]
                row = {"schools": schools, "fenced": count, "without": bare[url], "more": more}
                note_row("What the fence costs, in queries", {"screen": url, **row})
                self.assertLessEqual(more, MOST, f"{url} with {schools} schools")
