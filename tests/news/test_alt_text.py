"""Pictures of a story say what they show, or are called decoration on purpose."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from news.models import StoryPage, Topic
from tests.support.district import DistrictTestCase, client_of
from tests.support.pictures import make_image
from tests.support.stories import make_story

PUBLISH = {"action-publish": "1"}
SUBMIT = {"action-submit": "1"}
KEPT = "Câu này đã gõ và không được mất."


class StoryPictureTests(DistrictTestCase):
    """What a webmaster and an editor get from the real form of a story."""

    def setUp(self) -> None:
        super().setUp()
        self.school = self.district.schools[0]
        self.image = make_image("IMG_1", collection=self.school.school.collection)
        self.story = make_story(self.school, "Ngày hội", live=False, user=self.school.editor)

    def save(
        self, action: dict[str, str], body: list[Any] | None = None, by: Any = None, **words: Any
    ) -> Any:
        """Post the story's form."""
        form = nested_form_data(
            {
                "title": self.story.title,
                "slug": self.story.slug,
                "summary": KEPT,
                "date": "2026-11-20",
                "topic": str(Topic.objects.order_by("path").first().pk),
                "tags": "",
                "author_credit": "",
                "cover": "",
                "cover_alt": "",
                "body": streamfield(body or [("heading", "Sáng nay")]),
                "comments": inline_formset([]),
                **words,
            }
        )
        address = reverse("wagtailadmin_pages:edit", args=[self.story.pk])
        return client_of(by or self.school.webmaster).post(address, form | action)

    def live(self) -> bool:
        """Tell whether readers have it."""
        return StoryPage.objects.get(pk=self.story.pk).live

    def test_a_cover_without_words_is_not_published_and_nothing_is_lost(self) -> None:
        refused = self.save(PUBLISH, cover=self.image.pk)
        self.assertContains(refused, KEPT)
        self.assertContains(refused, "Hãy viết vài từ")
        self.assertFalse(self.live())
        blank = self.save(PUBLISH, cover=self.image.pk, cover_alt="   ")
        self.assertContains(blank, "Hãy viết vài từ")

    def test_an_editor_cannot_submit_one_either(self) -> None:
        refused = self.save(SUBMIT, by=self.school.editor, cover=self.image.pk)
        self.assertContains(refused, "Hãy viết vài từ")
        self.assertIsNone(StoryPage.objects.get(pk=self.story.pk).current_workflow_state)

    def test_a_draft_may_lack_words(self) -> None:
        self.assertEqual(self.save({}, cover=self.image.pk).status_code, 302)
        draft = StoryPage.objects.get(pk=self.story.pk).get_latest_revision_as_object()
        self.assertEqual((draft.cover_id, draft.summary), (self.image.pk, KEPT))

    def test_words_or_a_tick_are_enough(self) -> None:
        for words in ({"cover_alt": "Sân trường"}, {"cover_decorative": "on"}):
            saved = self.save(PUBLISH, cover=self.image.pk, **words)
            self.assertEqual(saved.status_code, 302, words)
        self.assertTrue(self.live())

    def test_pictures_of_the_text_are_asked_too(self) -> None:
        """One picture across the text, and the pictures of a gallery."""
        mute = {
            "image": {"image": self.image.pk, "alt_text": "", "decorative": ""},
            "caption": KEPT,
        }
        told = {"image": {**mute["image"], "alt_text": "Lễ chào cờ"}, "caption": ""}
        shown = {"image": {**mute["image"], "decorative": "on"}, "caption": ""}
        for name, block in (("picture", mute), ("gallery", self.gallery(mute, told))):
            with self.subTest(name):
                refused = self.save(PUBLISH, [(name, block)])
                self.assertContains(refused, KEPT, msg_prefix=name)
                self.assertFalse(self.live())
                self.assertEqual(self.save({}, [(name, block)]).status_code, 302)
        fine = [("picture", told), ("gallery", self.gallery(told, shown))]
        self.assertEqual(self.save(PUBLISH, fine).status_code, 302)
        self.assertTrue(self.live())

    def gallery(self, *pictures: dict[str, Any]) -> dict[str, Any]:
        """Return a gallery as the form sends it."""
        return {"heading": "", "pictures": streamfield_rows(pictures)}


class BulkTests(DistrictTestCase):
    """Many stories at once, from the list of pages."""

    def setUp(self) -> None:
        super().setUp()
        self.school = self.district.schools[0]
        image = make_image(collection=self.school.school.collection)
        draft = {"live": False, "user": self.school.editor, "cover": image}
        self.told = make_story(self.school, "Có lời", cover_alt="Sân trường", **draft)
        self.mute = make_story(self.school, "Thiếu lời", **draft)
        self.shown = make_story(self.school, "Trang trí", cover_decorative=True, **draft)

    def publish(self, *pages: Any, below: bool = False) -> Any:
        """Post the confirmed bulk action as the webmaster."""
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        query = "&".join(f"id={page.pk}" for page in pages)
        form = {"include_descendants": "on"} if below else {}
        client = client_of(self.school.webmaster)
        home = reverse("wagtailadmin_explore", args=[self.told.get_parent().pk])
        return client.post(f"{address}?{query}&next={home}", form, follow=True)

    def live(self) -> list[str]:
        """Return the titles that readers have."""
        stories = StoryPage.objects.live().descendant_of(self.school.root)
        return list(stories.order_by("title").values_list("title", flat=True))

    def test_one_silent_cover_holds_all_back_and_is_named(self) -> None:
        answer = self.publish(self.told, self.mute)
        self.assertContains(answer, "Chưa đăng bài nào")
        said = " ".join(str(message) for message in answer.context["messages"])
        self.assertIn("Thiếu lời", said)
        self.assertNotIn("Có lời", said)
        self.assertEqual(self.live(), [])

    def test_drafts_below_a_page_are_asked_too(self) -> None:
        index = self.told.get_parent()
        self.assertContains(self.publish(index, below=True), "Chưa đăng bài nào")
        self.assertEqual(self.live(), [])

    def test_covers_with_words_or_a_tick_are_published(self) -> None:
        self.publish(self.told, self.shown)
        self.assertEqual(self.live(), ["Có lời", "Trang trí"])


def streamfield_rows(values: Any) -> dict[str, Any]:
    """Return the rows of a list block as its form sends them."""
    rows: dict[str, Any] = {"count": str(len(values))}
    for place, value in enumerate(values):
        rows[str(place)] = {"value": value, "deleted": "", "order": str(place), "id": ""}
    return rows
