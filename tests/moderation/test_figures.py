"""Figures for leaders, on the page and in the spreadsheet."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from moderation.selectors.figures import figures_between, school_year
from moderation.services.decisions import Placement, feature_accept, feature_decline
from moderation.services.offers import feature_offer
from news.models import Feature
from tests.support.district import DistrictTestCase, client_of
from tests.support.stories import make_section, make_story


class FiguresTests(DistrictTestCase):
    """Three offers of one school, none of the other."""

    def setUp(self) -> None:
        super().setUp()
        self.school = self.district.schools[0]
        section = make_section(self.district)
        offers = [
            feature_offer(story=make_story(self.school, f"Bài {n}"), user=self.school.webmaster)[0]
            for n in range(3)
        ]
        feature_accept(
            feature_id=offers[0].pk,
            user=self.district.moderator,
            placement=Placement(section=section),
        )
        feature_decline(feature_id=offers[1].pk, user=self.district.moderator, reason="duplicate")
        self.address = reverse("moderation_figures")

    def test_every_number_is_right(self) -> None:
        figures = figures_between(*school_year())
        first, second = figures.schools
        self.assertEqual(first.name, self.school.school.name)
        self.assertEqual(
            (first.offered, first.accepted, first.declined, first.waiting), (3, 1, 1, 1)
        )
        self.assertEqual(first.share, 50)
        self.assertEqual(first.reasons, {"duplicate": 1})
        self.assertEqual(second.offered, 0, "a school that offered nothing has its line, too")
        self.assertEqual(figures.total.offered, 3)
        self.assertEqual(len(figures.months), 1)

    def test_period_is_kept_to(self) -> None:
        Feature.objects.update(offered_at=timezone.now() - timedelta(days=800))
        self.assertEqual(figures_between(*school_year()).total.offered, 0)

    def test_school_year_goes_from_summer_to_summer(self) -> None:
        self.assertEqual(school_year(date(2026, 11, 24)), (date(2026, 8, 1), date(2027, 7, 31)))
        self.assertEqual(school_year(date(2027, 2, 1)), (date(2026, 8, 1), date(2027, 7, 31)))

    def test_spreadsheet_opens_and_holds_numbers(self) -> None:
        client = client_of(self.district.moderator)
        response = client.get(self.address, {"format": "xlsx"})
        self.assertIn("attachment", response["Content-Disposition"])
        book = load_workbook(BytesIO(response.content))
        self.assertEqual(len(book.sheetnames), 3)
        sheet = book.worksheets[0]
        row = next(r for r in sheet.iter_rows(values_only=True) if r[0] == self.school.school.name)
        self.assertEqual(row[1:4], (3, 1, 1))

    def test_page_for_the_office_only(self) -> None:
        page = client_of(self.district.administrator).get(self.address)
        self.assertContains(page, self.school.school.name)
        self.assertNotEqual(client_of(self.school.webmaster).get(self.address).status_code, 200)
        nonsense = {"since": "2026-12-01", "until": "2026-01-01"}
        client = client_of(self.district.moderator)
        self.assertEqual(client.get(self.address, nonsense).status_code, 200)
        self.assertEqual(client.get(self.address, {"since": "hôm qua"}).status_code, 200)

    def test_cost_does_not_grow_with_offers(self) -> None:
        with CaptureQueriesContext(connection) as few:
            figures_between(*school_year())
        for number in range(5):
            story = make_story(self.school, f"Thêm {number}")
            feature_offer(story=story, user=self.school.webmaster)
        with CaptureQueriesContext(connection) as more:
            figures_between(*school_year())
        self.assertEqual(len(few), len(more))
