"""The topic tree: as founded, and in the office's hands."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from news.models import SectionPage, StoryIndexPage, StoryPage, Topic
from news.services import topic_save, topics_load
from tests.support.district import DistrictTestCase, client_of


class TopicTestCase(DistrictTestCase):
    """Adds the administrator's client."""

    school_count = 1

    def setUp(self) -> None:
        super().setUp()
        self.office = client_of(self.district.administrator)

    def typed(self, **changes: Any) -> dict[str, Any]:
        """Return what is typed for a new topic."""
        facts = {
            "name": "Sáng kiến dạy học",
            "name_en": "Teaching ideas",
            "short_name": "Sáng kiến",
            "short_name_en": "Ideas",
            "parent": "",
            "order": 5,
            "description": "",
            "slug": "",
        }
        return facts | changes

    def story(self, topic: Topic) -> StoryPage:
        """File a draft under a topic."""
        index = self.district.schools[0].page(StoryIndexPage)
        story = StoryPage(title="Bài", slug="bai", summary="Tóm tắt", topic=topic, live=False)
        return index.add_child(instance=story)


class FoundingTests(TopicTestCase):
    """The thirteen topics of the communication plan."""

    def test_there_are_thirteen_in_two_languages_and_short_enough_for_a_label(self) -> None:
        topics = list(Topic.objects.all())
        self.assertEqual(len(topics), 13)
        for topic in topics:
            with override("vi"):
                vietnamese = topic.display_name, topic.label
            with override("en"):
                english = topic.display_name, topic.label
            self.assertTrue(all(vietnamese) and all(english))
            self.assertNotEqual(vietnamese[0], english[0])
            self.assertLessEqual(max(len(vietnamese[1]), len(english[1])), 22)
            self.assertTrue(topic.slug.isascii())

    def test_what_the_office_changed_is_never_overwritten(self) -> None:
        topic = Topic.objects.first()
        Topic.objects.filter(pk=topic.pk).update(name="Tên mới của Phòng")
        Topic.objects.last().delete()
        self.assertEqual(topics_load(), 0)
        self.assertEqual(Topic.objects.count(), 12)
        self.assertTrue(Topic.objects.filter(name="Tên mới của Phòng").exists())


class TreeScreenTests(TopicTestCase):
    """The office's screen."""

    def test_a_topic_is_added_below_another_with_a_slug_of_its_own(self) -> None:
        parent = Topic.objects.get(slug="guong-dien-hinh")
        page = self.office.get(reverse("topics:add"), {"parent": parent.pk})
        self.assertContains(page, f'<option value="{parent.pk}" selected>')
        self.office.post(reverse("topics:add"), self.typed(parent=parent.pk))
        topic = Topic.objects.get(slug="sang-kien-day-hoc")
        self.assertEqual(topic.get_parent(), parent)
        listing = self.office.get(reverse("topics:index")).content.decode()
        self.assertIn("—\u00a0Sáng kiến dạy học", listing)
        self.assertGreater(listing.index("—\u00a0Sáng kiến"), listing.index(parent.name))

    def test_the_order_decides_the_place(self) -> None:
        self.office.post(reverse("topics:add"), self.typed(order=0))
        self.assertEqual(Topic.get_root_nodes().first().name, "Sáng kiến dạy học")
        topic = Topic.objects.get(slug="sang-kien-day-hoc")
        url = reverse("topics:edit", args=[topic.pk])
        self.office.post(url, self.typed(order=999, slug=topic.slug))
        self.assertEqual(Topic.get_root_nodes().last().name, "Sáng kiến dạy học")
        self.assertEqual(Topic.find_problems(), ([], [], [], [], []))

    def test_a_topic_moves_with_what_stands_below_it(self) -> None:
        first, second = Topic.get_root_nodes()[:2]
        child = topic_save(
            topic=Topic(
                name="Con", name_en="Child", slug="con", short_name="Con", short_name_en="Child"
            ),
            parent=Topic.objects.get(pk=first.pk),
        )
        first.refresh_from_db()
        fields = ("name", "name_en", "short_name", "short_name_en", "order", "slug")
        typed = {name: getattr(first, name) for name in fields} | {"parent": second.pk}
        self.office.post(reverse("topics:edit", args=[first.pk]), typed)
        child.refresh_from_db()
        self.assertEqual([t.pk for t in child.get_ancestors()], [second.pk, first.pk])
        self.assertEqual(Topic.find_problems(), ([], [], [], [], []))

    def test_a_topic_cannot_stand_below_itself(self) -> None:
        topic = Topic.get_first_root_node()
        page = self.office.get(reverse("topics:edit", args=[topic.pk]))
        self.assertNotContains(page, f'<option value="{topic.pk}"')
        typed = self.typed(parent=topic.pk, slug=topic.slug)
        response = self.office.post(reverse("topics:edit", args=[topic.pk]), typed)
        self.assertEqual(response.status_code, 200)
        with self.assertRaises(ValidationError):
            topic_save(topic=topic, parent=topic)

    def test_a_taken_name_is_refused_at_the_field(self) -> None:
        response = self.office.post(
            reverse("topics:add"), self.typed(name=Topic.objects.first().name)
        )
        self.assertEqual(response.status_code, 200)
        self.assertIn("name", response.context["form"].errors)

    def test_a_topic_in_use_is_not_deleted_and_the_office_reads_why(self) -> None:
        topic = Topic.get_first_root_node()
        self.story(topic)
        section = SectionPage.objects.first()
        section.topics.add(topic)
        section.save()
        url = reverse("topics:delete", args=[topic.pk])
        for method in (self.office.get, self.office.post):
            response = method(url, follow=True)
            self.assertContains(response, "1 bài viết đang thuộc chủ đề này.")
            self.assertContains(response, "chuyên mục của cổng đang nhận chủ đề này.")
        self.assertTrue(Topic.objects.filter(pk=topic.pk).exists())

    def test_a_free_topic_is_deleted(self) -> None:
        topic = Topic.objects.get(slug="chien-luoc-giao-duc")
        url = reverse("topics:delete", args=[topic.pk])
        self.assertEqual(self.office.get(url).status_code, 200)
        response = self.office.post(url, follow=True)
        self.assertContains(response, "Đã xóa chủ đề")
        self.assertFalse(Topic.objects.filter(pk=topic.pk).exists())

    def test_moderators_and_schools_cannot_touch_topics(self) -> None:
        topic = Topic.get_first_root_node()
        people = (self.district.moderator, self.district.schools[0].webmaster)
        before = list(Topic.objects.values())
        for person in people:
            client = client_of(person)
            for name, args, typed in (
                ("add", [], self.typed()),
                ("edit", [topic.pk], self.typed(slug=topic.slug)),
                ("delete", [topic.pk], {}),
            ):
                response = client.post(reverse(f"topics:{name}", args=args), typed)
                self.assertIn(response.status_code, (302, 403, 404))
        self.assertEqual(list(Topic.objects.values()), before)
