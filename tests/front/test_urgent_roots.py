"""A site's own urgent notice stands above its pages the moment it is there, and no longer."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import NoticeIndexPage, NoticePage
from tests.support.district import DistrictTestCase, SchoolPeople, client_of

SEARCH = "/search/"
TITLE = "Nghỉ học vì bão"


class UrgentNoticeTests(DistrictTestCase):
    """Which sites have one is kept, and does not grow old while tests run."""

    def setUp(self) -> None:
        super().setUp()
        self.school, self.other = self.district.schools[:2]
        self.assertFalse(self.shown(self.school), "known to have none before one is made")

    def notice(self) -> NoticePage:
        """Publish an urgent notice at the school."""
        until = timezone.localdate() + timedelta(days=1)
        page = NoticePage(title=TITLE, urgent=True, valid_until=until)
        self.school.page(NoticeIndexPage).add_child(instance=page)
        page.save_revision().publish()
        return page

    def shown(self, people: SchoolPeople) -> bool:
        """Whether the title stands on a page of the school."""
        return TITLE in client_of(host=people.host).get(SEARCH).content.decode()

    def test_published_and_unpublished(self) -> None:
        page = self.notice()
        self.assertTrue(self.shown(self.school))
        self.assertFalse(self.shown(self.other))
        page.unpublish()
        self.assertFalse(self.shown(self.school))

    def test_deleted(self) -> None:
        self.notice().delete()
        self.assertFalse(self.shown(self.school))

    def test_moved_to_another_site(self) -> None:
        self.notice().move(self.other.page(NoticeIndexPage), pos="last-child")
        self.assertFalse(self.shown(self.school))
        self.assertTrue(self.shown(self.other))

    def test_a_site_without_one_is_not_asked(self) -> None:
        self.notice()
        self.assertTrue(self.shown(self.school))
        with CaptureQueriesContext(connection) as queries:
            self.shown(self.other)
        self.assertFalse([query for query in queries if 'FROM "news_noticepage"' in query["sql"]])
