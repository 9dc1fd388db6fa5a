"""A school's people and contact stand in English pages without being typed again."""

from __future__ import annotations

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from home.models import ContactPage, StaffPage
from home.models.staff import StaffMember
from sites.posts import post_in_english
from sites.services.contact import school_contact_update
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import page_faults, soup


def in_english(page: Page, title: str) -> Page:
    """Translate a page by wagtail-localize's own machinery and publish it."""
    english = Locale.objects.get(language_code="en")
    source, _new = TranslationSource.get_or_create_from_instance(page)
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=english)
    translation.save_target(publish=True)
    target = translation.get_target_instance()
    target.title = title
    target.save_revision().publish()
    return type(page).objects.get(pk=target.pk)


class SameDataTests(DistrictTestCase):
    """The school keeps its people on the Vietnamese page and its contact in its own record."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.people = cls.district.schools[0]
        cls.staff = cls.people.page(StaffPage)
        cls.head = StaffMember.objects.create(
            page=cls.staff,
            name="Trần Thử",
            post="Phó Hiệu trưởng",
            phone="024 1111 2222",
            duties="Phụ trách bán trú",
            is_leader=True,
        )
        StaffMember.objects.create(
            page=cls.staff, name="Lê Lạ", post="Người giữ chuông", duties="Đánh trống"
        )
        StaffMember.objects.create(
            page=cls.staff,
            name="Vũ Khác",
            post="Người trồng hoa",
            post_en="Gardener",
            duties="Vườn trường",
            duties_en="The school garden",
        )
        in_english(cls.people.root, "Test School")
        cls.english = in_english(StaffPage.objects.get(pk=cls.staff.pk), "Leaders and staff")
        cls.client_ = client_of(host=cls.people.host)

    def test_the_english_page_shows_the_vietnamese_page_s_people(self) -> None:
        """Same names and telephones; the post from the list, or as the school says it."""
        self.assertEqual(self.english.members.count(), 0)
        response = self.client_.get(self.english.url)
        self.assertEqual(page_faults(response.content, "en"), [])
        text = soup(response.content).select_one("main").get_text(" ", strip=True)
        for said in (
            *("Trần Thử", "Vice Principal", "024 1111 2222"),
            *("Lê Lạ", "Vũ Khác", "Gardener", "The school garden"),
        ):
            self.assertIn(said, text)

    def test_what_nobody_said_in_english_is_left_out(self) -> None:
        """No Vietnamese post or duty stands on an English page."""
        text = self.client_.get(self.english.url).content.decode()
        for said in ("Người giữ chuông", "Đánh trống", "Phó Hiệu trưởng", "Phụ trách", "Vườn"):
            self.assertNotIn(said, text)

    def test_a_change_on_the_vietnamese_page_shows_in_english_at_once(self) -> None:
        """A new telephone number is typed once; a person who left is gone everywhere."""
        page = StaffPage.objects.get(pk=self.staff.pk)
        member = page.members.get(name="Trần Thử")
        member.phone = "024 9999 0000"
        page.members = [member]
        page.save_revision().publish()
        text = self.client_.get(self.english.url).content.decode()
        self.assertIn("024 9999 0000", text)
        self.assertNotIn("Lê Lạ", text)

    def test_people_who_are_taken_back_are_not_shown_in_english(self) -> None:
        """The Vietnamese page is unpublished: nobody is named by way of the English one."""
        StaffPage.objects.get(pk=self.staff.pk).unpublish()
        response = self.client_.get(self.english.url)
        self.assertEqual(response.status_code, 200)
        self.assertNotContains(response, "Trần Thử")

    def test_search_finds_people_of_the_english_page(self) -> None:
        """What the English page shows is what it tells search."""
        body = " ".join(self.english.search_parts().body)
        self.assertIn("Trần Thử, Vice Principal", body)
        self.assertNotIn("Phó", body)

    def test_the_spokesperson_s_post_is_english_too(self) -> None:
        """Contact facts are the school's record; an own English post wins over the list."""
        contact = in_english(self.people.page(ContactPage), "Contact")
        facts = {"spokesperson_name": "Trần Thử", "spokesperson_post": "Hiệu trưởng"}
        school_contact_update(school=self.people.school, facts=facts)
        text = self.client_.get(contact.url).content.decode()
        self.assertIn("<dd>Principal</dd>", text)
        self.assertNotIn("Hiệu trưởng", text)
        school_contact_update(
            school=self.people.school, facts={"spokesperson_post_en": "Head of School"}
        )
        self.assertContains(self.client_.get(contact.url), "<dd>Head of School</dd>")
        self.assertContains(self.client_.get("/lien-he/"), "<dd>Hiệu trưởng</dd>")

    def test_an_address_in_vietnamese_says_so(self) -> None:
        """At the foot of every English page; not on Vietnamese ones."""
        school_contact_update(school=self.people.school, facts={"address": "Số 1, phố Thử"})
        foot = soup(self.client_.get(self.english.url).content).footer
        self.assertEqual(foot.select_one("[lang=vi]").get_text(), "Số 1, phố Thử")
        foot = soup(self.client_.get(self.staff.url).content).footer
        self.assertIn("Số 1, phố Thử", foot.get_text())
        self.assertFalse(foot.select("p [lang]"))

    def test_the_webmaster_types_english_posts_where_the_people_are(self) -> None:
        """The form of the Vietnamese page has the fields, and of the school's contact, too."""
        client = client_of(self.people.webmaster)
        form = client.get(f"/admin/pages/{self.staff.pk}/edit/")
        self.assertContains(form, 'name="members-0-post_en"')
        own = client.get(f"/admin/our-school/{self.people.school.pk}/")
        self.assertContains(own, 'name="spokesperson_post_en"')


class PostListTests(DistrictTestCase):
    """The common list of posts."""

    def test_posts_are_known_however_they_are_written(self) -> None:
        for post, english in (
            ("Hiệu trưởng", "Principal"),
            ("  phó  HIỆU trưởng ", "Vice Principal"),
            ("Hiệu trưởng, Bí thư Chi bộ", "Principal, Secretary of the Party cell"),
            ("Y tế - Thủ quỹ", "School Nurse, Cashier"),
            ("Giáo viên lớp 1a", "Teacher of class 1A"),
            ("Kế toán kiêm Văn thư", "Accountant, Records Clerk"),
        ):
            self.assertEqual(post_in_english(post), english)

    def test_half_a_post_is_no_post(self) -> None:
        """Better nothing than a line that is half Vietnamese."""
        for post in ("Hiệu trưởng, người giữ chuông", "người giữ chuông", "", " - "):
            self.assertEqual(post_in_english(post), "")
