"""Corners of Wagtail's screens, each tried by a school's webmaster with another school's things."""

from __future__ import annotations

import io
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Comment, UploadedFile
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from library.models import CustomDocument, CustomImage
from news.models import StoryPage
from tests.fence.test_references import ReferencesTestCase
from tests.fence.world import HIDDEN, MARKER, OWN_WORD
from tests.support.district import client_of

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
SCRIPT = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


def text_of(answer: Any) -> str:
    """Return everything in an answer or in the workbook that it carries, in small letters."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if "spreadsheetml" not in answer.get("Content-Type", ""):
        return str(body.decode()).lower()
    rows = load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row).lower()


class UploadTest(ReferencesTestCase):
    """Adding several files at once: the form below each file that was sent."""

    def test_another_school_s_files_are_not_edited_or_thrown_away(self) -> None:
        image, document, upload = self.other.image, self.other.document, self.other.upload
        for name, pk, title in (
            ("wagtailimages:edit_multiple", image.pk, f"image-{image.pk}-title"),
            ("wagtailimages:delete_multiple", image.pk, "title"),
            ("wagtaildocs:edit_multiple", document.pk, f"doc-{document.pk}-title"),
            ("wagtaildocs:delete_multiple", document.pk, "title"),
            (
                "wagtailimages:create_multiple_from_uploaded_image",
                upload.pk,
                f"uploaded-image-{upload.pk}-title",
            ),
            (
                "wagtaildocs:create_multiple_from_uploaded_document",
                upload.pk,
                f"uploaded-document-{upload.pk}-title",
            ),
            ("wagtailimages:delete_upload_multiple", upload.pk, "title"),
            ("wagtaildocs:delete_upload_multiple", upload.pk, "title"),
        ):
            with self.subTest(name=name):
                answer = self.client.post(reverse(name, args=[pk]), {title: "Trộm"}, **SCRIPT)
                self.assertEqual(answer.status_code, 404)
                self.assertNotIn(MARKER, text_of(answer))
        self.assertTrue(UploadedFile.objects.filter(pk=upload.pk).exists())
        self.assertEqual(CustomImage.objects.get(pk=image.pk).title, image.title)
        self.assertEqual(CustomDocument.objects.get(pk=document.pk).title, document.title)

    def test_the_own_file_is(self) -> None:
        image = self.own.image
        prefix = f"image-{image.pk}"
        form = {f"{prefix}-title": "Ảnh mới", f"{prefix}-collection": image.collection_id}
        url = reverse("wagtailimages:edit_multiple", args=[image.pk])
        self.assertEqual(self.client.post(url, form, **SCRIPT).status_code, 200)
        self.assertEqual(CustomImage.objects.get(pk=image.pk).title, "Ảnh mới")


class ReportFileTest(ReferencesTestCase):
    """Reports as files."""

    def test_files_hold_own_rows_only(self) -> None:
        found = 0
        for name in (
            "wagtailadmin_reports:site_history",
            "wagtailadmin_reports:locked_pages",
            "wagtailadmin_reports:aging_pages",
            "wagtailadmin_reports:page_types_usage",
            "wagtailadmin_reports:workflow",
            "wagtailadmin_reports:workflow_tasks",
            "wagtailredirects:index",
        ):
            for kind in ("csv", "xlsx"):
                with self.subTest(name=name, kind=kind):
                    answer = self.client.get(f"{reverse(name)}?export={kind}")
                    self.assertIn(answer.status_code, (200, 302))
                    text = text_of(answer)
                    self.assertNotIn(MARKER, text)
                    found += OWN_WORD in text
        self.assertGreaterEqual(found, 8)


class UsageTest(ReferencesTestCase):
    """What uses a picture or a document."""

    def setUp(self) -> None:
        super().setUp()
        story = StoryPage.objects.get(pk=self.other.live.pk)
        story.cover = self.own.image
        story.save()

    def test_another_school_s_page_is_neither_named_nor_linked(self) -> None:
        """It can only have come there by hand; the count is said, so that nobody deletes it."""
        for url in (
            reverse("wagtailimages:image_usage", args=[self.own.image.pk]),
            reverse("wagtailimages:edit", args=[self.own.image.pk]),
            reverse("wagtailimages:delete", args=[self.own.image.pk]),
            reverse("wagtailimages:index"),
        ):
            with self.subTest(url=url):
                answer = self.client.get(url)
                self.assertEqual(answer.status_code, 200)
                self.assertNotIn(MARKER, text_of(answer))
                theirs = reverse("wagtailadmin_pages:edit", args=[self.other.live.pk])
                self.assertNotContains(answer, theirs)

    def test_addresses_of_another_school_s_picture_are_not_made(self) -> None:
        image = self.other.image.pk
        for name, args in (
            ("url_generator", [image]),
            ("url_generator_output", [image]),
            ("preview", [image, "width-100"]),
            ("image_usage", [image]),
        ):
            with self.subTest(name=name):
                answer = self.client.get(reverse(f"wagtailimages:{name}", args=args))
                self.assertEqual(answer.status_code, 404)
        usage = reverse("wagtaildocs:document_usage", args=[self.other.document.pk])
        self.assertEqual(self.client.get(usage).status_code, 404)


class CommentTest(ReferencesTestCase):
    """Comments come with the form of their page."""

    def setUp(self) -> None:
        super().setUp()
        self.theirs = self.other.comment

    def assert_untouched(self, answer: HttpResponse) -> None:
        """The comment stands as it was, and the answer says nothing of it."""
        self.assertNotIn(MARKER, text_of(answer))
        now = Comment.objects.get(pk=self.theirs.pk)
        self.assertEqual((now.text, now.page_id), (self.theirs.text, self.theirs.page_id))
        self.assertIsNone(now.resolved_at)
        self.assertEqual(now.replies.count(), 1)

    def comments(self, page: StoryPage, **fields: str) -> Any:
        """Post a page's form with the other school's comment in it."""
        row = {
            "id": str(self.theirs.pk),
            "contentpath": "title",
            "text": "Trộm",
            "position": "",
            "resolved": "",
            "replies": inline_formset([{"text": "Chen vào", "id": ""}]),
        }
        form = nested_form_data(
            {
                "title": page.title,
                "slug": page.slug,
                "summary": "Tóm tắt.",
                "date": "2026-11-20",
                "body": streamfield([]),
                "comments": inline_formset([row | fields], initial=1),
            }
        )
        return self.client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    def test_on_another_school_s_page(self) -> None:
        answer = self.comments(self.other.draft)
        self.assertEqual(answer.status_code, 404)
        self.assert_untouched(answer)

    def test_edited_resolved_answered_or_deleted_from_an_own_page(self) -> None:
        for fields in ({}, {"resolved": "on"}, {"DELETE": "on"}):
            with self.subTest(fields=fields):
                self.assert_untouched(self.comments(self.own.live, **fields))


class PreviewTest(ReferencesTestCase):
    """A preview shows what was posted, saved or not."""

    def test_pictures_of_another_school_are_not_shown(self) -> None:
        page, theirs = self.own.live, self.other.image
        for cover in (str(theirs.pk), str(theirs.pk).translate(ARABIC_INDIC)):
            form = nested_form_data(
                {
                    "title": page.title,
                    "slug": page.slug,
                    "summary": "Tóm tắt.",
                    "date": "2026-11-20",
                    "cover": cover,
                    "cover_alt": "x",
                    "body": streamfield([]),
                    "comments": inline_formset([]),
                }
            )
            url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
            answer = self.client.post(url, form)
            self.assertFalse(answer.json()["is_valid"])
            shown = self.client.get(url)
            self.assertNotIn(MARKER, text_of(shown))
            self.assertNotIn(str(theirs.file).rpartition("/")[2], text_of(shown))

    def test_another_school_s_page_has_none(self) -> None:
        url = reverse("wagtailadmin_pages:preview_on_edit", args=[self.other.draft.pk])
        for answer in (self.client.post(url, {}), self.client.get(url)):
            self.assertEqual(answer.status_code, 404)


class DigitsTest(ReferencesTestCase):
    """Python reads the digits of every script as numbers."""

    def arabic(self, pk: int) -> str:
        """Write an id in other digits."""
        return str(pk).translate(ARABIC_INDIC)

    def test_in_the_path(self) -> None:
        for url in (
            f"/admin/pages/{self.arabic(self.other.draft.pk)}/edit/",
            f"/admin/images/{self.arabic(self.other.image.pk)}/",
            f"/admin/people/{self.arabic(self.other.people.editor.pk)}/",
        ):
            for answer in (self.client.get(url), self.client.post(url, {})):
                self.assertEqual(answer.status_code, 404, url)

    def test_in_the_query(self) -> None:
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        history = reverse("wagtailadmin_reports:site_history")
        collection = self.other.people.school.collection_id
        for url in (
            f"{bulk}?id={self.arabic(self.other.draft.pk)}",
            f"{bulk}?id=all&childOf={self.arabic(self.other.root.pk)}",
            f"{reverse('wagtailimages:index')}?collection_id={self.arabic(collection)}",
            f"{reverse('wagtailimages_chooser:choose')}?collection_id={self.arabic(collection)}",
            f"{history}?user={self.arabic(self.other.people.editor.pk)}",
        ):
            with self.subTest(url=url):
                self.assertNotIn(MARKER, text_of(self.client.get(url)))
                self.client.post(url, {})
        self.assertTrue(StoryPage.objects.filter(pk=self.other.draft.pk).exists())

    def test_in_the_body(self) -> None:
        cover = self.arabic(self.other.image.pk)
        self.assert_refused(self.save(self.own.live, cover=cover, cover_alt="x"), "cover")
        self.assert_saved(
            self.save(self.own.live, cover=self.arabic(self.own.image.pk), cover_alt="x")
        )
        url = reverse("wagtailimages:edit", args=[self.own.image.pk])
        collection = self.arabic(self.other.people.school.collection_id)
        self.client.post(url, {"title": "Ảnh", "collection": collection})
        self.own.image.refresh_from_db()
        self.assertEqual(self.own.image.collection_id, self.own.people.school.collection_id)


class MarkerTest(ReferencesTestCase):
    """What these tests look for is really there, for whoever may see it."""

    def test_their_own_webmaster_sees_it(self) -> None:
        client = client_of(self.other.people.webmaster)
        for name, pk in (("wagtailimages:edit", self.other.image.pk),):
            self.assertIn(MARKER + HIDDEN, text_of(client.get(reverse(name, args=[pk]))))
