"""Opening a school: all of it or nothing."""

from __future__ import annotations

from unittest.mock import patch

from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import ValidationError
from wagtail.models import Collection, Page, Site

from accounts.models import User
from home.models import LinksPage, OrganisationPage, SchoolHomePage, WeekMenuPage
from sites.models import Level, Palette, School, SiteSettings, Ward
from sites.school_data import SchoolData
from sites.services import opening, school_open
from tests.support.district import DistrictTestCase, client_of

STEPS = (
    "_root_open",
    "_site_open",
    "collection_add",
    "school_groups_create",
    "_record",
    "school_rights_align",
    "_look_set",
    "_pages_open",
    "_webmaster_appoint",
    "log",
)


def facts(**changes: str) -> SchoolData:
    """Return good facts with some of them changed."""
    given = {
        "code": "mnhoamai",
        "level": "kindergarten",
        "name": "Trường Mầm non Hoa Mai",
        "ward": "Phường Mới",
        "webmaster_email": "hoamai@example.test",
    }
    return SchoolData(**(given | changes))


def census() -> dict[str, int]:
    """Count everything that opening a school touches."""
    models = (School, Site, Page, Collection, Group, SiteSettings, Ward, User)
    return {model.__name__: model.objects.count() for model in models}


class OpenSchoolTests(DistrictTestCase):
    """What stands there when a school has been opened."""

    def test_a_kindergarten_answers_on_its_own_host_with_its_pages(self) -> None:
        school = school_open(data=facts())
        response = client_of(host="mnhoamai.localhost").get("/")
        self.assertContains(response, "Trường Mầm non Hoa Mai")
        self.assertEqual(school.site.root_url, "http://mnhoamai.localhost:8000")
        for page in school.root_page.get_children():
            with self.subTest(page.title):
                self.assertEqual(
                    client_of(host="mnhoamai.localhost").get(page.url).status_code, 200
                )
                self.assertTrue(page.slug.isascii())
                quiet = page.specific_class in (OrganisationPage, LinksPage)
                self.assertEqual(page.show_in_menus, not quiet)

    def test_only_kindergartens_have_a_menu_of_the_week(self) -> None:
        primary, kindergarten = (people.school for people in self.district.schools)
        self.assertEqual(primary.level, Level.PRIMARY)
        menus = WeekMenuPage.objects.all()
        self.assertFalse(menus.descendant_of(primary.root_page).exists())
        self.assertTrue(menus.descendant_of(kindergarten.root_page).exists())

    def test_the_look_follows_the_level(self) -> None:
        school = school_open(data=facts())
        self.assertEqual(SiteSettings.for_site(school.site).palette, Palette.LOTUS)

    def test_the_first_webmaster_is_invited_by_letter_and_can_work(self) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            school = school_open(data=facts())
        person = User.objects.get(email="hoamai@example.test")
        self.assertEqual([group.pk for group in person.groups.all()], [school.webmasters_id])
        [letter] = mail.outbox
        self.assertEqual(letter.to, ["hoamai@example.test"])
        [link] = [line for line in letter.body.splitlines() if line.startswith("http")]
        page = client_of().get(link.removeprefix("http://localhost:8000"), follow=True)
        self.assertContains(page, 'name="new_password1"')

    def test_a_known_person_joins_without_a_letter(self) -> None:
        known = self.district.schools[0].webmaster
        with self.captureOnCommitCallbacks(execute=True):
            school = school_open(data=facts(webmaster_email=known.email.upper()))
        self.assertIn(school.webmasters, known.groups.all())
        self.assertEqual(mail.outbox, [])

    def test_spaces_case_and_unicode_forms_are_put_right(self) -> None:
        school = school_open(data=facts(code=" MNHoaMai ", name="  Trường  Mầm non Hoa Mai "))
        self.assertEqual((school.code, school.name), ("mnhoamai", "Trường Mầm non Hoa Mai"))

    def test_wrong_facts_are_refused_by_field(self) -> None:
        cases = {
            "code": facts(code="1abc"),
            "level": facts(level="university"),
            "name": facts(name=""),
            "ward": facts(ward=" "),
            "subdomain": facts(subdomain="www"),
            "webmaster_email": facts(webmaster_email="nobody"),
        }
        before = census()
        for field, data in cases.items():
            with self.subTest(field), self.assertRaises(ValidationError) as caught:
                school_open(data=data)
            self.assertEqual(list(caught.exception.message_dict), [field])
        self.assertEqual(census(), before)

    def test_what_another_school_has_is_refused(self) -> None:
        cases = {
            "code": facts(code="truong1", subdomain="khac"),
            "name": facts(name=self.district.schools[0].school.name),
            "subdomain": facts(subdomain="truong1"),
        }
        for field, data in cases.items():
            with self.subTest(field), self.assertRaises(ValidationError) as caught:
                school_open(data=data)
            self.assertEqual(list(caught.exception.message_dict), [field])

    def test_a_deactivated_person_cannot_become_webmaster(self) -> None:
        User.objects.filter(pk=self.district.schools[0].editor.pk).update(is_active=False)
        before = census()
        with self.assertRaises(ValidationError) as caught:
            school_open(data=facts(webmaster_email=self.district.schools[0].editor.email))
        self.assertEqual(list(caught.exception.message_dict), ["webmaster_email"])
        self.assertEqual(census(), before)


class FailureTests(DistrictTestCase):
    """A failure at any point leaves nothing."""

    school_count = 1

    def test_nothing_is_left_whichever_step_fails(self) -> None:
        before = census()
        for step in STEPS:
            for moment in ("before", "after"):
                with self.subTest(step=step, moment=moment):
                    self._fail(step, moment)
                    self.assertEqual(census(), before)
                    self.assertFalse(SchoolHomePage.objects.filter(slug="mnhoamai").exists())
                    self.assertEqual(Page.find_problems(), ([], [], [], [], []))
                    self.assertEqual(client_of(host="mnhoamai.localhost").get("/").status_code, 404)
        with self.captureOnCommitCallbacks(execute=True):
            school_open(data=facts())
        self.assertEqual(client_of(host="mnhoamai.localhost").get("/").status_code, 200)

    def _fail(self, step: str, moment: str) -> None:
        real = getattr(opening, step)

        def broken(*args: object, **kwargs: object) -> None:
            if moment == "after":
                real(*args, **kwargs)
            raise RuntimeError(step)

        with (
            patch.object(opening, step, broken),
            self.assertRaisesMessage(RuntimeError, step),
            self.captureOnCommitCallbacks(execute=True),
        ):
            school_open(data=facts())
        self.assertEqual(mail.outbox, [])
