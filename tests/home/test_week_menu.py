"""The kindergarten's menu: allergens in words, last week copied by one click."""

from __future__ import annotations

from datetime import date, timedelta
from unittest.mock import patch

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.models import WeekMenuPage
from home.models.week_menu import DayMenu, this_monday
from home.services.menus import week_to_plan
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import page_faults, soup


class MenuTestCase(DistrictTestCase):
    """A kindergarten with this week's menu, and a primary school beside it."""

    school_count = 5

    def setUp(self) -> None:
        super().setUp()
        self.other, self.school = self.district.schools[4], self.district.schools[1]
        page = self.school.page(WeekMenuPage)
        page.week_of = this_monday()
        page.days = [
            DayMenu(
                weekday=0, lunch="Cá kho", allergen_kinds=["fish", "milk"], allergens="mật ong"
            ),
            DayMenu(weekday=1, breakfast="Cháo", lunch="Thịt kho"),
        ]
        page.save_revision().publish()
        self.page = self.school.page(WeekMenuPage)
        self.client = client_of(self.school.webmaster)
        self.address = reverse("week_menu_copy", args=[self.page.pk])


class AllergenTests(MenuTestCase):
    """What parents of an allergic child look for."""

    def test_allergens_are_said_in_words(self) -> None:
        """On the week's page, in the list's order, with what was typed."""
        page = client_of(host=self.school.host).get(self.page.url)
        self.assertEqual(page_faults(page.content), [])
        words = [item.get_text() for item in soup(page.content).select(".allergens li")]
        self.assertEqual(words, ["Sữa", "Cá", "mật ong"])
        self.assertIn("data-print", page.content.decode())

    def test_the_home_page_warns_today(self) -> None:
        """Beside what is served."""
        monday = this_monday()
        with patch("home.models.week_menu.timezone.localdate", return_value=monday):
            home = client_of(host=self.school.host).get("/")
        self.assertEqual(page_faults(home.content), [])
        self.assertContains(home, "mật ong")

    def test_only_listed_allergens_are_taken(self) -> None:
        """A made-up one is refused, a ticked one is kept."""
        for value, status in (("dragon", 200), ("egg", 302)):
            row = {
                "weekday": 0,
                "breakfast": "",
                "lunch": "Cơm",
                "snack": "",
                "allergens": "",
                "allergen_kinds": value,
            }
            data = {
                "title": self.page.title,
                "slug": self.page.slug,
                "week_of": self.page.week_of.isoformat(),
                "remark": "",
                "days": inline_formset([row]),
                "comments": inline_formset([]),
            }
            sent = {**nested_form_data(data), "action-publish": "1"}
            answer = self.client.post(reverse("wagtailadmin_pages:edit", args=[self.page.pk]), sent)
            self.assertEqual(answer.status_code, status, value)
        kept = self.school.page(WeekMenuPage).days.get(lunch="Cơm")
        self.assertEqual(kept.allergen_kinds, ["egg"])


class CopyTests(MenuTestCase):
    """The next week begins with this week's dishes."""

    def test_a_click_makes_a_draft_and_readers_keep_their_week(self) -> None:
        """The screen says which week; nothing changes before the POST."""
        screen = self.client.get(self.address)
        self.assertContains(screen, "Cá kho")
        self.assertFalse(self.school.page(WeekMenuPage).has_unpublished_changes)
        answer = self.client.post(self.address, follow=True)
        self.assertContains(answer, "đã sẵn sàng")
        page = self.school.page(WeekMenuPage)
        self.assertEqual(page.week_of, this_monday())
        draft = page.get_latest_revision_as_object()
        self.assertEqual(draft.week_of, week_to_plan(this_monday()))
        self.assertEqual([day.lunch for day in draft.days.all()], ["Cá kho", "Thịt kho"])
        self.assertEqual(draft.days.all()[0].allergen_kinds, ["fish", "milk"])

    def test_the_editor_shows_the_way(self) -> None:
        """A button on the menu's own screen, and on no other page's."""
        edit = self.client.get(reverse("wagtailadmin_pages:edit", args=[self.page.pk]))
        self.assertContains(edit, self.address)
        home = self.client.get(reverse("wagtailadmin_pages:edit", args=[self.school.root.pk]))
        self.assertNotContains(home, "next-week")

    def test_another_schools_webmaster_copies_nothing(self) -> None:
        """By POST as well as by looking."""
        for person in (self.other.webmaster, self.other.editor):
            client = client_of(person)
            self.assertEqual(client.get(self.address).status_code, 404)
            self.assertEqual(client.post(self.address).status_code, 404)
        self.assertFalse(self.school.page(WeekMenuPage).has_unpublished_changes)

    def test_a_locked_menu_is_left_alone(self) -> None:
        """The message says whom to ask."""
        WeekMenuPage.objects.filter(pk=self.page.pk).update(
            locked=True, locked_by=self.school.editor
        )
        answer = self.client.post(self.address, follow=True)
        self.assertContains(answer, "đang bị khóa")
        self.assertFalse(self.school.page(WeekMenuPage).has_unpublished_changes)

    def test_which_week_comes_next(self) -> None:
        """After holidays the running week, at a weekend the coming one, never one that is over."""
        wednesday, saturday = date(2026, 11, 25), date(2026, 11, 28)
        monday = date(2026, 11, 23)
        for today, latest, wanted in (
            (wednesday, monday, monday + timedelta(days=7)),
            (wednesday, monday - timedelta(days=28), monday),
            (saturday, monday - timedelta(days=7), monday + timedelta(days=7)),
            (saturday, monday + timedelta(days=7), monday + timedelta(days=14)),
        ):
            with patch("django.utils.timezone.localdate", return_value=today):
                self.assertEqual(week_to_plan(latest), wanted)
