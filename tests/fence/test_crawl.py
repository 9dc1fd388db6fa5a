"""The crawl over the whole admin: nothing of another school is shown, nothing of it is touched."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from django.conf import settings
from django.test import override_settings
from wagtail import hooks
from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.roles import SCHOOL_ROLES, Role
from core import references
from sites.tenancy.access import RULES, Access
from tests.fence.addresses import admin_patterns
from tests.fence.crawling import EARS, GUARD, LEFT_OUT, Crawl
from tests.fence.world import (
    MARKER,
    OFFICE_WORD,
    OWN_WORD,
    Holding,
    furnish,
    furnish_office,
    open_marked,
)
from tests.support.figures import note_row
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
    # Overwrites a page, live as it may be, with another one: that is publishing.
    Role.SCHOOL_EDITOR: frozenset({"wagtail_localize:convert_to_alias"}),
    # They can make a superuser of anybody; the screens about people stand in their place.
    Role.OFFICE_ADMINISTRATOR: frozenset(
        f"wagtailusers_users:{screen}"
        for screen in (
            *("index", "index_results", "add", "edit", "copy"),
            *("history", "history_results", "usage"),
        )
    ),
}

OFFICE_BUSINESS = {
    Role.OFFICE_MODERATOR: frozenset(),
    Role.OFFICE_ADMINISTRATOR: frozenset(
        {"schools:close", "people:deactivate", "people:leave", "people:withdraw"}
    ),
}
"""By these the office changes things of any school, when it is posted what the crawl posts."""

OFFICE_GRANTS = frozenset({"wagtailadmin_pages:set_privacy"})
"""By these the office names a school in a thing of its own: a portal page for a school's people."""


class CrawlTestCase(SearchTestCase):
    """Two furnished schools; the own webmaster used to work for the other one."""

    school_count = 1
    own: ClassVar[Holding]
    other: ClassVar[Holding]
    office: ClassVar[Holding]

    @classmethod
    def setUpTestData(cls) -> None:
        """Open and furnish them once."""
        super().setUpTestData()
        own, other = (open_marked(cls.district, word) for word in (OWN_WORD, MARKER))
        cls.own = furnish(own, OWN_WORD)
        cls.other = furnish(other, MARKER, left=own.webmaster)
        cls.office = furnish_office(cls.district, OFFICE_WORD)
        for person in User.objects.all():
            UserProfile.get_for_user(person)  # else the first visit anywhere is a write

    def setUp(self) -> None:
        """Be quiet about the thousands of refusals."""
        super().setUp()
        logging.disable(logging.ERROR)
        self.addCleanup(logging.disable, logging.NOTSET)
        ears = override_settings(**EARS)
        ears.enable()
        self.addCleanup(ears.disable)

    def crawl_of(self, role: Role, *, brief: bool = False) -> Crawl:
        """Return a crawl of the person with a role."""
        if role in SCHOOL_ROLES:
            people = self.own.people
            person = people.editor if role is Role.SCHOOL_EDITOR else people.webmaster
            return Crawl(person, self.own, self.other, brief)
        people = self.office.people
        person = people.editor if role is Role.OFFICE_MODERATOR else people.webmaster
        return Crawl(
            person,
            self.office,
            self.other,
            brief,
            marker=self.other.hidden,
            business=OFFICE_BUSINESS[role],
            grants=OFFICE_GRANTS,
        )


class CrawlTest(CrawlTestCase):
    """0 leaks, 0 writes, 0 server errors."""

    def assert_clean(self, crawl: Crawl) -> None:
        """Fail with what the crawl found, and with what it never asked."""
        for found in (crawl.leaks, crawl.writes, crawl.faults):
            self.assertEqual([str(item) for item in found[:20]], [])
        asked = {name for name, _, _ in admin_patterns()} - LEFT_OUT
        self.assertEqual(asked - crawl.names, set(), "Names that the crawl never asked.")

    def crawl(self, role: Role, *, brief: bool = True) -> None:
        """Walk as one role, and note how far it went."""
        crawl = self.crawl_of(role, brief=brief)
        crawl.walk_foreign()
        crawl.walk_own()
        crawl.post_own()
        stock = self.crawl_of(role, brief=True)
        with fence_down():
            stock.look_own()
        note_figures(role, crawl, stock)
        self.assert_clean(crawl)
        self.assertEqual(crawl.business - crawl.done, set(), "Listed, but nothing came of it.")
        self.assert_complete(role, crawl, stock)

    def assert_complete(self, role: Role, crawl: Crawl, stock: Crawl) -> None:
        """What stock Wagtail shows of own things, the fence shows - save what is listed here."""
        closed = CLOSED_ON_PURPOSE.keys() | CLOSED_FOR.get(role, frozenset())
        fenced, expected = crawl.shown(), stock.shown() - closed
        self.assertEqual(expected - fenced, set())
        self.assertGreaterEqual(len(fenced), len(expected))

    def test_editor(self) -> None:
        self.crawl(Role.SCHOOL_EDITOR)

    def test_webmaster(self) -> None:
        self.crawl(Role.SCHOOL_WEBMASTER, brief=False)

    def test_moderator(self) -> None:
        self.crawl(Role.OFFICE_MODERATOR)

    def test_administrator(self) -> None:
        self.crawl(Role.OFFICE_ADMINISTRATOR)

    def test_empty_forms(self) -> None:
        for role in (Role.SCHOOL_WEBMASTER, Role.OFFICE_ADMINISTRATOR):
            crawl = self.crawl_of(role, brief=True)
            crawl.post_empty()
            self.assert_clean(crawl)


class SelfTest(CrawlTestCase):
    """The crawl is able to fail."""

    def test_without_the_fence_it_finds_leaks_and_writes(self) -> None:
        crawl = self.crawl_of(Role.SCHOOL_WEBMASTER, brief=True)
        with fence_down():
            crawl.walk_foreign(post=False)
            crawl.walk_own()
            crawl.post_own()
        leaking = {answer.name for answer in crawl.leaks}
        note_figures("webmaster, fence taken down", crawl)
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
        for name in CLOSED_ON_PURPOSE.keys() | CLOSED_FOR[Role.OFFICE_ADMINISTRATOR]:
            self.assertIn(RULES[name].access, (Access.CLOSED, Access.OFFICE), name)


def note_figures(who: str, crawl: Crawl, stock: Crawl | None = None) -> None:
    """Add a row to the table that stands at the end of the run."""
    without = {"without the fence": len(stock.shown())} if stock is not None else {}
    note_row("The crawl over the admin", {"who": who, **crawl.figures(), **without})


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
