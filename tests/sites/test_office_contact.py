"""Readers reach the office: address, telephone, e-mail and spokesperson on its portal."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.test import Client
from wagtail.models import ModelLogEntry, Page

from home.models import ContactPage
from search.selectors import SearchRequest, search_results
from sites.models import OfficeContact
from sites.services import office_contact_update
from tests.front.test_same_data import in_english
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import page_faults, soup
from tests.support.searching import SearchTestCase

SCREEN = "/admin/our-office/"
FACTS = {
    "address": "Số 1, phố Thử, phường Thử Nhất",
    "address_en": "1 Test Street, Test Ward",
    "phone": "(024) 3999.0001",
    "email": "van-phong@example.test",
    "map_url": "https://example.test/ban-do",
    "spokesperson_name": "Lê Thử",
    "spokesperson_post": "Trưởng phòng",
    "spokesperson_post_en": "",
    "spokesperson_phone": "+84 24 3999 0002",
    "spokesperson_email": "phat-ngon@example.test",
}


def place_of(content: bytes) -> dict[str, object]:
    """Return what a page tells machines about the office."""
    scripts = soup(content).select('script[type="application/ld+json"]')
    facts = [fact for script in scripts for fact in _listed(json.loads(script.string or ""))]
    return next(fact for fact in facts if fact["@type"] == "GovernmentOffice")


def _listed(found: object) -> list[dict[str, object]]:
    return found if isinstance(found, list) else [found]  # type: ignore[list-item]


class OfficeContactTests(DistrictTestCase):
    """From the office's screen to the portal's pages."""

    school_count = 1

    def setUp(self) -> None:
        super().setUp()
        self.contact = ContactPage.objects.descendant_of(self.district.portal_root).get()
        self.reader = client_of()

    def save(self, **facts: str) -> OfficeContact:
        """Fill the screen in as the moderator, whom nothing is to stop."""
        answer = client_of(self.district.moderator).post(SCREEN, FACTS | facts)
        self.assertRedirects(answer, SCREEN)
        return OfficeContact.objects.get()

    def english(self) -> Page:
        """Return the English contact page."""
        in_english(self.district.portal_root, "Test Office")
        return in_english(self.contact, "Contact")

    def test_nothing_is_shown_before_the_office_has_said_anything(self) -> None:
        page = self.reader.get(self.contact.url)
        self.assertEqual(page_faults(page.content), [])
        self.assertIsNone(soup(page.content).select_one("main .label"))
        self.assertIsNone(soup(page.content).select_one("footer address"))
        self.assertEqual(set(place_of(page.content)), {"@context", "@type", "name", "url"})

    def test_the_contact_page_shows_all_of_it(self) -> None:
        self.save()
        page = self.reader.get(self.contact.url)
        self.assertEqual(page_faults(page.content), [])
        main = soup(page.content).select_one("main")
        text = main.get_text(" ", strip=True)
        for said in (FACTS["address"], FACTS["phone"], "Lê Thử", "Trưởng phòng"):
            self.assertIn(said, text)
        links = {link["href"] for link in main.select("a[href]")}
        self.assertLessEqual(
            {
                "tel:02439990001",
                "tel:+842439990002",
                "mailto:van-phong@example.test",
                "mailto:phat-ngon@example.test",
                "https://example.test/ban-do",
            },
            links,
        )
        self.assertNotIn(FACTS["address_en"], text)

    def test_the_english_page_shows_it_in_english(self) -> None:
        """The address as the office says it, the post from the list of usual ones."""
        english = self.english()
        self.save()
        page = self.reader.get(english.url)
        self.assertEqual(page_faults(page.content, "en"), [])
        text = soup(page.content).get_text(" ", strip=True)
        for said in ("1 Test Street, Test Ward", "Head of the Office", FACTS["phone"]):
            self.assertIn(said, text)
        for said in (FACTS["address"], "Trưởng phòng"):
            self.assertNotIn(said, text)
        self.assertEqual(place_of(page.content)["address"]["streetAddress"], FACTS["address_en"])
        self.save(address_en="")
        self.assertContains(self.reader.get(english.url), FACTS["address"])

    def test_every_page_of_the_portal_ends_with_it(self) -> None:
        self.save()
        for url in ("/", "/cac-truong/", "/search/"):
            foot = soup(self.reader.get(url).content).select_one("footer").get_text(" ", strip=True)
            for said in (FACTS["address"], FACTS["phone"], "Lê Thử, Trưởng phòng"):
                self.assertIn(said, foot, url)
        school = client_of(host=self.district.schools[0].host).get("/")
        self.assertNotContains(school, FACTS["phone"])

    def test_machines_are_told_on_home_and_contact_page(self) -> None:
        self.save()
        for url in ("/", self.contact.url):
            place = place_of(self.reader.get(url).content)
            self.assertEqual(place["telephone"], FACTS["phone"])
            self.assertEqual(place["email"], FACTS["email"])
            self.assertEqual(place["hasMap"], FACTS["map_url"])
            self.assertEqual(place["address"]["streetAddress"], FACTS["address"])

    def test_wrong_facts_come_back_with_what_to_write(self) -> None:
        """Nothing is saved, nothing that was typed is lost."""
        client = client_of(self.district.administrator)
        wrong = {
            "phone": "024 1111 2222 hoặc 0903 000 000",
            "spokesperson_phone": "gọi văn thư",
            "email": "van-phong",
        }
        answer = client.post(SCREEN, FACTS | wrong)
        self.assertContains(answer, "Nhập một số điện thoại bằng chữ số", count=2)
        self.assertContains(answer, "Nhập một địa chỉ thư điện tử, ví dụ", count=1)
        self.assertContains(answer, wrong["phone"])
        self.assertFalse(OfficeContact.objects.exists())

    def test_numbers_as_people_write_them_are_taken(self) -> None:
        for number in ("111", "1900 1234", "0243.999.0001", "024-3999-0001", "+84 (24) 3999 0001"):
            self.assertEqual(self.save(phone=number).phone, number)

    def test_nobody_of_a_school_reaches_the_screen(self) -> None:
        """Neither by the address nor by sending the form; readers without account neither."""
        people = self.district.schools[0]
        self.save()
        for client in (client_of(people.webmaster), client_of(people.editor), Client()):
            for answer in (client.get(SCREEN), client.post(SCREEN, {"phone": "666"})):
                self.assertIn(answer.status_code, (302, 403, 404))
                self.assertNotEqual(answer.headers.get("Location"), SCREEN)
        self.assertEqual(OfficeContact.objects.get().phone, FACTS["phone"])
        menu = client_of(people.webmaster).get("/admin/")
        self.assertNotContains(menu, SCREEN)
        self.assertContains(client_of(self.district.moderator).get("/admin/"), SCREEN)

    def test_a_school_s_own_forms_do_not_reach_it_either(self) -> None:
        """The school's contact, and the settings of a site, know no such fields."""
        people = self.district.schools[0]
        client = client_of(people.webmaster)
        self.save()
        client.post(f"/admin/our-school/{people.school.pk}/", FACTS | {"phone": "024 1", "site": 1})
        portal = self.district.portal.pk
        answer = client.post(f"/admin/settings/school_sites/officecontact/{portal}/", FACTS)
        self.assertIn(answer.status_code, (302, 403, 404))
        self.assertEqual(OfficeContact.objects.get().phone, FACTS["phone"])
        self.assertEqual(OfficeContact.objects.count(), 1)

    def test_who_changed_it_is_kept(self) -> None:
        contact = self.save()
        self.save(phone="024 3999 0009")
        entries = ModelLogEntry.objects.for_instance(contact).order_by("timestamp")
        self.assertEqual([entry.user for entry in entries], [self.district.moderator] * 2)
        self.assertEqual(entries.last().data["fields"], ["phone"])

    def test_two_who_save_for_the_first_time_at_once_are_both_served(self) -> None:
        """A colleague's record appears right after ours has not been found."""
        site, came = self.district.portal, []

        def colleague(execute: Any, sql: str, *rest: Any) -> Any:
            found = execute(sql, *rest)
            if not came and sql.startswith("SELECT") and OfficeContact._meta.db_table in sql:
                came.append(sql)
                OfficeContact.objects.bulk_create([OfficeContact(site=site, phone="113")])
            return found

        def update(**facts: Any) -> OfficeContact:
            with connection.execute_wrapper(colleague):
                return office_contact_update(**facts)

        with patch("sites.screens.own_office.office_contact_update", update):
            contact = self.save()
        self.assertTrue(came)
        self.assertEqual((contact.phone, contact.address), (FACTS["phone"], FACTS["address"]))


class OfficeContactSearchTests(SearchTestCase):
    """Whoever looks for the office's telephone finds the contact page."""

    def found(self, text: str) -> list[int]:
        """Return the page ids that a parent on the portal finds."""
        return [hit.page.pk for hit in search_results(SearchRequest(text)).hits]

    def test_the_contact_page_is_found_by_what_it_shows(self) -> None:
        contact = ContactPage.objects.descendant_of(self.district.portal_root).get()
        self.follow()
        self.assertNotIn(contact.pk, self.found("pho thu"))
        client_of(self.district.moderator).post(SCREEN, FACTS)
        self.follow()
        for asked in ("phố Thử", "nguoi phat ngon le thu", "phat-ngon@example.test"):
            self.assertEqual(self.found(asked)[:1], [contact.pk], asked)

    def test_a_school_s_contact_page_does_not_tell_the_office_s_facts(self) -> None:
        client_of(self.district.moderator).post(SCREEN, FACTS)
        school = self.district.schools[0].page(ContactPage)
        self.assertNotIn("Lê Thử", " ".join(school.search_parts().body))
