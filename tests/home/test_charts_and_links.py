"""The organisation chart and linked sites: structured, fenced, readable as lists."""

from __future__ import annotations

from typing import Any

from django.test import SimpleTestCase
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.link_selectors import OFFICE_LINKS
from home.models import (
    LinkedSite,
    LinksPage,
    OrganisationPage,
    OrganisationUnit,
    StaffMember,
    StaffPage,
)
from sites.units import unit_in_english
from tests.front.test_same_data import in_english
from tests.support.district import DistrictTestCase, SchoolPeople, client_of
from tests.support.html import page_faults, soup


def add_staff(people: SchoolPeople, *names: str) -> list[StaffMember]:
    """List people on a school's staff page."""
    page = people.page(StaffPage)
    page.members = [StaffMember(name=name, post="Giáo viên") for name in names]
    page.save_revision().publish()
    return list(people.page(StaffPage).members.order_by("sort_order"))


class EditorTestCase(DistrictTestCase):
    """A webmaster at the real form."""

    def setUp(self) -> None:
        super().setUp()
        self.school, self.other = self.district.schools
        self.client = client_of(self.school.webmaster)
        OFFICE_LINKS.forget()

    def send(self, page: Page, **parts: Any) -> Any:
        """Publish a page through its edit form."""
        data = {
            "title": page.title,
            "slug": page.slug,
            "introduction": "",
            "comments": inline_formset([]),
            **{name: inline_formset(rows) for name, rows in parts.items()},
        }
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return self.client.post(address, {**nested_form_data(data), "action-publish": "1"})


class ChartTests(EditorTestCase):
    """Units in order, each with its place and its people."""

    def setUp(self) -> None:
        super().setUp()
        self.lan, self.minh = add_staff(self.school, "Cô Lan", "Thầy Minh")
        self.page = self.school.page(OrganisationPage)

    def test_a_chart_is_a_nested_list_that_leads_to_the_people(self) -> None:
        """The screen reader hears which unit belongs to which."""
        rows = [
            {"name": "Ban giám hiệu", "step": 1, "head": self.lan.pk, "duties": ""},
            {"name": "Tổ Toán", "step": 2, "people": self.minh.pk, "duties": "Toán"},
            {"name": "Nhóm Toán 9", "step": 3, "duties": ""},
            {"name": "Tổ Văn", "step": 2, "duties": ""},
        ]
        self.assertEqual(self.send(self.page, units=rows).status_code, 302)
        response = client_of(host=self.school.host).get(self.page.url)
        self.assertEqual(page_faults(response.content), [])
        top = soup(response.content).select(".chart > li")
        self.assertEqual(len(top), 1)
        second = top[0].select(":scope > .chart__below > li")
        names = [unit.select_one(".unit__name").get_text() for unit in second]
        self.assertEqual(names, ["Tổ Toán", "Tổ Văn"])
        self.assertIn("Nhóm Toán 9", second[0].get_text())
        self.assertIn("Thầy Minh", second[0].get_text())
        link = top[0].select_one(".unit__head a")
        self.assertEqual(link.get_text(), "Cô Lan")
        address, anchor = link["href"].split("#")
        staff = client_of(host=self.school.host).get(address)
        self.assertIsNotNone(soup(staff.content).find(id=anchor))
        self.assertContains(staff, "so-do-to-chuc")

    def test_the_form_offers_and_takes_own_people_only(self) -> None:
        """Another school's people are neither shown nor accepted by POST."""
        (stranger,) = add_staff(self.other, "Người lạ")
        form = self.client.get(reverse("wagtailadmin_pages:edit", args=[self.page.pk]))
        self.assertContains(form, "Cô Lan, Giáo viên")
        self.assertNotContains(form, "Người lạ")
        for field in ({"head": stranger.pk}, {"people": stranger.pk}):
            row = {"name": "Tổ", "step": 1, "duties": "", **field}
            with self.subTest(field=field):
                self.assertEqual(self.send(self.page, units=[row]).status_code, 200)
        self.assertFalse(self.school.page(OrganisationPage).units.exists())

    def test_a_step_that_leads_nowhere_is_explained(self) -> None:
        """Nothing typed is lost."""
        rows = [
            {"name": "Ban giám hiệu", "step": 1, "duties": ""},
            {"name": "Nhóm lẻ", "step": 3, "duties": ""},
        ]
        refused = self.send(self.page, units=rows)
        self.assertContains(refused, "Nhóm lẻ")
        self.assertContains(refused, "hãy chọn bậc cao hơn")

    def test_who_leaves_the_staff_page_leaves_the_chart(self) -> None:
        """The unit stays, without a head."""
        rows = [{"name": "Ban giám hiệu", "step": 1, "head": self.lan.pk, "duties": ""}]
        self.send(self.page, units=rows)
        staff = self.school.page(StaffPage)
        staff.members = [member for member in staff.members.all() if member.pk != self.lan.pk]
        staff.save_revision().publish()
        response = client_of(host=self.school.host).get(self.page.url)
        self.assertContains(response, "Ban giám hiệu")
        self.assertNotContains(response, "Cô Lan")

    def test_the_portal_has_a_chart_too(self) -> None:
        """The office's departments."""
        page = OrganisationPage.objects.child_of(self.district.portal_root).get()
        response = client_of().get(page.url)
        self.assertEqual(page_faults(response.content), [])


class EnglishChartTests(EditorTestCase):
    """The English chart is drawn from the rows of the Vietnamese page."""

    def setUp(self) -> None:
        super().setUp()
        self.lan, self.minh = add_staff(self.school, "Cô Lan", "Thầy Minh")
        self.page = self.school.page(OrganisationPage)
        in_english(self.school.root, "Test School")
        in_english(self.school.page(StaffPage), "Staff")
        self.draw()
        self.english = in_english(self.school.page(OrganisationPage), "Organisation chart")

    def replace(self, *units: OrganisationUnit) -> None:
        """Publish the Vietnamese chart with other units."""
        page = self.school.page(OrganisationPage)
        page.units = list(units)
        page.save_revision().publish()

    def draw(self) -> None:
        """Publish the Vietnamese chart through its form."""
        rows = [
            {"name": "Ban giám hiệu", "step": 1, "head": self.lan.pk, "duties": "Lãnh đạo"},
            {"name": "Tổ Toán – Tin", "step": 2, "duties": "Dạy toán", "duties_en": "Teaching"},
            {"name": "Hội giữ chuông", "step": 2, "head": self.minh.pk, "duties": "Đánh trống"},
            {"name": "Nhóm Toán 9", "step": 3, "people": self.minh.pk, "duties": ""},
            {"name": "Vườn trường", "name_en": "Garden", "step": 4, "duties": ""},
        ]
        self.assertEqual(self.send(self.page, units=rows).status_code, 302)

    def chart(self) -> Any:
        """Return the public English chart; the page has no fault and no Vietnamese but names."""
        response = client_of(host=self.school.host).get(self.english.url)
        self.assertEqual(page_faults(response.content, "en"), [])
        return soup(response.content).select_one(".chart")

    def test_the_english_chart_shows_the_rows_of_the_vietnamese_page(self) -> None:
        """Nothing was copied; people lead to the English page of staff."""
        self.assertEqual(self.english.units.count(), 0)
        chart = self.chart()
        text = chart.get_text(" ", strip=True)
        for said in ("School leadership", "Cô Lan", "Teacher", "Teaching", "Garden"):
            self.assertIn(said, text)
        for unsaid in ("Ban giám hiệu", "Tổ", "Giáo viên", "Lãnh đạo", "Dạy", "Vườn", "Nhóm"):
            self.assertNotIn(unsaid, text)
        address, anchor = chart.select_one(".unit__head a")["href"].split("#")
        staff = client_of(host=self.school.host).get(address)
        self.assertEqual(soup(staff.content).html["lang"], "en")
        self.assertIsNotNone(soup(staff.content).find(id=anchor))

    def test_a_unit_without_english_is_left_out_and_those_below_move_up(self) -> None:
        """To the unit above it and not to its neighbour; the Vietnamese chart keeps all."""
        chart = self.chart()
        for unsaid in ("giữ chuông", "Đánh trống"):
            self.assertNotIn(unsaid, chart.get_text())
        first = chart.select_one(":scope > li > .chart__below")
        names = [unit.select_one(".unit__name").get_text() for unit in first.select(":scope > li")]
        self.assertEqual(names, ["Mathematics and computing team", "Mathematics group, grade 9"])
        group = first.select(":scope > li")[1]
        self.assertIn("Thầy Minh", group.get_text())
        self.assertIn("Garden", group.get_text())
        shown = client_of(host=self.school.host).get(self.page.url)
        self.assertContains(shown, "Hội giữ chuông")

    def test_a_top_without_english_leaves_the_rest_at_the_top(self) -> None:
        """Nothing below it is lost."""
        self.replace(
            OrganisationUnit(name="Ban giám hiệu", step=1),
            OrganisationUnit(name="Hội kể chuyện", step=1),
            OrganisationUnit(name="Liên đội", step=2),
        )
        tops = self.chart().find_all("li", recursive=False)
        names = [unit.select_one(".unit__name").get_text() for unit in tops]
        self.assertEqual(names, ["School leadership", "Young Pioneers"])

    def test_a_change_of_the_vietnamese_chart_shows_in_english_at_once(self) -> None:
        """An own English name wins over the list."""
        unit = OrganisationUnit(name="Ban giám hiệu", name_en="Heads", step=1, head=self.minh)
        self.replace(unit)
        text = self.chart().get_text(" ", strip=True)
        self.assertEqual(text, "Heads Thầy Minh Teacher")

    def test_a_chart_that_is_taken_back_is_not_shown_in_english(self) -> None:
        """Nobody is named by way of the English page."""
        self.school.page(OrganisationPage).unpublish()
        self.assertIsNone(self.chart())
        response = client_of(host=self.school.host).get(self.english.url)
        self.assertNotContains(response, "Cô Lan")
        self.assertEqual(self.english.search_parts().body[1:], [])

    def test_search_is_told_what_the_page_shows(self) -> None:
        """In the page's language, whoever asks."""
        body = " | ".join(self.english.search_parts().body)
        self.assertIn("School leadership. Cô Lan, Teacher", body)
        self.assertNotIn("chuông", body)
        own = " | ".join(self.school.page(OrganisationPage).search_parts().body)
        self.assertIn("Ban giám hiệu. Lãnh đạo. Cô Lan, Giáo viên", own)

    def test_a_draft_of_the_chart_can_be_previewed(self) -> None:
        """The Vietnamese page shows the rows that are being written."""
        page = self.school.page(OrganisationPage)
        page.units = [OrganisationUnit(name="Tổ mới", step=1, name_en="New team")]
        response = page.make_preview_request()
        self.assertContains(response, "Tổ mới")
        self.assertNotContains(response, "New team")


class UnitListTests(SimpleTestCase):
    """The common list of units."""

    def test_units_are_known_however_they_are_written(self) -> None:
        for name, english in (
            ("  ban  GIÁM hiệu", "School leadership"),
            ("Tổ văn phòng", "Office"),
            ("Tổ chuyên môn", "Teaching team"),
            ("Tổ chuyên môn khối 4, 5", "Teaching team, grades 4, 5"),
            ("Tổ khối 1", "Teaching team, grade 1"),
            ("Khối 4 và 5", "Grades 4, 5"),
            ("Tổ Toán-Tin", "Mathematics and computing team"),
            ("Tổ Sử, Địa, GDCD", "History, geography and civic education team"),
            ("Tổ chuyên môn Khoa học tự nhiên", "Natural sciences team"),
            ("Nhóm Toán 9", "Mathematics group, grade 9"),
        ):
            self.assertEqual(unit_in_english(name), english)

    def test_half_a_unit_is_no_unit(self) -> None:
        """Better nothing than a guess: no school has a thirteenth grade, "Họa" is not "Hóa"."""
        for name in (
            *("Hội giữ chuông", "Tổ Toán – Chuông", "Tổ", "Tổ –", "", "Tổ 4", "Tổ khối 13"),
            *("Tổ Họa", "Tổ trưởng", "Nhóm Chuông 9"),
        ):
            self.assertEqual(unit_in_english(name), "", name)


class LinkTests(EditorTestCase):
    """Sites of others."""

    def give(self, **values: Any) -> None:
        """Put a link on the office's page."""
        page = LinksPage.objects.child_of(self.district.portal_root).get()
        LinkedSite.objects.create(
            page=page, label="Bộ Giáo dục", url="https://moet.example/", topic="ministry", **values
        )
        OFFICE_LINKS.forget()

    def test_links_stand_by_topic_and_say_that_they_lead_away(self) -> None:
        """On the page and on the home page."""
        page = self.school.page(LinksPage)
        row = {"label": "Thư viện", "url": "https://thuvien.example/", "topic": "learning"}
        self.assertEqual(self.send(page, links=[row]).status_code, 302)
        client = client_of(host=self.school.host)
        response = client.get(page.url)
        self.assertEqual(page_faults(response.content), [])
        link = soup(response.content).select_one("main .outside a")
        self.assertIn("external", link["rel"])
        self.assertIn("trang khác", link.get_text())
        self.assertContains(client.get("/"), "https://thuvien.example/")
        self.assertNotContains(client_of(host=self.other.host).get("/"), "thuvien.example")

    def test_the_offices_links_reach_every_school_and_go_with_their_page(self) -> None:
        """Only those that are meant for schools; a page that is taken down takes them along."""
        self.give(for_schools=True)
        page = self.school.page(LinksPage)
        client = client_of(host=self.school.host)
        shown = client.get(page.url)
        self.assertContains(shown, "https://moet.example/")
        self.assertContains(shown, "Của Phòng Giáo dục")
        LinkedSite.objects.update(for_schools=False)
        OFFICE_LINKS.forget()
        self.assertNotContains(client.get(page.url), "moet.example")
        LinkedSite.objects.update(for_schools=True)
        LinksPage.objects.child_of(self.district.portal_root).get().unpublish()
        OFFICE_LINKS.forget()
        self.assertNotContains(client.get(page.url), "moet.example")

    def test_only_https_is_taken(self) -> None:
        """The message says what to write; what was typed stays."""
        for address in ("http://cu.example/", "javascript:alert(1)", "ftp://x.example/"):
            row = {"label": "Trang cũ", "url": address, "topic": "other"}
            refused = self.send(self.school.page(LinksPage), links=[row])
            self.assertContains(refused, "Trang cũ")
            self.assertContains(refused, "https://")
        self.assertFalse(LinkedSite.objects.exists())
