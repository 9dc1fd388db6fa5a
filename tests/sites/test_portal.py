"""Opening the portal, again and under another domain."""

from __future__ import annotations

import io

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import override_settings
from wagtail.models import Collection, Locale, Page, Site

from news.models import SectionPage, Topic
from sites.models import FormerHost, School
from sites.services import portal_open, school_change_host
from tests.support.district import DistrictTestCase, client_of


class PortalTests(DistrictTestCase):
    """What a portal starts with."""

    def test_every_page_of_the_portal_answers(self) -> None:
        for page in self.district.portal_root.get_descendants(inclusive=True):
            with self.subTest(page.title):
                self.assertEqual(client_of().get(page.get_url()).status_code, 200)

    def test_sections_take_topics(self) -> None:
        sections = SectionPage.objects.all()
        self.assertGreaterEqual(len(sections), 4)
        for section in sections:
            self.assertTrue(section.topics.exists(), section.title)

    def test_both_languages_are_there_and_nothing_is_synchronised(self) -> None:
        codes = set(Locale.objects.values_list("language_code", flat=True))
        self.assertEqual(codes, {"vi", "en"})
        self.assertFalse(Page.objects.filter(locale__language_code="en").exists())

    def test_opening_again_adds_and_overwrites_nothing(self) -> None:
        Topic.objects.first().delete()
        section = SectionPage.objects.first()
        section.delete()
        models = (Page, Site, Collection, Group, Topic)
        before = [model.objects.count() for model in models]
        root = self.district.portal_root
        root.title = "Tên khác"
        root.save()
        out = io.StringIO()
        call_command("open_portal", stdout=out)
        self.assertEqual([model.objects.count() for model in models], before)
        root.refresh_from_db()
        self.assertEqual(root.title, "Tên khác")
        self.assertIn("http://localhost:8000/", out.getvalue())


class AnotherDomainTests(DistrictTestCase):
    """An install filled under one domain goes live under another."""

    def test_portal_schools_and_former_hosts_move_along(self) -> None:
        school_change_host(school=self.district.schools[0].school, label="moi")
        domain = {"BASE_HOST": "giaoduc.example.vn", "BASE_PORT": 443, "BASE_SCHEME": "https"}
        with override_settings(**domain, ALLOWED_HOSTS=[".giaoduc.example.vn"]):
            site = portal_open()
            self.assertEqual(site.root_url, "https://giaoduc.example.vn")
            hosts = set(School.objects.values_list("site__hostname", "site__port"))
            self.assertEqual(
                hosts,
                {("moi.giaoduc.example.vn", 443), ("truong2.giaoduc.example.vn", 443)},
            )
            former = FormerHost.objects.get()
            self.assertEqual(former.hostname, "truong1.giaoduc.example.vn")
            school = client_of(host="moi.giaoduc.example.vn").get("/", secure=True)
            self.assertEqual(school.status_code, 200)
