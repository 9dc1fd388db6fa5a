"""What stands around every page is kept, and still nobody ever sees what it was before a change."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from sites.models import SiteSettings
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import soup

SEARCH = "/search/"


class FrameFactsTests(DistrictTestCase):
    """Each change is made by Wagtail's own means, then the search page is asked at once.

    Kept facts do not grow old while tests run, so only what drops them can make it right.
    """

    def setUp(self) -> None:
        super().setUp()
        self.school = self.district.schools[0]
        self.before = self.menu()
        self.page = Page.objects.child_of(self.school.root).get(title=self.before[1]).specific

    def menu(self) -> list[str]:
        """Return the titles of the school's menu, without its home."""
        html = client_of(host=self.school.host).get(SEARCH).content
        return [link.get_text(strip=True) for link in soup(html).select(".site-nav a")][1:]

    def test_unpublished_and_published(self) -> None:
        self.page.unpublish()
        self.assertNotIn(self.page.title, self.menu())
        self.page.save_revision().publish()
        self.assertEqual(self.menu(), self.before)

    def test_renamed(self) -> None:
        self.page.title = "Tên khác"
        self.page.save_revision().publish()
        self.assertIn("Tên khác", self.menu())

    def test_restricted_and_opened(self) -> None:
        restriction = PageViewRestriction.objects.create(
            page=self.page, restriction_type=PageViewRestriction.LOGIN
        )
        self.assertNotIn(self.page.title, self.menu())
        restriction.delete()
        self.assertEqual(self.menu(), self.before)

    def test_moved(self) -> None:
        first = Page.objects.child_of(self.school.root).get(title=self.before[0])
        self.page.move(first, pos="left")
        self.assertEqual(self.menu()[:2], [self.before[1], self.before[0]])

    def test_deleted(self) -> None:
        self.page.delete()
        self.assertNotIn(self.page.title, self.menu())

    def test_another_look(self) -> None:
        look = SiteSettings.for_site(self.school.school.site)
        look.palette, look.tagline = "lotus", "Học mà vui"
        look.save()
        answer = client_of(host=self.school.host).get(SEARCH)
        self.assertContains(answer, 'data-palette="lotus"')
        self.assertContains(answer, "Học mà vui")

    def test_no_site_sees_the_other_ones(self) -> None:
        other = client_of(host=self.district.schools[1].host).get(SEARCH)
        self.assertContains(other, self.district.schools[1].school.name)
        self.assertNotContains(other, self.school.school.name)

    def test_what_is_kept_costs_nothing(self) -> None:
        client = client_of(host=self.school.host)
        with CaptureQueriesContext(connection) as queries:
            client.get(SEARCH)
        asked = " ".join(query["sql"] for query in queries)
        for table in ("school_sites_school", "school_sites_sitesettings", "wagtailcore_page"):
            self.assertNotIn(f'FROM "{table}"', asked)
