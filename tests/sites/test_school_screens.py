"""The office's school screens, through real addresses as real people."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from sites.models import School, SchoolStatus, Ward
from sites.screens.suggesting import code_suggestion
from tests.support.district import DistrictTestCase, add_school, client_of

OPEN_URL = "/admin/schools/open/"


class ScreenTestCase(DistrictTestCase):
    """Adds the administrator's client and facts for a new school."""

    def setUp(self) -> None:
        super().setUp()
        self.office = client_of(self.district.administrator)
        self.school = School.objects.get(pk=self.district.schools[0].school.pk)

    def facts(self, **changes: Any) -> dict[str, Any]:
        """Return what is typed into "Open a school"."""
        typed = {
            "name": "Trường Mầm non Hoa Mai",
            "name_en": "Hoa Mai Kindergarten",
            "level": "kindergarten",
            "ward": Ward.objects.first().pk,
            "code": "mnhoamai",
            "subdomain": "",
            "webmaster_email": "hoamai@example.test",
            "webmaster_name": "Nguyễn Thử",
        }
        return typed | changes

    def edit_facts(self, **changes: Any) -> dict[str, Any]:
        """Return what stands in the edit screen."""
        form = self.office.get(f"/admin/schools/{self.school.pk}/").context["form"]
        return {name: form[name].value() or "" for name in form.fields} | changes


class OpenScreenTests(ScreenTestCase):
    """The screen "Open a school"."""

    def test_the_administrator_opens_a_school_that_answers_at_once(self) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            response = self.office.post(OPEN_URL, self.facts(), follow=True)
        school = School.objects.get(code="mnhoamai")
        self.assertRedirects(response, f"/admin/schools/{school.pk}/")
        self.assertContains(response, "Đã mở Trường Mầm non Hoa Mai.")
        self.assertEqual(client_of(host="mnhoamai.localhost").get("/").status_code, 200)
        self.assertTrue(User.objects.filter(groups=school.webmasters_id).exists())

    def test_a_second_click_opens_no_second_school_and_shows_no_error(self) -> None:
        self.office.post(OPEN_URL, self.facts())
        pages = Page.objects.count()
        response = self.office.post(OPEN_URL, self.facts(), follow=True)
        school = School.objects.get(code="mnhoamai")
        self.assertRedirects(response, f"/admin/schools/{school.pk}/")
        self.assertEqual(Page.objects.count(), pages)

    def test_errors_say_what_to_do_and_keep_what_was_typed(self) -> None:
        wrong = self.facts(code="truong1", subdomain="www", name="Trường Mầm non Hoa Đào")
        response = self.office.post(OPEN_URL, wrong)
        self.assertContains(response, "Tên “www” đã được dành riêng")
        self.assertContains(response, "Trường Mầm non Hoa Đào")
        self.assertContains(response, "hoamai@example.test")
        response = self.office.post(OPEN_URL, self.facts(code="truong1"))
        self.assertContains(response, "Mã “truong1” đã thuộc về Trường Thử nghiệm số 1")
        self.assertEqual(School.objects.count(), 2)

    def test_an_empty_form_names_every_missing_fact(self) -> None:
        response = self.office.post(OPEN_URL, {})
        for sentence in (
            "Thiếu tên trường.",
            "Thiếu mã trường.",
            "Hãy chọn cấp học.",
            "Hãy chọn phường",
        ):
            self.assertContains(response, sentence)

    def test_the_address_can_be_checked_without_javascript_and_without_opening(self) -> None:
        response = self.office.post(OPEN_URL, self.facts(check="1"))
        self.assertContains(response, "http://mnhoamai.localhost:8000")
        self.assertContains(response, "Trường Mầm non Hoa Mai")
        self.assertFalse(School.objects.filter(code="mnhoamai").exists())

    def test_the_live_preview_answers_with_address_problem_and_suggestion(self) -> None:
        url = reverse("schools:host_preview")
        given = {"code": "", "name": "Trường Mầm non Đô thị", "level": "kindergarten"}
        self.assertEqual(self.office.get(url, given).json()["suggestion"], "mndothi")
        answer = self.office.get(url, {"code": "mnhoamai"}).json()
        self.assertEqual(answer["address"], "http://mnhoamai.localhost:8000")
        self.assertEqual(answer["problem"], "")
        self.assertIn(
            "Trường Thử nghiệm số 1", self.office.get(url, {"code": "truong1"}).json()["problem"]
        )
        self.assertIn("dành riêng", self.office.get(url, {"code": "WWW"}).json()["problem"])

    def test_suggested_codes(self) -> None:
        cases = {
            ("Trường Mầm non Hoa Sữa", "kindergarten"): "mnhoasua",
            ("Trường Tiểu học Đoàn Khuê", "primary"): "thdoankhue",
            ("THCS Gia Thụy", "lower_secondary"): "thcsgiathuy",
            ("  ", "primary"): "",
            ("Đức Giang", ""): "ducgiang",
        }
        for (name, level), code in cases.items():
            with self.subTest(name):
                self.assertEqual(code_suggestion(name, level), code)


class ManageTests(ScreenTestCase):
    """Editing, closing, moving."""

    def test_the_office_edits_names_ward_and_contact(self) -> None:
        ward = Ward.objects.create(name="Phường Khác", slug="khac")
        typed = self.edit_facts(
            name="Trường Tiểu học Bình Minh",
            ward=ward.pk,
            phone="024 0000 0000",
            spokesperson_name="Người phát ngôn",
        )
        url = f"/admin/schools/{self.school.pk}/"
        self.assertRedirects(self.office.post(url, typed), url)
        self.school.refresh_from_db()
        self.assertEqual(self.school.ward, ward)
        self.assertEqual(self.school.phone, "024 0000 0000")
        self.assertEqual(self.school.spokesperson_name, "Người phát ngôn")
        self.assertEqual(self.school.site.site_name, "Trường Tiểu học Bình Minh")

    def test_a_taken_name_changes_nothing_at_all(self) -> None:
        other = self.district.schools[1].school.name
        url = f"/admin/schools/{self.school.pk}/"
        response = self.office.post(url, self.edit_facts(name=other, phone="024 1"))
        self.assertContains(response, "Đã có một trường mang tên này (mã truong2).")
        before = self.school.name
        self.school.refresh_from_db()
        self.assertEqual((self.school.name, self.school.phone), (before, ""))

    def test_closing_asks_first_and_reopening_brings_back(self) -> None:
        host = self.school.site.hostname
        url = f"/admin/schools/{self.school.pk}/close/"
        self.assertContains(self.office.get(url), "Đóng trang của")
        self.school.refresh_from_db()
        self.assertEqual(self.school.status, SchoolStatus.OPEN)
        for _click in range(2):
            with self.captureOnCommitCallbacks(execute=True):
                self.office.post(url)
            self.assertEqual(client_of(host=host).get("/").status_code, 410)
        with self.captureOnCommitCallbacks(execute=True):
            self.office.post(f"/admin/schools/{self.school.pk}/reopen/")
        self.assertEqual(client_of(host=host).get("/").status_code, 200)
        history = self.office.get(f"/admin/schools/{self.school.pk}/history/")
        self.assertContains(history, "Đã đóng trang trường", count=1)

    def test_moving_to_another_host_shows_where_it_is_now(self) -> None:
        url = f"/admin/schools/{self.school.pk}/host/"
        response = self.office.post(url, {"subdomain": "truong2"})
        self.assertContains(response, "đã thuộc về Trường Thử nghiệm số 2")
        with self.captureOnCommitCallbacks(execute=True):
            response = self.office.post(url, {"subdomain": "BinhMinh"}, follow=True)
        self.assertContains(response, "http://binhminh.localhost:8000")
        moved = client_of(host="truong1.localhost").get("/")
        self.assertEqual(moved["Location"], "http://binhminh.localhost:8000/")
        self.assertContains(self.office.get(url), "truong1.localhost")

    def test_the_list_is_searched_without_marks_and_filtered(self) -> None:
        response = self.office.get("/admin/schools/", {"q": "truong thu nghiem 1"})
        self.assertContains(response, "Trường Thử nghiệm số 1")
        self.assertNotContains(response, "Trường Thử nghiệm số 2")
        response = self.office.get("/admin/schools/", {"level": "kindergarten"})
        self.assertNotContains(response, "Trường Thử nghiệm số 1")
        self.assertContains(response, "Trường Thử nghiệm số 2")

    def test_there_is_no_way_to_delete_a_school(self) -> None:
        for path in ("delete/{}/", "{}/delete/"):
            url = "/admin/schools/" + path.format(self.school.pk)
            self.assertEqual(self.office.post(url).status_code, 404)
        self.assertTrue(School.objects.filter(pk=self.school.pk).exists())

    def test_a_ward_with_schools_is_not_deleted_and_says_why(self) -> None:
        url = f"/admin/wards/delete/{self.school.ward_id}/"
        for method in (self.office.get, self.office.post):
            response = method(url, follow=True)
            self.assertContains(response, "còn 1 trường ở đó")
        empty = Ward.objects.create(name="Phường Trống", slug="trong")
        self.office.post(f"/admin/wards/delete/{empty.pk}/")
        self.assertFalse(Ward.objects.filter(pk=empty.pk).exists())


class ForbiddenTests(ScreenTestCase):
    """Nobody but the administrator, tried by POST."""

    def test_others_change_nothing(self) -> None:
        pk, ward = self.school.pk, self.school.ward_id
        attempts = {
            OPEN_URL: self.facts(),
            f"/admin/schools/{pk}/": self.edit_facts(name="Tên của kẻ khác"),
            f"/admin/schools/{pk}/host/": {"subdomain": "kekhac"},
            f"/admin/schools/{pk}/close/": {},
            f"/admin/schools/{pk}/reopen/": {},
            "/admin/wards/new/": {"name": "Phường Lạ", "slug": "la"},
            f"/admin/wards/edit/{ward}/": {"name": "Phường Lạ", "slug": "la"},
            f"/admin/wards/delete/{ward}/": {},
            "/admin/topics/new/": {"name": "x", "name_en": "x", "slug": "x", "order": 1},
        }
        people = self.district.schools[0]
        before = list(School.objects.values()), list(Ward.objects.values())
        for person in (self.district.moderator, people.webmaster, people.editor, None):
            client = client_of(person)
            for url, typed in attempts.items():
                with self.subTest(person=str(person), url=url):
                    self.assertIn(client.post(url, typed).status_code, (302, 403, 404))
                    self.assertIn(client.get(url).status_code, (302, 403, 404))
        self.assertEqual((list(School.objects.values()), list(Ward.objects.values())), before)

    def test_the_live_preview_tells_nothing_to_others(self) -> None:
        url = reverse("schools:host_preview")
        for person in (self.district.moderator, self.district.schools[0].webmaster, None):
            response = client_of(person).get(url, {"code": "truong2"})
            self.assertNotContains(response, "Trường Thử", status_code=response.status_code)
            self.assertNotEqual(response.status_code, 200)


class OwnSchoolTests(ScreenTestCase):
    """The screen "Our school" of the webmaster."""

    def _url(self, number: int = 0) -> str:
        return f"/admin/our-school/{self.district.schools[number].school.pk}/"

    def test_a_webmaster_edits_contact_and_spokesperson_only(self) -> None:
        client = client_of(self.district.schools[0].webmaster)
        self.assertRedirects(client.get("/admin/our-school/"), self._url())
        typed = {
            "phone": "024 1111 1111",
            "spokesperson_name": "Cô Phát Ngôn",
            "name": "Tên khác",
            "code": "khac",
            "level": "primary",
            "status": "closed",
            "ward": "2",
        }
        before = School.objects.values("name", "code", "level", "status", "ward").get(
            pk=self.school.pk
        )
        self.assertRedirects(client.post(self._url(), typed), self._url())
        self.school.refresh_from_db()
        self.assertEqual(self.school.phone, "024 1111 1111")
        self.assertEqual(self.school.spokesperson_name, "Cô Phát Ngôn")
        after = School.objects.values("name", "code", "level", "status", "ward")
        self.assertEqual(after.get(pk=self.school.pk), before)

    def test_the_editor_the_other_school_and_the_moderator_are_refused(self) -> None:
        people = (
            self.district.schools[0].editor,
            self.district.schools[1].webmaster,
            self.district.moderator,
        )
        for person in people:
            with self.subTest(str(person)):
                client = client_of(person)
                response = client.post(self._url(), {"phone": "666"})
                self.assertIn(response.status_code, (302, 403, 404))
                self.school.refresh_from_db()
                self.assertEqual(self.school.phone, "")

    def test_wrong_facts_come_back_with_what_was_typed(self) -> None:
        client = client_of(self.district.schools[0].webmaster)
        response = client.post(self._url(), {"email": "không phải", "phone": "024 2"})
        self.assertEqual(response.status_code, 200)
        self.assertContains(response, "024 2")
        self.assertContains(response, "Chưa lưu gì cả")

    def test_a_number_from_before_the_rule_does_not_stop_other_facts(self) -> None:
        """But no other such number is taken."""
        old = {"phone": "024 1111 2222 - 024 1111 3333", "spokesperson_phone": "gọi văn thư"}
        School.objects.filter(pk=self.school.pk).update(**old)
        client = client_of(self.district.schools[0].webmaster)
        typed = old | {"address": "Số 2, phố Thử"}
        self.assertRedirects(client.post(self._url(), typed), self._url())
        self.school.refresh_from_db()
        self.assertEqual((self.school.address, self.school.phone), (typed["address"], old["phone"]))
        for name in old:
            refused = client.post(self._url(), typed | {name: "024 1111 2222 hoặc 3333"})
            self.assertContains(refused, "Nhập một số điện thoại bằng chữ số", count=1)
        self.school.refresh_from_db()
        self.assertEqual((self.school.phone, self.school.spokesperson_phone), tuple(old.values()))

    def test_a_webmaster_of_two_schools_chooses(self) -> None:
        webmaster = self.district.schools[0].webmaster
        webmaster.groups.add(self.district.schools[1].school.webmasters)
        response = client_of(webmaster).get("/admin/our-school/")
        self.assertContains(response, self._url(0))
        self.assertContains(response, self._url(1))

    def test_the_menu_shows_each_only_the_own_way(self) -> None:
        menus = {
            person: client_of(person).get("/admin/").content.decode()
            for person in (self.district.schools[0].webmaster, self.district.administrator)
        }
        webmaster, office = menus.values()
        self.assertIn("/admin/our-school/", webmaster)
        self.assertNotIn("/admin/schools/", webmaster)
        self.assertIn("/admin/schools/", office)
        self.assertNotIn("/admin/our-school/", office)


class CostTests(DistrictTestCase):
    """The list costs the same with two schools and with twenty."""

    def _queries(self, url: str) -> int:
        client = client_of(self.district.administrator)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(client.get(url).status_code, 200)
        return len(queries)

    def test_lists_cost_the_same_with_two_and_with_twenty_schools(self) -> None:
        urls = ("/admin/schools/", "/admin/schools/?q=truong", "/admin/wards/", "/admin/topics/")
        before = {url: self._queries(url) for url in urls}
        for number in range(3, 21):
            add_school(self.district, number)
        self.assertEqual({url: self._queries(url) for url in urls}, before)
