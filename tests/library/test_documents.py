"""Documents are as public as the pages that show them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from home.models import DocumentsPage
from home.models.documents import ListedDocument
from library.models import CustomDocument
from news.models import StoryPage
from sites.services import school_close
from tests.library.files import pdf
from tests.support.district import DistrictTestCase, client_of
from tests.support.stories import make_story, republish

CONTENT = pdf(b"x" * 2000)


def body_with(document: CustomDocument, how: str) -> list[dict[str, Any]]:
    """Return a story's body that shows the document as a block or as a link in the text."""
    if how == "block":
        return [{"type": "document", "value": {"document": document.pk, "title": ""}}]
    link = f'<p>Xem <a linktype="document" id="{document.pk}">kế hoạch</a>.</p>'
    return [{"type": "paragraph", "value": link}]


class DocumentCase(DistrictTestCase):
    """A school's document, and the public on three hosts."""

    def setUp(self) -> None:
        super().setUp()
        self.people = self.district.schools[0]
        self.document = self.make_document()

    def make_document(self) -> CustomDocument:
        document = CustomDocument(title="Kế hoạch", collection=self.people.school.collection)
        document.file = ContentFile(CONTENT, name="ke-hoach.pdf")
        document._set_document_file_metadata()
        document.save()
        return document

    def story(self, how: str = "block", **values: Any) -> StoryPage:
        return make_story(self.people, body=body_with(self.document, how), **values)

    def read(self, person: Any = None, host: str = "", **headers: str) -> HttpResponse:
        client = client_of(person, host or self.people.host)
        return client.get(self.document.url, headers=headers)

    def assert_public(self, expected: int) -> None:
        for host in (self.people.host, self.district.schools[1].host, "localhost"):
            self.assertEqual(self.read(host=host).status_code, expected, host)


class OpennessTests(DocumentCase):
    """Who gets the file."""

    def test_the_document_of_a_live_story_is_open_on_every_host(self) -> None:
        for how in ("block", "link"):
            with self.subTest(how):
                self.document = self.make_document()
                self.story(how)
                self.assert_public(200)
                answer = self.read()
                self.assertEqual(b"".join(answer.streaming_content), CONTENT)
                self.assertEqual(answer["Cache-Control"], "public, max-age=0, must-revalidate")
                self.assertEqual(answer["X-Content-Type-Options"], "nosniff")

    def test_the_document_of_a_document_list_is_open(self) -> None:
        page = self.people.page(DocumentsPage)
        page.listed.add(ListedDocument(document=self.document))
        page.save_revision().publish()
        self.assert_public(200)

    def test_a_document_that_nothing_shows_is_hidden(self) -> None:
        self.assert_public(404)

    def test_the_document_of_a_draft_is_hidden_until_it_is_published(self) -> None:
        story = self.story(live=False)
        self.assert_public(404)
        republish(story)
        self.assert_public(200)

    def test_unpublishing_expiring_or_deleting_hides_the_document_at_once(self) -> None:
        story = self.story()
        story.unpublish()
        self.assert_public(404)
        republish(story)
        self.assert_public(200)
        Page.objects.filter(pk=story.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
        self.assert_public(404)
        Page.objects.filter(pk=story.pk).update(expire_at=None)
        self.assert_public(200)
        story.delete()
        self.assert_public(404)

    def test_taking_it_out_of_the_story_hides_it_and_an_unpublished_edit_does_not(self) -> None:
        story = self.story()
        story.body = [{"type": "paragraph", "value": "<p>Không còn.</p>"}]
        story.save_revision()
        self.assert_public(200)
        republish(story, body=story.body)
        self.assert_public(404)

    def test_one_visible_page_is_enough(self) -> None:
        self.story(title="Một").unpublish()
        self.story(title="Hai")
        self.assert_public(200)

    def test_a_closed_school_has_no_documents(self) -> None:
        self.story()
        school_close(school=self.people.school, user=self.district.administrator)
        self.assert_public(410)

    def test_a_restricted_page_gives_its_document_to_whoever_passed(self) -> None:
        story = self.story()
        rule = PageViewRestriction.objects.create(
            page=story, restriction_type="password", password="hoa-sen"
        )
        self.assert_public(404)
        client = client_of(host=self.people.host)
        client.post(
            f"/_util/authenticate_with_password/{rule.pk}/{story.pk}/",
            {
                "password": "hoa-sen",
                "return_url": "/",
            },
        )
        answer = client.get(self.document.url)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer["Cache-Control"], "private, no-store")

    def test_a_restricted_collection_asks_for_its_password_first(self) -> None:
        self.story()
        CollectionViewRestriction.objects.create(
            collection=self.document.collection, restriction_type="password", password="hoa-sen"
        )
        answer = self.read()
        self.assertContains(answer, 'name="password"')
        self.assertIn("no-cache", answer["Cache-Control"])

    def test_who_works_with_it_reads_it_at_any_time_and_nobody_else(self) -> None:
        for person in (self.people.editor, self.people.webmaster):
            answer = self.read(person, host="localhost")
            self.assertEqual(answer.status_code, 200)
            self.assertEqual(answer["Cache-Control"], "private, no-store")
        other = self.district.schools[1]
        for person in (other.editor, other.webmaster, self.district.moderator):
            self.assertEqual(self.read(person, host="localhost").status_code, 404)
        self.people.editor.is_active = False
        self.people.editor.save()
        self.assertEqual(self.read(self.people.editor, host="localhost").status_code, 404)

    def test_the_file_itself_has_no_address(self) -> None:
        self.story()
        answer = client_of(host=self.people.host).get(f"/media/{self.document.file.name}")
        self.assertEqual(answer.status_code, 404)

    def test_a_wrong_name_or_a_post_gets_nothing(self) -> None:
        self.story()
        client = client_of(host=self.people.host)
        self.assertEqual(client.get(f"/documents/{self.document.pk}/x.pdf").status_code, 404)
        self.assertEqual(client.post(self.document.url).status_code, 405)


class CachingTests(DocumentCase):
    """Versions and parts."""

    def setUp(self) -> None:
        super().setUp()
        self.page = self.story()
        self.etag = self.read()["ETag"]

    def test_an_unchanged_file_is_not_sent_again_but_asked_for(self) -> None:
        self.assertEqual(self.read(**{"if-none-match": self.etag}).status_code, 304)
        self.page.unpublish()
        self.assertEqual(self.read(**{"if-none-match": self.etag}).status_code, 404)

    def test_a_part_is_sent_as_a_part(self) -> None:
        for asked, expected in {
            "bytes=0-9": CONTENT[:10],
            "bytes=10-": CONTENT[10:],
            "bytes=-5": CONTENT[-5:],
            "bytes=2000-999999": CONTENT[2000:],
        }.items():
            with self.subTest(asked):
                answer = self.read(range=asked)
                self.assertEqual(answer.status_code, 206)
                self.assertEqual(b"".join(answer.streaming_content), expected)
                self.assertEqual(int(answer["Content-Length"]), len(expected))
                self.assertRegex(answer["Content-Range"], rf"^bytes \d+-\d+/{len(CONTENT)}$")
                self.assertEqual(answer["Content-Type"], "application/pdf")
                self.assertEqual(answer["X-Content-Type-Options"], "nosniff")

    def test_an_impossible_part_says_how_long_the_file_is(self) -> None:
        answer = self.read(range="bytes=999999-")
        self.assertEqual(answer.status_code, 416)
        self.assertEqual(answer["Content-Range"], f"bytes */{len(CONTENT)}")

    def test_a_part_of_an_older_version_gets_the_whole_file(self) -> None:
        answer = self.read(range="bytes=0-9", **{"if-range": '"older"'})
        self.assertEqual(answer.status_code, 200)

    def test_parts_of_hidden_files_are_hidden(self) -> None:
        self.page.unpublish()
        self.assertEqual(self.read(range="bytes=0-9").status_code, 404)
