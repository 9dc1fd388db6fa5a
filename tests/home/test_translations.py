"""Translating on demand: strings, PO files, and what is said when the Vietnamese moves on."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import polib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from news.models import StoryPage
from tests.support.district import DistrictTestCase, SchoolPeople, client_of
from tests.support.html import soup
from tests.support.stories import make_story

LIST = "/admin/english/"
BODY = "Sáng nay học sinh lớp 4A trồng cây trong sân trường."
WORDS = {
    "Ngày hội đọc sách": "Reading day",
    "Cả trường cùng đọc.": "The whole school reads.",
    BODY: "This morning class 4A planted trees.",
}


class TranslationTestCase(DistrictTestCase):
    """A school's story with an English version that the webmaster made through the admin."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.people, cls.neighbour = cls.district.schools
        cls.story = make_story(cls.people, "Ngày hội đọc sách", summary="Cả trường cùng đọc.")

    def setUp(self) -> None:
        super().setUp()
        self.client = client_of(self.people.webmaster)

    def submit(self, page: Page) -> Translation:
        """Ask for an English version as the webmaster does."""
        english = Locale.objects.get(language_code="en")
        self.client.post(
            reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
            {"locales": [english.pk]},
        )
        return Translation.objects.get(source__object_id=page.translation_key)

    def translate(self, translation: Translation, words: dict[str, str]) -> None:
        """Type strings in the translator, one request each."""
        for segment in translation.source.stringsegment_set.select_related("string"):
            text = segment.string.data
            if text in words:
                url = reverse(
                    "wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]
                )
                answer = self.client.put(
                    url,
                    urlencode({"value": words[text]}),
                    content_type="application/x-www-form-urlencoded",
                )
                self.assertLess(answer.status_code, 300, answer.content)

    def edit_url(self, page: Page) -> str:
        return reverse("wagtailadmin_pages:edit", args=[page.pk])

    def publish(self, translation: Translation) -> Any:
        url = self.edit_url(translation.get_target_instance())
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(url, {"action": "publish"}, follow=True)

    def translated(self) -> Translation:
        translation = self.submit(self.story)
        self.translate(translation, WORDS)
        self.publish(translation)
        return Translation.objects.get(pk=translation.pk)

    def change_original(self, summary: str = "Sáng nay cả trường cùng đọc.") -> None:
        story = StoryPage.objects.get(pk=self.story.pk)
        story.summary = summary
        story.save_revision().publish()

    def list_text(self, people: SchoolPeople) -> str:
        return client_of(people.webmaster).get(LIST).content.decode()


class OnDemandTests(TranslationTestCase):
    """From a Vietnamese story to a public English one."""

    def test_a_webmaster_translates_and_publishes(self) -> None:
        """The English story is public, English throughout, with an address of its own."""
        translation = self.translated()
        page = translation.get_target_instance()
        self.assertTrue(page.live)
        self.assertEqual(page.slug, "reading-day")
        response = client_of(host=self.people.host).get(page.url)
        self.assertContains(response, "Reading day")
        self.assertContains(response, "The whole school reads.")
        self.assertNotContains(response, "Cả trường cùng đọc")

    def test_half_a_translation_stays_a_draft(self) -> None:
        """Published half, it would mix languages: the webmaster is told how many texts lack."""
        translation = self.submit(self.story)
        self.translate(translation, {"Ngày hội đọc sách": "Reading day"})
        response = self.publish(translation)
        self.assertFalse(Page.objects.get(pk=translation.get_target_instance().pk).live)
        self.assertContains(response, "còn 2 đoạn chưa có tiếng Anh")

    def test_a_translator_works_outside_with_a_po_file(self) -> None:
        """Download, translate in any program, upload: the strings are there."""
        translation = self.submit(self.story)
        download = self.client.get(
            reverse("wagtail_localize:download_pofile", args=[translation.pk])
        )
        catalogue = polib.pofile(download.content.decode())
        for entry in catalogue:
            entry.msgstr = WORDS.get(entry.msgid, entry.msgstr)
        upload = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
        file = SimpleUploadedFile("en.po", str(catalogue).encode())
        self.client.post(upload, {"file": file, "next": "/admin/"})
        self.publish(translation)
        page = Page.objects.get(pk=translation.get_target_instance().pk)
        self.assertTrue(page.live)
        self.assertEqual(page.title, "Reading day")

    def test_a_file_that_is_no_po_file_changes_nothing(self) -> None:
        """And says in Vietnamese what to choose."""
        translation = self.submit(self.story)
        upload = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
        for content in (b"", b"\x00\xff\xfe", b'msgid "a"\nmsgstr "b"\n'):
            file = SimpleUploadedFile("x.po", content)
            response = self.client.post(upload, {"file": file, "next": LIST}, follow=True)
            self.assertEqual(response.status_code, 200)
        self.assertFalse(StringTranslation.objects.exists())

    def test_another_school_cannot_take_or_send_the_file(self) -> None:
        """The fence holds for PO files."""
        translation = self.submit(self.story)
        stranger = client_of(self.neighbour.webmaster)
        for name in ("download_pofile", "preview_translation"):
            url = reverse(f"wagtail_localize:{name}", args=[translation.pk])
            self.assertIn(stranger.get(url).status_code, (302, 403, 404))
        upload = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
        file = SimpleUploadedFile("en.po", b'msgid "a"\nmsgstr "b"\n')
        self.assertIn(stranger.post(upload, {"file": file}).status_code, (302, 403, 404))
        self.assertFalse(StringTranslation.objects.exists())

    def test_an_editor_translates_but_does_not_publish(self) -> None:
        """Four eyes hold for translations, too."""
        translation = self.submit(self.story)
        self.translate(translation, WORDS)
        target = translation.get_target_instance()
        client_of(self.people.editor).post(self.edit_url(target), {"action": "publish"})
        self.assertFalse(Page.objects.get(pk=target.pk).live)


class BehindTests(TranslationTestCase):
    """The Vietnamese story changes after it was translated."""

    def test_a_fresh_translation_is_not_behind(self) -> None:
        """Neither is one whose original was published again without a change."""
        translation = self.translated()
        StoryPage.objects.get(pk=self.story.pk).save_revision().publish()
        self.assertNotIn("Reading day", self.list_text(self.people))
        page = self.client.get(self.edit_url(translation.get_target_instance()))
        self.assertNotIn("behind-form", page.content.decode())

    def test_editors_of_both_versions_see_it(self) -> None:
        """On both edit pages, and in the list; who asks for translations has the button, too."""
        translation = self.translated()
        self.change_original()
        for person, button in ((self.people.webmaster, True), (self.people.editor, False)):
            client = client_of(person)
            for page in (self.story, translation.get_target_instance()):
                shown = soup(client.get(self.edit_url(page)).content)
                told = shown.select_one(".messages").get_text(" ", strip=True)
                self.assertIn("đã đổi", told, (person.username, page.title))
                self.assertEqual(bool(shown.select(".behind-form")), button, person.username)
            self.assertContains(client.get(LIST), "Reading day")

    def test_other_schools_do_not_see_it(self) -> None:
        self.translated()
        self.change_original()
        self.assertNotIn("Reading day", self.list_text(self.neighbour))
        self.assertNotContains(client_of(self.district.moderator).get(LIST), "Reading day")

    def test_one_click_brings_the_new_texts_and_publishing_ends_it(self) -> None:
        """Until then readers see the old English, never a mixture."""
        translation = self.translated()
        self.change_original()
        target = translation.get_target_instance()
        form = soup(self.client.get(self.edit_url(self.story)).content).select_one(".behind-form")
        answer = self.client.post(form["action"], {"next": form.select_one("[name=next]")["value"]})
        self.assertRedirects(answer, self.edit_url(target), fetch_redirect_response=False)
        self.assertIn("Reading day", self.list_text(self.people))
        self.publish(translation)
        public = client_of(host=self.people.host)
        self.assertContains(public.get(target.url), "The whole school reads.")
        self.translate(translation, {"Sáng nay cả trường cùng đọc.": "All read this morning."})
        self.assertIn("Reading day", self.list_text(self.people))
        self.publish(translation)
        self.assertContains(public.get(target.url), "All read this morning.")
        self.assertNotIn("Reading day", self.list_text(self.people))

    def test_updating_never_publishes_half_a_translation(self) -> None:
        """Not even with "publish immediately" ticked."""
        translation = self.translated()
        self.change_original()
        update = reverse("wagtail_localize:update_translations", args=[translation.source_id])
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(update, {"publish_translations": "on"})
        response = client_of(host=self.people.host).get(translation.get_target_instance().url)
        self.assertContains(response, "The whole school reads.")
        self.assertNotContains(response, "Sáng nay")
