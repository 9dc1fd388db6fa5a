"""The crawl over the whole admin: nothing of another school is shown, nothing of it is touched."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from django.conf import settings
from django.test import override_settings
from wagtail import hooks

from core import references
from sites.tenancy.access import RULES, Access
from tests.fence.addresses import admin_patterns
from tests.fence.crawling import EARS, GUARD, LEFT_OUT, Crawl
from tests.fence.world import MARKER, OWN_WORD, Holding, furnish, open_marked
from tests.support.searching import SearchTestCase

CLOSED_ON_PURPOSE = {
    "wagtailadmin_reports:page_types_usage": "counts the pages of every school",
    "wagtailadmin_reports:page_types_usage_results": "the same",
    "wagtailadmin_workflows:task_chooser": "lists every task and workflow of the install",
    "wagtailadmin_workflows:task_chooser_results": "the same",
    "wagtailadmin_workflows:task_chosen": "the same",
    "wagtailadmin_workflows:task_chooser_create": "makes tasks",
    "wagtailredirects:start_import": "its file names sites freely",
    "wagtail_localize:snippets_api_listing": "lists whatever snippet is named in the address",
    "wagtail_localize:snippets_api_detail": "the same",
}
"""Names that stock Wagtail opens to school people with own ids and the fence does not, and why."""

CLOSED_FOR = {
    "webmaster": frozenset(),
    # Overwrites a page, live as it may be, with another one: that is publishing.
    "editor": frozenset({"wagtail_localize:convert_to_alias"}),
}


class CrawlTestCase(SearchTestCase):
    """Two furnished schools; the own webmaster used to work for the other one."""

    school_count = 0
    own: ClassVar[Holding]
    other: ClassVar[Holding]

    @classmethod
    def setUpTestData(cls) -> None:
        """Open and furnish them once."""
        super().setUpTestData()
        own, other = (open_marked(cls.district, word) for word in (OWN_WORD, MARKER))
        cls.own = furnish(own, OWN_WORD)
        cls.other = furnish(other, MARKER, left=own.webmaster)

    def setUp(self) -> None:
        """Be quiet about the thousands of refusals."""
        super().setUp()
        logging.disable(logging.ERROR)
        self.addCleanup(logging.disable, logging.NOTSET)
        ears = override_settings(**EARS)
        ears.enable()
        self.addCleanup(ears.disable)

    def crawl_of(self, role: str, *, brief: bool = False) -> Crawl:
        """Return a crawl of the own school's editor or webmaster."""
        return Crawl(getattr(self.own.people, role), self.own, self.other, brief)


class CrawlTest(CrawlTestCase):
    """0 leaks, 0 writes, 0 server errors."""

    def assert_clean(self, crawl: Crawl) -> None:
        """Say how far the crawl went and fail with what it found."""
        say(str(crawl))
        for found in (crawl.leaks, crawl.writes, crawl.faults):
            self.assertEqual([str(item) for item in found[:20]], [])
        asked = {name for name, _, _ in admin_patterns()} - LEFT_OUT
        self.assertEqual(asked - crawl.names, set(), "Names that the crawl never asked.")

    def test_webmaster(self) -> None:
        crawl = self.crawl_of("webmaster")
        crawl.walk_foreign()
        crawl.walk_own()
        crawl.post_own()
        self.assert_clean(crawl)
        self.assert_complete(crawl, "webmaster")

    def test_editor(self) -> None:
        crawl = self.crawl_of("editor", brief=True)
        crawl.walk_foreign()
        crawl.walk_own()
        crawl.post_own()
        self.assert_clean(crawl)
        self.assert_complete(crawl, "editor")

    def test_empty_forms(self) -> None:
        crawl = self.crawl_of("webmaster", brief=True)
        crawl.post_own(empty=True)
        self.assert_clean(crawl)

    def assert_complete(self, crawl: Crawl, role: str) -> None:
        """What stock Wagtail shows of own things, the fence shows - save what is listed here."""
        stock = self.crawl_of(role, brief=True)
        with fence_down():
            stock.walk_own()
        fenced, expected = (
            crawl.shown(),
            stock.shown() - CLOSED_ON_PURPOSE.keys() - CLOSED_FOR[role],
        )
        say(f"{role}: {len(fenced)} names show own things, {len(stock.shown())} without the fence")
        self.assertEqual(expected - fenced, set())
        self.assertGreaterEqual(len(fenced), len(expected))


class SelfTest(CrawlTestCase):
    """The crawl is able to fail."""

    def test_without_the_fence_it_finds_leaks_and_writes(self) -> None:
        crawl = self.crawl_of("webmaster", brief=True)
        with fence_down():
            crawl.walk_foreign(post=False)
            crawl.walk_own()
            crawl.post_own()
        leaking = {answer.name for answer in crawl.leaks}
        say(f"fence down: {crawl}, on {len(leaking)} names {sorted(leaking)}")
        self.assertGreater(len(leaking), 20)
        self.assertNotEqual(crawl.writes, [])
        known = {
            "wagtail_bulk_action",
            "wagtailadmin_choose_page",
            "wagtailadmin_home",
            "wagtailadmin_pages:move_confirm",
            "wagtailadmin_reports:site_history",
            "wagtail_localize:translations_report",
        }
        self.assertEqual(known - leaking, set())

    def test_a_closed_list_is_no_excuse_for_names_that_are_open(self) -> None:
        for name in CLOSED_ON_PURPOSE:
            self.assertIn(RULES[name].access, (Access.CLOSED, Access.OFFICE), name)


def say(figures: str) -> None:
    """Print figures: they are what people look for in the output of this test."""
    print(f"\n{figures}", file=sys.stderr)  # noqa: T201


@contextmanager
def fence_down() -> Iterator[None]:
    """Take away guard, own views, hooks and reference rule of the fence; page views stay ours."""
    kept = {name: list(found) for name, found in hooks._hooks.items()}
    rules = dict(references._rules)
    for found in hooks._hooks.values():
        found[:] = [row for row in found if not row[0].__module__.startswith("sites.tenancy")]
    references._rules.clear()
    without = [name for name in EARS["MIDDLEWARE"] if name != GUARD]
    assert len(without) == len(settings.MIDDLEWARE) - 1, "the guard is not where it was"
    try:
        with override_settings(MIDDLEWARE=without, ROOT_URLCONF="tests.fence.stock_urls"):
            yield
    finally:
        hooks._hooks.update(kept)
        references._rules.update(rules)
