"""Forged references: choosers are only user interface, a POST can carry any id."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import SimpleTestCase
from django.urls import reverse
from django.utils.translation import override
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.forms import JudgedReferences
from core.references import references_in
from home.models import DocumentsPage, StaffPage
from home.models.documents import ListedDocument
from home.models.staff import StaffMember
from library.models import CustomDocument, CustomImage
from news.models import StoryPage
from sites.models import SiteSettings
from sites.tenancy.references import label_of
from tests.fence.world import MARKER, OWN_WORD, Holding, furnish, open_marked
from tests.support.district import DistrictTestCase, client_of

KEPT = "Câu này đã gõ và không được mất."


class ReferencesTestCase(DistrictTestCase):
    """Two furnished schools, and the forms of one story."""

    school_count = 0
    own: Holding
    other: Holding

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.own = furnish(open_marked(cls.district, OWN_WORD), OWN_WORD)
        cls.other = furnish(open_marked(cls.district, MARKER), MARKER)

    def setUp(self) -> None:
        super().setUp()
        self.client = client_of(self.own.people.webmaster)

    def save(self, page: Page, body: list[Any] | None = None, **fields: Any) -> Any:
        """Post a story's form with some fields changed."""
        form = nested_form_data(
            {
                "title": page.title,
                "slug": page.slug,
                "summary": KEPT,
                "date": "2026-11-20",
                "body": streamfield(body or [("heading", KEPT)]),
                "comments": inline_formset([]),
                **fields,
            }
        )
        return self.client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    def assert_refused(
        self, response: Any, name: str, model: type[models.Model] = StoryPage
    ) -> None:
        """The error names the field in Vietnamese; what was typed is there, theirs is not."""
        self.assertEqual(response.status_code, 200)
        with override("vi"):
            label = label_of(model, name)
        text = readable(response)
        self.assertIn(f"“{label}” đang dùng nội dung mà trang này không được phép", text)
        self.assertIn(KEPT, text)
        self.assertNotIn(MARKER, text.lower())

    def assert_saved(self, response: Any) -> None:
        """The form was accepted."""
        self.assertEqual(response.status_code, 302)


class StoryTest(ReferencesTestCase):
    """Every place in a story where a reference can hide."""

    def setUp(self) -> None:
        super().setUp()
        self.story = self.own.live
        self.count = self.story.revisions.count()

    def tearDown(self) -> None:
        super().tearDown()
        refers = StoryPage.objects.get(pk=self.story.pk).get_latest_revision_as_object()
        theirs = {
            (CustomImage, str(self.other.image.pk)),
            (CustomDocument, str(self.other.document.pk)),
            (Page, str(self.other.draft.pk)),
        }
        for reference in references_in(refers):
            self.assertNotIn((reference.model, reference.object_id), theirs)

    def test_foreign_key(self) -> None:
        response = self.save(self.story, cover=self.other.image.pk, cover_alt="x")
        self.assert_refused(response, "cover")

    def test_pictures_and_documents_in_blocks(self) -> None:
        image = {"image": self.other.image.pk, "alt_text": "x", "decorative": ""}
        picture = {"image": image, "caption": ""}
        own = {"image": image | {"image": self.own.image.pk}, "caption": ""}
        for block in (
            ("picture", picture),
            ("gallery", {"heading": "", "pictures": _list_of([own, picture])}),
            ("document", {"document": self.other.document.pk, "title": ""}),
        ):
            with self.subTest(block=block[0]):
                response = self.save(self.story, [("heading", KEPT), block])
                self.assert_refused(response, "body")

    def test_links_in_rich_text(self) -> None:
        for link in (
            f'<a linktype="page" id="{self.other.draft.pk}">bài</a>',
            f'<a linktype="document" id="{self.other.document.pk}">tệp</a>',
            f'<a linktype="page" id="{"9" * 30}">bài</a>',
        ):
            with self.subTest(link=link):
                text = rich_text(f"<p>{KEPT} {link}</p>", features=["link", "document-link"])
                self.assert_refused(self.save(self.story, [("paragraph", text)]), "body")

    def test_embedded_pictures_never_enter_rich_text(self) -> None:
        """The feature is off: whatever is posted, no picture comes out of it."""
        embed = f'<embed embedtype="image" format="fullwidth" id="{self.other.image.pk}" alt=""/>'
        text = rich_text(f"<p>{KEPT}</p>{embed}", features=["image"])
        self.save(self.story, [("paragraph", text)])
        latest = StoryPage.objects.get(pk=self.story.pk).get_latest_revision_as_object()
        self.assertNotIn("<embed", str(latest.body.raw_data[0]["value"]))

    def test_own_things_and_public_pages_of_others_are_welcome(self) -> None:
        image = {"image": self.own.image.pk, "alt_text": "x", "decorative": ""}
        text = rich_text(
            f'<p><a linktype="page" id="{self.other.live.pk}">bài công khai</a>'
            f'<a linktype="document" id="{self.own.document.pk}">tệp</a></p>',
            features=["link", "document-link"],
        )
        response = self.save(
            self.story,
            [("picture", {"image": image, "caption": ""}), ("paragraph", text)],
            cover=self.own.image.pk,
            cover_alt="x",
            tags="một thẻ mới, tranh cát",
        )
        self.assert_saved(response)

    def test_pages_of_others_that_are_not_public(self) -> None:
        for page in (self.other.draft, self.other.closed_page, self.other.scheduled):
            text = rich_text(f'<p>{KEPT} <a linktype="page" id="{page.pk}">x</a></p>')
            with self.subTest(page=page.title):
                self.assert_refused(self.save(self.story, [("paragraph", text)]), "body")

    def test_a_link_that_stopped_being_public_shows_nothing(self) -> None:
        """Linked while it was public, withdrawn afterwards: the form opens, its address is gone."""
        text = rich_text(f'<p><a linktype="page" id="{self.other.live.pk}">bài</a></p>')
        self.assert_saved(self.save(self.story, [("paragraph", text)]))
        self.other.live.unpublish()
        response = self.client.get(reverse("wagtailadmin_pages:edit", args=[self.story.pk]))
        self.assertContains(response, "bài")
        self.assertNotIn(MARKER, response.content.decode().lower())

    def test_preview_shows_nothing_of_theirs(self) -> None:
        url = reverse("wagtailadmin_pages:preview_on_edit", args=[self.story.pk])
        image = {"image": self.other.image.pk, "alt_text": "x", "decorative": ""}
        form = nested_form_data(
            {
                "title": "Xem thử",
                "slug": self.story.slug,
                "summary": KEPT,
                "date": "2026-11-20",
                "cover": self.other.image.pk,
                "cover_alt": "x",
                "body": streamfield([("picture", {"image": image, "caption": ""})]),
                "comments": inline_formset([]),
            }
        )
        self.assertEqual(self.client.post(url, form).json()["is_valid"], False)
        shown = self.client.get(url).content.decode()
        self.assertNotIn(f"/{self.other.image.pk}/", shown)
        self.assertNotIn(MARKER, shown.lower())

    def test_a_new_page_is_judged_as_well(self) -> None:
        index = self.story.get_parent()
        form = nested_form_data(
            {
                "title": "Bài mới",
                "summary": KEPT,
                "date": "2026-11-20",
                "cover": self.other.image.pk,
                "cover_alt": "x",
                "body": streamfield([("heading", KEPT)]),
                "comments": inline_formset([]),
            }
        )
        url = reverse("wagtailadmin_pages:add", args=["news", "storypage", index.pk])
        self.assert_refused(self.client.post(url, form), "cover")
        self.assertFalse(StoryPage.objects.filter(title="Bài mới").exists())


class ChildrenTest(ReferencesTestCase):
    """References in the rows of inline panels."""

    def test_document_lists(self) -> None:
        page = self.own.people.page(DocumentsPage)
        form = nested_form_data(
            {
                "title": page.title,
                "slug": page.slug,
                "introduction": KEPT,
                "listed": inline_formset([{"document": self.other.document.pk, "title": "x"}]),
                "comments": inline_formset([]),
            }
        )
        response = self.client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
        self.assert_refused(response, "document", ListedDocument)

    def test_photos_of_staff(self) -> None:
        page = self.own.people.page(StaffPage)
        person = {"name": "Cô Lan", "post": "Giáo viên", "photo": self.other.image.pk}
        form = nested_form_data(
            {
                "title": page.title,
                "slug": page.slug,
                "introduction": KEPT,
                "members": inline_formset([person]),
                "comments": inline_formset([]),
            }
        )
        response = self.client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
        self.assert_refused(response, "photo", StaffMember)


class OtherFormsTest(ReferencesTestCase):
    """Settings, redirects, privacy, files and translations."""

    def test_settings_of_the_site(self) -> None:
        url = reverse(
            "wagtailsettings:edit",
            args=["school_sites", "sitesettings", self.own.people.school.site_id],
        )
        form = {"palette": "sky", "tagline": KEPT, "logo": self.other.image.pk, "banner": ""}
        self.assert_refused(self.client.post(url, form), "logo", SiteSettings)
        self.assert_saved(self.client.post(url, form | {"logo": self.own.image.pk}))
        self.assertEqual(
            SiteSettings.objects.get(site=self.own.people.school.site).logo, self.own.image
        )

    def test_settings_of_another_site(self) -> None:
        url = reverse(
            "wagtailsettings:edit",
            args=["school_sites", "sitesettings", self.other.people.school.site_id],
        )
        self.assertEqual(self.client.post(url, {"palette": "sky"}).status_code, 404)

    def test_groups_that_may_read_a_page(self) -> None:
        url = reverse("wagtailadmin_pages:set_privacy", args=[self.own.live.pk])
        theirs, own = self.other.people.school.editors_id, self.own.people.school.editors_id
        self.client.post(url, {"restriction_type": "groups", "groups": theirs})
        self.assertFalse(self.own.live.view_restrictions.exists())
        self.client.post(url, {"restriction_type": "groups", "groups": own})
        self.assertTrue(self.own.live.view_restrictions.exists())

    def test_every_logged_in_person_is_nobody_s_group(self) -> None:
        """The choice "whoever is logged in" would admit the people of every school."""
        url = reverse("wagtailadmin_pages:set_privacy", args=[self.own.live.pk])
        self.assertNotIn(b'value="login"', self.client.get(url).content)
        self.client.post(url, {"restriction_type": "login"})
        self.assertFalse(self.own.live.view_restrictions.exists())

    def test_files_cannot_be_put_into_another_collection(self) -> None:
        collection = self.other.people.school.collection_id
        upload = SimpleUploadedFile("a.txt", b"noi dung", content_type="text/plain")
        for url, body in (
            (reverse("wagtaildocs:add"), {"title": "Tệp", "file": upload}),
            (reverse("wagtailimages:edit", args=[self.own.image.pk]), {"title": "Ảnh"}),
            (reverse("wagtaildocs:edit", args=[self.own.document.pk]), {"title": "Tệp"}),
            (
                reverse("wagtail_bulk_action", args=["library", "customimage", "add_to_collection"])
                + f"?id={self.own.image.pk}",
                {},
            ),
        ):
            self.client.post(url, {**body, "collection": collection})
        self.assertEqual(CustomImage.objects.filter(collection=collection).count(), 1)
        self.assertEqual(CustomDocument.objects.filter(collection=collection).count(), 1)

    def test_translated_overrides(self) -> None:
        """A picture chosen for the translation is judged like one in the page's own form."""
        segment = self.own.source.overridablesegment_set.get(context__path="cover")
        url = reverse("wagtail_localize:edit_override", args=[self.own.translation.pk, segment.pk])
        kind = "application/x-www-form-urlencoded"
        refused = self.client.put(url, f"value={self.other.image.pk}", content_type=kind)
        self.assertEqual(refused.status_code, 400)
        self.assertNotIn(MARKER, refused.content.decode().lower())
        accepted = self.client.put(url, f"value={self.own.image.pk}", content_type=kind)
        self.assertLess(accepted.status_code, 300)

    def test_external_links_find_own_pages_only(self) -> None:
        url = reverse("wagtailadmin_choose_page_external_link")

        def chosen(address: str) -> dict[str, Any]:
            form = {"external-link-chooser-url": address, "external-link-chooser-link_text": "x"}
            return json.loads(self.client.post(url, form).content)

        self.assertEqual(chosen(self.own.live.full_url)["result"]["id"], self.own.live.pk)
        self.assertNotIn("id", chosen(self.other.live.full_url)["result"])


class ContractTest(SimpleTestCase):
    """Every form of a page, a snippet and a setting judges what it is about to save."""

    def judged_models(self) -> list[type[models.Model]]:
        """Return every model that Wagtail makes an edit form for."""
        return [*get_page_models(), *get_snippet_models(), *settings_registry]

    def test_every_form_is_judged(self) -> None:
        for model in self.judged_models():
            if model is not Page:
                with self.subTest(model=model._meta.label):
                    self.assertTrue(issubclass(model.base_form_class, JudgedReferences))

    def test_the_edit_handlers_use_them(self) -> None:
        for model in get_page_models():
            if model is not Page:
                form = model.get_edit_handler().get_form_class()
                self.assertTrue(issubclass(form, JudgedReferences), model._meta.label)


def readable(response: Any) -> str:
    """Return a page's text with what stands in its scripts' data, where StreamFields live."""
    text = html.unescape(response.content.decode())
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def _list_of(values: list[Any]) -> dict[str, Any]:
    """Return form data of a list block."""
    rows: dict[str, Any] = {"count": str(len(values))}
    for number, value in enumerate(values):
        rows[str(number)] = {"value": value, "deleted": "", "order": str(number), "type": "item"}
    return rows
