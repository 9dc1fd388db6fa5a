"""The organisation chart and linked sites: structured, fenced, readable as lists."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.link_selectors import OFFICE_LINKS
from home.models import LinkedSite, LinksPage, OrganisationPage, StaffMember, StaffPage
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
