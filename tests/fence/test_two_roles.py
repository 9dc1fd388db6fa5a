"""Somebody with two roles has each of them where it is, and no mixture of both."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Site

from accounts.models import User
from accounts.roles import Role
from accounts.selectors import office_group
from library.models import CustomDocument
from tests.fence.test_references import ReferencesTestCase
from tests.support.district import client_of, make_person
from tests.support.pictures import make_image


class TwoRolesTestCase(ReferencesTestCase):
    """A webmaster of the own school who is something less elsewhere."""

    def work_as(self, person: User) -> None:
        """Sign in."""
        self.client = client_of(person)

    def redirect(self, site: Site | None) -> Redirect:
        """Make a redirect of a site, or of all."""
        return Redirect.objects.create(
            old_path="/cu", site=site, redirect_link="https://vi-du.test/"
        )

    def changes(self, redirect: Redirect) -> bool:
        """Edit it, and add another to the same site; return whether anything came of it."""
        form = {"site": redirect.site_id or "", "redirect_link": "https://moi.test/"}
        edit = reverse("wagtailredirects:edit", args=[redirect.pk])
        self.client.post(edit, {**form, "old_path": "/doi", "is_permanent": "on"})
        self.client.post(reverse("wagtailredirects:add"), {**form, "old_path": "/them"})
        self.client.post(reverse("wagtailredirects:delete", args=[redirect.pk]))
        kept = Redirect.objects.filter(pk=redirect.pk, old_path="/cu").exists()
        return not kept or Redirect.objects.filter(old_path="/them").exists()


class EditorElsewhereTest(TwoRolesTestCase):
    """Webmaster here, editor there."""

    def setUp(self) -> None:
        super().setUp()
        here, there = self.own.people.school, self.other.people.school
        self.person = make_person("haivai", here.webmasters, there.editors)
        self.work_as(self.person)

    def test_redirects(self) -> None:
        self.assertFalse(self.changes(self.redirect(self.other.people.school.site)))
        Redirect.objects.all().delete()
        self.assertTrue(self.changes(self.redirect(self.own.people.school.site)))

    def test_translations(self) -> None:
        english = Locale.objects.get(language_code="en")
        for holding, done in ((self.other, False), (self.own, True)):
            page = holding.draft
            submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
            answer = self.client.post(submit, {"locales": english.pk})
            self.assertEqual(answer.status_code, 302)
            self.assertEqual(page.has_translation(english), done)
        for holding, done in ((self.other, False), (self.own, True)):
            source, before = holding.source, holding.source.last_updated_at
            self.client.post(reverse("wagtail_localize:update_translations", args=[source.pk]))
            source.refresh_from_db()
            self.assertEqual(source.last_updated_at != before, done)

    def move(self, item: Any, collection: int) -> None:
        """Try every way to put a file into a collection."""
        is_image = item._meta.model_name == "customimage"
        app, prefix = ("wagtailimages", "image") if is_image else ("wagtaildocs", "doc")
        self.client.post(
            reverse(f"{app}:edit", args=[item.pk]), {"title": "Dời", "collection": collection}
        )
        fields = {"title": "Dời", "collection": collection}
        self.client.post(
            reverse(f"{app}:edit_multiple", args=[item.pk]),
            {f"{prefix}-{item.pk}-{name}": value for name, value in fields.items()},
            headers={"x-requested-with": "XMLHttpRequest"},
        )
        bulk = reverse(
            "wagtail_bulk_action", args=["library", item._meta.model_name, "add_to_collection"]
        )
        self.client.post(f"{bulk}?id={item.pk}", {"collection": collection})

    def test_files_are_not_taken_away(self) -> None:
        """Whoever may not delete it there may not carry it off to where they may."""
        here = self.own.people.school.collection_id
        for item in (self.other.image, self.other.document):
            self.move(item, here)
            item.refresh_from_db()
            self.assertEqual(item.collection_id, self.other.people.school.collection_id)

    def test_files_that_they_may_delete_are(self) -> None:
        there = self.other.people.school.collection_id
        mine = {"collection_id": there, "uploaded_by_user": self.person}
        unused = make_image("Ảnh gửi nhầm", **mine)
        paper = CustomDocument(title="Tệp gửi nhầm", **mine)
        paper.file.save("nham.txt", ContentFile(b"nham"))
        for item in (unused, paper, self.own.image):
            target = self.own.people.school.collection_id
            target = there if item.collection_id == target else target
            self.move(item, target)
            item.refresh_from_db()
            self.assertEqual(item.collection_id, target, item.title)


class ModeratorTest(TwoRolesTestCase):
    """Webmaster of a school, moderator of the office."""

    def test_redirects(self) -> None:
        school = self.own.people.school
        self.work_as(make_person("haivai", school.webmasters, office_group(Role.OFFICE_MODERATOR)))
        for site in (self.district.portal, None, self.other.people.school.site):
            self.assertFalse(self.changes(self.redirect(site)))
            Redirect.objects.all().delete()
        self.assertTrue(self.changes(self.redirect(school.site)))

    def test_administrators_keep_those_of_the_portal_and_of_all(self) -> None:
        self.work_as(self.district.administrator)
        for site in (self.district.portal, None):
            self.assertTrue(self.changes(self.redirect(site)))
            Redirect.objects.all().delete()
