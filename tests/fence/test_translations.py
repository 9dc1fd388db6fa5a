"""wagtail-localize by hand: nothing goes live without a colleague, nothing comes from elsewhere."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import rich_text

from news.models import StoryIndexPage, StoryPage
from tests.fence.test_four_eyes import PublicState
from tests.fence.test_references import ReferencesTestCase
from tests.fence.world import MARKER
from tests.support.district import client_of, make_person
from tests.support.pictures import make_image

FORM = {"content_type": "application/x-www-form-urlencoded"}
NOTHING = 999_999


class TranslationTestCase(ReferencesTestCase):
    """A story with an English page, as the school's webmaster."""

    def setUp(self) -> None:
        super().setUp()
        self.english = Locale.objects.get(language_code="en")

    def translate(self, words: str) -> None:
        """Put the same words into every piece of the English story."""
        translation = self.own.translation
        for segment in self.own.source.stringsegment_set.all():
            address = reverse(
                "wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]
            )
            answer = self.client.put(address, f"value={words}", **FORM)
            self.assertLess(answer.status_code, 300)

    def submit(self, page: Page, **more: str) -> HttpResponse:
        """Submit a page for translation into English."""
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(address, {"locales": self.english.pk, **more})

    def publish_as(self, client: Any) -> None:
        """Press "Publish" in the form of the English story."""
        address = reverse("wagtailadmin_pages:edit", args=[self.own.english.pk])
        with self.captureOnCommitCallbacks(execute=True):
            client.post(address, {"action": "publish"})


class LiveTest(TranslationTestCase):
    """Submitting for translation, posted by a webmaster who has a colleague."""

    def setUp(self) -> None:
        super().setUp()
        self.colleague = make_person("colleague", self.own.people.school.webmasters)

    def title(self) -> str:
        """Return the heading that readers of the English story see."""
        return str(Page.objects.get(pk=self.own.english.pk).title)

    def test_a_section_with_all_below_it_puts_no_own_translation_live(self) -> None:
        self.translate("Cat+painting")
        self.publish_as(client_of(self.colleague))
        self.assertEqual(self.title(), "Cat painting")
        self.translate("Stolen+words")
        index = self.own.people.page(StoryIndexPage)
        answer = self.submit(index, include_subtree="on")
        self.assertEqual(answer.status_code, 302)
        self.assertEqual(self.title(), "Cat painting")
        self.assertIsNone(index.get_translation(self.english).alias_of)
        self.publish_as(self.client)
        self.assertEqual(self.title(), "Cat painting")
        self.publish_as(client_of(self.colleague))
        self.assertEqual(self.title(), "Stolen words")

    def test_by_way_of_an_alias_neither(self) -> None:
        """A page that follows the original is live; what was translated before must not come up."""
        self.translate("Stolen+words")
        alias = reverse("wagtail_localize:convert_to_alias", args=[self.own.english.pk])
        self.client.post(alias)
        page = Page.objects.get(pk=self.own.english.pk)
        self.assertTrue(page.live)
        state = PublicState()
        self.assertEqual(self.submit(self.own.live).status_code, 302)
        page.refresh_from_db()
        self.assertIsNone(page.alias_of)
        self.assertEqual((page.title, page.slug), (self.own.live.title, self.own.live.slug))
        self.assertTrue(all("alias_of" in line for line in state.differences()))
        self.publish_as(client_of(self.colleague))
        self.assertEqual(self.title(), "Stolen words")

    def test_a_page_that_is_not_live_gets_its_draft(self) -> None:
        notes = self.own.draft
        Page.objects.filter(pk=notes.pk).update(live=True)
        self.assertEqual(self.submit(notes).status_code, 302)
        translated = notes.get_translation(self.english)
        self.assertFalse(translated.live)


class PrivateTest(TranslationTestCase):
    """Pages with a password; nothing that a colleague does to the texts takes one away."""

    def setUp(self) -> None:
        super().setUp()
        self.colleague = client_of(make_person("colleague", self.own.people.school.webmasters))
        self.translate("Cat+painting")
        self.publish_as(self.colleague)
        self.assertTrue(self.is_read())

    def restrict(self, page: Page, kind: str) -> None:
        """Choose in the window "Privacy" who may read a page."""
        address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
        form = {"restriction_type": kind, "password": "chi-cho-phu-huynh"}
        self.assertContains(self.client.post(address, form), "set_privacy_done")

    def is_read(self) -> bool:
        """Whether a guest reads the English story."""
        guest = client_of(host=self.own.people.school.site.hostname)
        path = Page.objects.get(pk=self.own.english.pk).get_url_parts()[2]
        answer = guest.get(path)
        self.assertEqual(answer.status_code, 200)
        return "Cat painting" in answer.content.decode()

    def sync(self, **more: str) -> None:
        """Press "Sync translated pages"."""
        address = reverse("wagtail_localize:update_translations", args=[self.own.source.pk])
        with self.captureOnCommitCallbacks(execute=True):
            self.assertEqual(self.colleague.post(address, more).status_code, 302)

    def test_of_the_english_page_only(self) -> None:
        self.restrict(self.own.english, "password")
        self.client = self.colleague
        self.submit(self.own.people.page(StoryIndexPage), include_subtree="on")
        self.assertFalse(self.is_read(), "submitted")
        self.sync()
        self.assertFalse(self.is_read(), "synchronised")
        self.sync(publish_translations="on")
        self.assertFalse(self.is_read(), "synchronised and published")
        self.publish_as(self.colleague)
        self.assertFalse(self.is_read(), "published")

    def test_of_the_original_holds_for_the_translation_too(self) -> None:
        self.restrict(self.own.live, "password")
        self.submit(self.own.people.page(StoryIndexPage), include_subtree="on")
        self.assertFalse(self.is_read())
        self.restrict(self.own.english, "none")
        self.assertTrue(self.is_read())


class ChosenTest(TranslationTestCase):
    """What is chosen for the translation in place of the original; by an editor."""

    def setUp(self) -> None:
        super().setUp()
        text = rich_text('<p>Xem <a href="https://vi-du.test/x">ở đây</a></p>', features=["link"])
        picture = {"image": self.own.image.pk, "alt_text": "x", "decorative": ""}
        body = [
            ("paragraph", text),
            ("picture", {"image": picture, "caption": ""}),
            ("document", {"document": self.own.document.pk, "title": ""}),
            ("video", {"url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "title": "x"}),
        ]
        self.assert_saved(self.save(self.own.live, body, topic=self.own.live.topic_id))
        StoryPage.objects.get(pk=self.own.live.pk).latest_revision.publish()
        sync = reverse("wagtail_localize:update_translations", args=[self.own.source.pk])
        self.client.post(sync)
        self.client = client_of(self.own.people.editor)

    def put(self, path_end: str, value: object) -> HttpResponse:
        """Choose something in place of the piece whose path ends so."""
        (segment,) = self.own.source.overridablesegment_set.filter(context__path__contains=path_end)
        address = reverse(
            "wagtail_localize:edit_override", args=[self.own.translation.pk, segment.pk]
        )
        return self.client.put(address, f"value={value}", **FORM)

    def test_others_and_nothing_get_one_answer(self) -> None:
        for piece, theirs, own in (
            (".image", self.other.image.pk, self.own.image.pk),
            (".document", self.other.document.pk, self.own.document.pk),
        ):
            answers = [self.put(piece, value) for value in (theirs, NOTHING, -1)]
            for answer in answers:
                self.assertEqual(answer.status_code, 400, piece)
                self.assertEqual(answer.content, answers[0].content, piece)
            self.assertNotIn(MARKER, answers[0].content.decode().lower())
            # Moderators of the office read it, too: it names no school.
            self.assertIn("không phải của đơn vị bạn", answers[0].json()["errors"][0])
            self.assertLess(self.put(piece, own).status_code, 300, piece)

    def test_what_was_deleted_since_gives_way_to_the_original(self) -> None:
        """Words can be translated all the same, the page shown, and published after a warning."""
        spare = make_image("Ảnh tiếng Anh", collection=self.own.people.school.collection)
        self.assertLess(self.put(".image", spare.pk).status_code, 300)
        spare.delete()
        self.translate("Cat+painting")
        edit = reverse("wagtailadmin_pages:edit", args=[self.own.english.pk])
        master = client_of(self.own.people.webmaster)
        with self.captureOnCommitCallbacks(execute=True):
            told = master.post(edit, {"action": "publish"}, follow=True)
        self.assertContains(told, "đã bị xóa")
        self.assertFalse(Page.objects.get(pk=self.own.english.pk).live)
        self.publish_as(master)
        english = StoryPage.objects.get(pk=self.own.english.pk)
        self.assertTrue(english.live)
        self.assertEqual(english.body[1].value["image"].pk, self.own.image.pk)

    def test_what_was_deleted_since_hides_no_preview(self) -> None:
        spare = make_image("Ảnh tiếng Anh", collection=self.own.people.school.collection)
        self.put(".image", spare.pk)
        spare.delete()
        edit = reverse("wagtailadmin_pages:edit", args=[self.own.english.pk])
        self.assertContains(self.client.get(edit), "đã bị xóa")
        self.assertNotContains(self.client.get(edit), "đã bị xóa")
        name = "wagtail_localize:preview_translation"
        answer = self.client.get(reverse(name, args=[self.own.translation.pk]))
        self.assertEqual(answer.status_code, 200)

    def test_an_address_runs_no_script(self) -> None:
        """Nor does it hold what no database keeps: the page could not be published with it."""
        for piece in ("vi-du.test", ".url"):
            for bad in (
                "javascript:alert(1)",
                "JAVA%0Ascript:alert(1)",
                " data:text/html,x",
                "/x%00",
            ):
                self.assertEqual(self.put(piece, bad).status_code, 400, bad)
            for good in ("https://khac.test/y", "/trang", "mailto:a@vi-du.test"):
                self.assertLess(self.put(piece, good).status_code, 300, good)
        address = reverse("wagtail_localize:preview_translation", args=[self.own.translation.pk])
        shown = self.client.get(address).content.decode()
        self.assertIn("mailto:a@vi-du.test", shown)
        self.assertNotIn("script:alert", shown)

    def test_pieces_of_another_school_s_translation(self) -> None:
        for name, segments in (
            ("edit_override", self.other.source.overridablesegment_set),
            ("edit_string_translation", self.other.source.stringsegment_set),
        ):
            address = reverse(
                f"wagtail_localize:{name}", args=[self.own.translation.pk, segments.first().pk]
            )
            self.assertEqual(self.client.put(address, "value=x", **FORM).status_code, 404)
            self.assertEqual(self.client.delete(address).status_code, 404)
