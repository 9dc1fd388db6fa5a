"""What the public may not see is in no result, count, facet, snippet, suggestion or JSON, ever.

Every hidden thing carries a marker word. Each state is looked at right after the change - before
the index knows - and again after it has followed.
"""

from __future__ import annotations

import unittest
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from unittest import mock

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from news.models import StoryPage
from search import machine_views
from search.engines import PUBLIC, get_engine
from search.limits import Limit
from search.selectors import SearchRequest, search_results
from sites.models import SchoolStatus
from tests.support.district import client_of
from tests.support.searching import ELASTICSEARCH, SearchTestCase
from tests.support.stories import make_story, republish

GONE = 410
"""The site of a closed school answers nothing else."""

MARKER = "zxqmarker"


class LeakTest(SearchTestCase):
    """One story a way of hiding; `hide_…` makes it so."""

    def setUp(self) -> None:
        super().setUp()
        school = self.district.schools[0]
        self.story = make_story(
            school,
            f"Tin {MARKER}",
            slug="tin-nay",
            summary=f"Tóm tắt {MARKER}",
            body=[{"type": "paragraph", "value": f"<p>Nội dung {MARKER} ở đây</p>"}],
        )
        self.follow()
        self.assertEqual(search_results(SearchRequest(MARKER)).total, 1)
        generous = mock.patch.object(machine_views, "MACHINES", Limit("leaks", 1_000_000))
        generous.start()
        self.addCleanup(generous.stop)
        typing = mock.patch.object(machine_views, "TYPING", Limit("leaks-typing", 1_000_000))
        typing.start()
        self.addCleanup(typing.stop)
        client = client_of()
        self.assertIn(MARKER, client.get("/search/suggest/?q=zxqm").content.decode())
        self.assertIn(MARKER, client.get("/search/results.json?q=tin").content.decode())

    def hide_draft(self) -> None:
        self.story.unpublish()

    def hide_scheduled(self) -> None:
        self.story.unpublish()
        self.story.go_live_at = timezone.now() + timedelta(hours=1)
        self.story.save_revision(user=self.district.schools[0].editor).publish()

    def hide_deleted(self) -> None:
        self.story.delete()

    def hide_login(self) -> None:
        PageViewRestriction.objects.create(page=self.story, restriction_type="login")

    def hide_password_on_an_ancestor(self) -> None:
        PageViewRestriction.objects.create(
            page=self.story.get_parent(), restriction_type="password", password="x"
        )

    def hide_groups_on_the_root(self) -> None:
        restriction = PageViewRestriction.objects.create(
            page=self.district.schools[0].root, restriction_type="groups"
        )
        restriction.groups.set(Group.objects.all()[:1])

    def hide_expired_by_the_clock(self) -> None:
        Page.objects.filter(pk=self.story.pk).update(
            expire_at=timezone.now() - timedelta(seconds=1)
        )

    def hide_expiring(self) -> None:
        republish(self.story, expire_at=timezone.now() + timedelta(seconds=1))
        Page.objects.filter(pk=self.story.pk).update(
            expire_at=timezone.now() - timedelta(seconds=1)
        )

    def hide_closed_school(self) -> None:
        school = self.district.schools[0].school
        school.status = SchoolStatus.CLOSED
        school.save()

    def hide_reworded(self) -> None:
        republish(
            self.story,
            title="Tin khác",
            summary="Tóm tắt",
            body=[{"type": "paragraph", "value": "<p>Nội dung</p>"}],
        )

    def hide_without_any_signal(self) -> None:
        StoryPage.objects.filter(pk=self.story.pk).update(live=False)

    def hide_moved_below_a_restriction(self) -> None:
        other = self.district.schools[1]
        index = other.page(type(self.story.get_parent().specific))
        PageViewRestriction.objects.create(page=index, restriction_type="login")
        self.follow()
        self.story.move(index, pos="last-child")

    def assert_hidden(self, when: str) -> None:
        """Look everywhere: as anybody, on the portal and on the school, with counts and facets."""
        people = self.district.schools[0]
        for text in (MARKER, f"{MARKER} qqq", MARKER[:-1] + "x"):
            for sort in ("relevance", "date"):
                for own in (None, people.school.pk):
                    results = search_results(
                        SearchRequest(text, own_school=own, school=own, sort=sort)
                    )
                    shown = [hit for hit in results.hits if hit.page.pk == self.story.pk]
                    self.assertFalse(shown, when)
                    if text == MARKER:
                        counted = sum(sum(counts.values()) for counts in results.facets.values())
                        self.assertEqual((results.total, counted), (0, 0), when)
        persons = (None, people.webmaster, self.district.moderator)
        for person in persons:
            for host in ("localhost", people.host):
                response = client_of(person, host).get("/search/", {"q": "tin tóm tắt nội dung"})
                self.assertNotIn(MARKER, response.content.decode(), when)
        for host in ("localhost", people.host):
            self.assert_machines_are_silent(client_of(host=host), when)

    def assert_machines_are_silent(self, client: Client, when: str) -> None:
        """Ask as scripts, browsers and programs do; what they sent themselves may come back.

        They know nobody (`test_machines` says so), so one stranger asks for all.
        """
        for text in (MARKER, f"tin {MARKER[:4]}", "tin"):
            for scope in ("school", "all"):
                query = {"q": text, "scope": scope}
                answer = client.get("/search/suggest/", query)
                if answer.status_code == GONE:
                    self.assertNotIn(MARKER, answer.content.decode(), when)
                    continue
                found = client.get("/search/suggest/", query).json()["suggestions"]
                self.assertNotIn(MARKER, str(found), when)
                browser = client.get("/search/suggest/browser/", query).json()
                self.assertNotIn(MARKER, str(browser[1:]), when)
                data = client.get("/search/results.json", query).json()
                self.assertNotIn(MARKER, str(data["results"]), when)
                if MARKER in text:
                    self.assertEqual(data["total"], 0, when)
                    self.assertFalse(any(data["facets"].values()), when)
                    self.assertFalse(data["corrected"], when)

    def test_every_way_of_hiding(self) -> None:
        for name in sorted(vars(LeakTest)):
            if not name.startswith("hide_"):
                continue
            with self.subTest(name), self.savepoint():
                getattr(self, name)()
                self.assert_hidden("right after the change")
                self.follow()
                self.assert_hidden("after the index followed")
                get_engine(PUBLIC).drop()
                self.assert_hidden("without an index")

    def savepoint(self) -> AbstractContextManager[None]:
        """Undo one way of hiding before the next, in database, caches and index."""
        from django.core.cache import cache
        from django.db import transaction

        from search.rebuilding import rebuild

        @contextmanager
        def undone() -> Iterator[None]:
            point = transaction.savepoint()
            try:
                yield
            finally:
                transaction.savepoint_rollback(point)
                cache.clear()
                self.story = StoryPage.objects.get(pk=self.story.pk)
                for school in self.district.schools:
                    school.school.refresh_from_db()
                rebuild(PUBLIC)

        return undone()


@unittest.skipUnless(ELASTICSEARCH, "needs SEARCH_TEST_ELASTICSEARCH")
class ElasticsearchLeakTest(LeakTest):
    """The same on the real server."""

    use_elasticsearch = True
