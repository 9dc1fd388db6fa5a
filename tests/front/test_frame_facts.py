"""What stands around every page is kept, and still nobody ever sees what it was before a change."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from sites.frame_facts import FRAMES, FrameFacts, frame_facts
from sites.models import SiteSettings
from sites.selectors import school_of_path
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import soup
from tests.support.pictures import make_image
from tests.support.runner import FACTS_STAND_SECONDS

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

    def test_a_new_logo(self) -> None:
        """Also when its file is replaced, and when it leaves the library."""
        look = SiteSettings.for_site(self.school.school.site)
        look.logo = make_image()
        look.save()
        self.assertIn("picture", self.logo()["src"])
        look.logo.renditions.all().delete()
        look.logo.file.save("dau-hieu-moi.png", make_image().file)
        look.logo.save()
        self.assertIn("dau-hieu-moi", self.logo()["src"])
        look.logo.delete()
        self.assertIsNone(self.logo())

    def logo(self) -> Any:
        """Return the logo's element on the search page."""
        html = client_of(host=self.school.host).get(SEARCH).content
        return soup(html).select_one(".brand__crest--logo img")

    def test_known_after_the_commit(self) -> None:
        """Whoever reads between a change and its commit keeps the old menu until then only."""
        with self.captureOnCommitCallbacks() as commits:
            self.page.unpublish()
        FRAMES.get()[self.school.school.site_id, "vi"] = replace(self.facts(), menu=[self.page])
        self.assertEqual(self.menu(), [self.page.title])
        for commit in commits:
            commit()
        self.assertNotIn(self.page.title, self.menu())

    def test_what_changed_behind_our_back_is_read_again(self) -> None:
        Page.objects.filter(pk=self.page.pk).update(live=False)
        self.assertIn(self.page.title, self.menu(), "kept")
        later = monotonic() + FACTS_STAND_SECONDS + 1
        with patch("sites.shared_facts.monotonic", return_value=later):
            self.assertNotIn(self.page.title, self.menu())

    def test_a_late_map_of_schools_leaves_nothing_behind(self) -> None:
        """A site whose school the map does not know yet is nobody's for a moment only."""
        FRAMES.forget()
        site = self.school.school.site
        with translation.override("vi"):
            self.assertIsNone(frame_facts(site, None).school)
        self.assertNotIn((site.pk, "vi"), FRAMES.get())

    def facts(self) -> FrameFacts:
        """Return what is kept of the school's site."""
        with translation.override("vi"):
            return frame_facts(self.school.school.site, school_of_path(self.school.root.path))

    def test_what_is_kept_costs_nothing(self) -> None:
        client = client_of(host=self.school.host)
        with CaptureQueriesContext(connection) as queries:
            client.get(SEARCH)
        asked = " ".join(query["sql"] for query in queries)
        for table in ("school_sites_school", "school_sites_sitesettings", "wagtailcore_page"):
            self.assertNotIn(f'FROM "{table}"', asked)
