"""`seed_demo` on a small scale: what it makes, that it repeats harmlessly, and what clean takes."""

from __future__ import annotations

import io
import tempfile
from datetime import date

from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from django.utils.translation import override
from wagtail.models import Page, TaskState

from accounts.models import User
from demo.factories.people import DEMO_PASSWORD
from demo.pictures.catalogue import SCENES
from demo.seeding.clean import demo_clean, demo_measure
from demo.seeding.run import Seeded, seed
from home.models import AlbumPage, Enquiry, EventPage, OrganisationPage, PortalHomePage
from home.organisation_selectors import chart_units
from library.models import CustomDocument, CustomImage
from news.models import Feature, FeatureState, NoticePage, SectionPage, StoryPage, Topic
from search.models import Promotion, QuestionCount
from sites.models import Invitation, School
from tests.support.html import soup

TODAY = date(2026, 11, 24)


def _seed(schools: int = 3, stories: int = 4, seed_number: int = 1) -> Seeded:
    return seed(
        schools=schools,
        stories=stories,
        seed_number=seed_number,
        today=TODAY,
        workers=0,
        stream=io.StringIO(),
    )


class SeededTestCase(TestCase):
    """Three schools with four stories each, seeded once a class."""

    @classmethod
    def setUpClass(cls) -> None:
        cls._media = tempfile.TemporaryDirectory()
        cls.enterClassContext(override_settings(MEDIA_ROOT=cls._media.name, DEMO=True))
        cls.addClassCleanup(cls._media.cleanup)
        super().setUpClass()

    @classmethod
    def setUpTestData(cls) -> None:
        cls.done = _seed()


class SeedTests(SeededTestCase):
    """What a first run leaves."""

    def test_it_opens_schools_and_writes_their_stories(self) -> None:
        self.assertEqual((self.done.schools, self.done.stories), (3, 12))
        self.assertEqual(School.objects.count(), 3)
        self.assertEqual(StoryPage.objects.filter(locale__language_code="vi").count(), 12)

    def test_the_page_tree_is_sound(self) -> None:
        self.assertEqual(Page.find_problems(), ([], [], [], [], []))

    def test_stories_stand_in_every_state_of_the_schools_approval(self) -> None:
        waiting = TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS, workflow_state__object_id__in=_story_ids()
        )
        self.assertEqual(waiting.count(), 1)
        drafts = StoryPage.objects.filter(live=False, first_published_at=None)
        self.assertEqual(drafts.count(), 2)
        approved = TaskState.objects.filter(
            status=TaskState.STATUS_APPROVED, workflow_state__object_id__in=_story_ids()
        )
        self.assertEqual(approved.count(), 3)

    def test_live_stories_have_cover_alt_text_topic_and_a_date_not_in_the_future(self) -> None:
        for story in StoryPage.objects.live().filter(locale__language_code="vi"):
            with self.subTest(story=story.title):
                self.assertIsNotNone(story.cover)
                self.assertTrue(story.cover_alt)
                self.assertIsNotNone(story.topic)
                self.assertLessEqual(story.date, TODAY)
                story.full_clean()

    def test_the_desk_holds_offers_and_sections_hold_places(self) -> None:
        states = set(Feature.objects.values_list("state", flat=True))
        self.assertLessEqual({FeatureState.OFFERED, FeatureState.ACCEPTED}, states)
        for feature in Feature.objects.filter(state=FeatureState.ACCEPTED):
            self.assertTrue(feature.live)
            self.assertTrue(feature.story.live)
        self.assertGreaterEqual(SectionPage.objects.filter(locale__language_code="vi").count(), 5)

    def test_no_two_pictures_have_the_same_bytes(self) -> None:
        hashes = list(CustomImage.objects.values_list("file_hash", flat=True))
        self.assertTrue(all(hashes))
        self.assertEqual(len(hashes), len(set(hashes)))

    def test_english_pages_are_live_and_wholly_english(self) -> None:
        english = StoryPage.objects.live().filter(locale__language_code="en")
        self.assertEqual(english.count(), 6)
        for story in english:
            self.assertNotRegex(
                f"{story.title} {story.summary} {story.body}", "[ạảấầậắằặẹẻếềệịọỏốồộớờợụủứừựỳ]"
            )

    def test_english_charts_leave_out_no_unit(self) -> None:
        charts = OrganisationPage.objects.live().filter(locale__language_code="en")
        self.assertGreaterEqual(charts.count(), 2)
        for chart in charts:
            with self.subTest(chart=chart.url_path), override("en"):
                units = chart_units(chart)
                self.assertTrue(units)
                self.assertTrue(all(unit.display_name and unit.display_duties for unit in units))

    def test_each_school_has_notices_documents_and_two_people_who_can_log_in(self) -> None:
        self.assertGreaterEqual(NoticePage.objects.count(), 12)
        self.assertGreaterEqual(CustomDocument.objects.count(), 15)
        for school in School.objects.all():
            for group in (school.webmasters, school.editors):
                self.assertTrue(group.user_set.get().check_password(DEMO_PASSWORD))

    def test_calendars_have_events_to_come_and_readers_have_written(self) -> None:
        self.assertGreaterEqual(EventPage.objects.count(), 12)
        self.assertTrue(EventPage.objects.filter(starts_at__date__gt=TODAY).exists())
        self.assertLessEqual(
            {"new", "answered"}, set(Enquiry.objects.values_list("state", flat=True))
        )

    def test_questions_were_asked_on_every_site_and_the_office_recommends_pages(self) -> None:
        sites = set(QuestionCount.objects.values_list("school", flat=True))
        self.assertEqual(sites, {0, *School.objects.values_list("pk", flat=True)})
        self.assertTrue(QuestionCount.objects.filter(empty__gt=0).exists())
        self.assertTrue(Promotion.objects.filter(promoted__isnull=False).exists())

    def test_one_invitation_waits_for_an_answer(self) -> None:
        invitation = Invitation.objects.unanswered().get()
        self.assertIn("Demo", invitation.name)
        self.assertFalse(invitation.person.groups.filter(pk=invitation.school.editors_id).exists())

    def test_a_second_run_adds_nothing(self) -> None:
        before = _counts()
        again = _seed()
        self.assertFalse(again.anything)
        self.assertEqual(_counts(), before)

    def test_a_story_that_somebody_deleted_does_not_come_back(self) -> None:
        StoryPage.objects.live().filter(locale__language_code="vi").first().delete()
        before = _counts()
        self.assertFalse(_seed().anything)
        self.assertEqual(_counts(), before)

    def test_every_accepted_story_stands_in_a_section_that_takes_its_topic(self) -> None:
        for feature in Feature.objects.filter(state=FeatureState.ACCEPTED):
            self.assertIn(feature.story.topic, feature.section.topics.all())

    def test_the_english_home_has_english_errands_only(self) -> None:
        """They lead to English pages; what there is in Vietnamese only is left out."""
        english = PortalHomePage.objects.get(locale__language_code="en")
        shown = soup(self.client.get(english.url, SERVER_NAME="localhost").content)
        titles = [name.get_text() for name in shown.select(".task__name")]
        self.assertIn("Admission to grades 1 and 6", titles)
        self.assertNotIn("New documents", titles)
        self.assertFalse(shown.select(".task [lang]"))
        for link in shown.select(".task"):
            self.assertIn("/en/", link["href"])

    def test_an_english_album_has_english_captions(self) -> None:
        """Nearly all: a few are left in Vietnamese, and say so."""
        albums = AlbumPage.objects.live().filter(locale__language_code="en")
        self.assertGreaterEqual(albums.count(), 3)
        captions = [row.said_caption for album in albums for row in album.pictures.all()]
        self.assertIn("", {caption.language for caption in captions})
        for caption in captions:
            is_vietnamese = caption.text in {scene.title for scene in SCENES.values()}
            self.assertEqual(caption.language, "vi" if is_vietnamese else "", caption)

    def test_more_stories_are_added_to_those_that_are_there(self) -> None:
        again = _seed(stories=5)
        self.assertEqual((again.schools, again.stories), (0, 3))

    def test_people_see_the_portal_a_school_and_a_story(self) -> None:
        self.assertContains(self.client.get("/", SERVER_NAME="localhost"), "Dạy tốt")
        story = StoryPage.objects.live().filter(locale__language_code="vi").first()
        host = School.objects.get(root_page__path=story.path[:8]).site.hostname
        page = self.client.get(story.get_url_parts()[2], SERVER_NAME=host)
        self.assertContains(page, story.title)


class CleanTests(SeededTestCase):
    """What `--clean` takes, and what it leaves."""

    def test_everything_of_the_demo_goes(self) -> None:
        demo_clean()
        self.assertEqual(set(demo_measure().counts.values()), {0})
        self.assertEqual(School.objects.count(), 0)
        self.assertEqual(StoryPage.objects.count(), 0)
        self.assertEqual(Page.objects.filter(locale__language_code="en").count(), 0)
        self.assertEqual(Page.find_problems(), ([], [], [], [], []))
        self.assertEqual(CustomImage.objects.count(), 0)
        self.assertEqual(Enquiry.objects.count(), 0)
        self.assertFalse(QuestionCount.objects.exists() or Promotion.objects.exists())

    def test_what_real_people_made_stays(self) -> None:
        person = User.objects.create_user("that", "that@example.test", "x")
        school = School.objects.order_by("pk").first()
        index = school.root_page.get_children().get(content_type__model="storyindexpage")
        topic = Topic.objects.first()
        story = StoryPage(
            title="Tin thật", slug="tin-that", summary="Thật", topic=topic, owner=person
        )
        index.add_child(instance=story)
        document = CustomDocument(title="Thật", uploaded_by_user=person)
        document.file = ContentFile(b"x", name="that.txt")
        document.save()
        demo_clean()
        self.assertTrue(StoryPage.objects.filter(slug="tin-that").exists())
        self.assertTrue(School.objects.filter(pk=school.pk).exists())
        self.assertTrue(CustomDocument.objects.filter(pk=document.pk).exists())
        self.assertEqual(School.objects.count(), 1)

    def test_a_dry_run_changes_nothing(self) -> None:
        before = _counts()
        call_command("seed_demo", "--clean", "--dry-run", stdout=io.StringIO())
        self.assertEqual(_counts(), before)


class GuardTests(TestCase):
    """Where demo content must never appear."""

    @override_settings(DEMO=False)
    def test_it_refuses_where_the_demo_is_switched_off(self) -> None:
        with self.assertRaisesRegex(CommandError, "DEMO=yes"):
            call_command("seed_demo", "--schools", "1")
        self.assertFalse(School.objects.exists())

    @override_settings(DEMO=True, SETTINGS_MODULE="cms.settings.production")
    def test_it_refuses_under_production_settings_whatever_else_is_set(self) -> None:
        with self.assertRaisesRegex(CommandError, "production settings"):
            call_command("seed_demo", "--schools", "1")
        with self.assertRaisesRegex(CommandError, "production settings"):
            call_command("seed_demo", "--clean")
        self.assertFalse(User.objects.exists())


def _story_ids() -> list[str]:
    return [str(pk) for pk in StoryPage.objects.values_list("pk", flat=True)]


def _counts() -> dict[str, int]:
    return {**demo_measure().counts, "all pages": Page.objects.count()}
