"""The index follows every change, in order, and loses none."""

from __future__ import annotations

import unittest
from datetime import timedelta
from typing import Any
from unittest import mock

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from news.models import StoryIndexPage
from search import draining
from search.engines import PUBLIC, get_engine
from search.engines.base import EngineBusy, EngineError, Plan
from search.engines.tantivy_engine.engine import TantivyEngine
from search.following import drained
from search.models import IndexChange
from search.rebuilding import rebuild, rebuild_missing
from search.selectors import SearchRequest, search_results
from sites.models import SchoolStatus
from tests.search.test_tantivy import damage, panicking
from tests.support.searching import ELASTICSEARCH, SearchTestCase
from tests.support.stories import make_story, republish


class FollowingTest(SearchTestCase):
    """Each kind of change reaches the reader with the next drain."""

    def found(self, text: str) -> list[int]:
        """Return the page ids that a parent on the portal finds."""
        return [hit.page.pk for hit in search_results(SearchRequest(text)).hits]

    def test_a_published_story_is_found_and_a_draft_is_not(self) -> None:
        live = make_story(self.district.schools[0], "Robocon sân trường")
        make_story(self.district.schools[0], "Robocon bản nháp", live=False)
        self.follow()
        self.assertEqual(self.found("robocon"), [live.pk])

    def test_new_text_is_found_and_old_text_is_not(self) -> None:
        story = make_story(self.district.schools[0], "Robocon")
        self.follow()
        republish(story, title="Pickleball", summary="Giải pickleball")
        self.follow()
        self.assertEqual(self.found("pickleball"), [story.pk])
        self.assertEqual(self.found("robocon"), [])

    def test_a_draft_edit_of_a_live_story_is_not_found(self) -> None:
        story = make_story(self.district.schools[0], "Robocon")
        story.summary = "zzmật"
        story.save_revision()
        self.follow()
        self.assertEqual(self.found("zzmat"), [])

    def test_unpublished_deleted_and_restricted_stories_vanish(self) -> None:
        school = self.district.schools[0]
        stories = [make_story(school, f"Robocon {number}") for number in range(4)]
        self.follow()
        stories[0].unpublish()
        stories[1].delete()
        PageViewRestriction.objects.create(page=stories[2], restriction_type="login")
        self.follow()
        self.assertEqual(self.found("robocon"), [stories[3].pk])
        PageViewRestriction.objects.all().delete()
        self.follow()
        self.assertEqual(set(self.found("robocon")), {stories[2].pk, stories[3].pk})

    def test_a_restricted_parent_takes_its_children_along(self) -> None:
        school = self.district.schools[0]
        make_story(school, "Robocon")
        self.follow()
        PageViewRestriction.objects.create(
            page=school.page(StoryIndexPage), restriction_type="login"
        )
        self.follow()
        self.assertEqual(get_engine(PUBLIC).ask(draining_plan()).total, 0)

    def test_a_moved_story_belongs_to_its_new_school(self) -> None:
        first, second = self.district.schools[:2]
        story = make_story(first, "Robocon")
        self.follow()
        story.move(second.page(StoryIndexPage), pos="last-child")
        self.follow()
        request = SearchRequest("robocon", school=second.school.pk)
        self.assertEqual([hit.page.pk for hit in search_results(request).hits], [story.pk])

    def test_a_closed_school_vanishes_and_comes_back(self) -> None:
        people = self.district.schools[0]
        story = make_story(people, "Robocon")
        self.follow()
        people.school.status = SchoolStatus.CLOSED
        people.school.save()
        self.assertEqual(self.found("robocon"), [])
        self.follow()
        self.assertEqual(self.found("robocon"), [])
        people.school.status = SchoolStatus.OPEN
        people.school.save()
        self.follow()
        self.assertEqual(self.found("robocon"), [story.pk])

    def test_a_renamed_school_is_found_by_its_new_name(self) -> None:
        people = self.district.schools[0]
        story = make_story(people, "Robocon")
        people.school.name = "Trường Hoa Phượng Đỏ"
        people.school.save()
        self.follow()
        self.assertIn(story.pk, self.found("robocon hoa phuong do"))

    def test_publishing_costs_the_editor_no_index_write(self) -> None:
        with mock.patch.object(type(get_engine(PUBLIC)), "write") as write:
            make_story(self.district.schools[0], "Robocon")
        write.assert_not_called()
        self.assertTrue(IndexChange.objects.pending().exists())


def draining_plan() -> Plan:
    """Return a plan for the marker word, as raw as the engine gets it."""
    from search.question import Question, plan_for

    return plan_for(Question("robocon"), get_engine(PUBLIC))


class TroubleTest(SearchTestCase):
    """Engines fail, processes die; nothing is lost."""

    def test_a_failing_engine_keeps_the_changes(self) -> None:
        make_story(self.district.schools[0], "Robocon")
        engine = get_engine(PUBLIC)
        with (
            mock.patch.object(type(engine), "write", side_effect=EngineBusy("busy")),
            self.assertRaises(EngineError),
        ):
            self.follow()
        self.assertTrue(IndexChange.objects.pending().exists())
        self.follow()
        self.assertFalse(IndexChange.objects.pending().exists())
        self.assertEqual(search_results(SearchRequest("robocon")).total, 1)

    def test_a_page_that_cannot_be_read_holds_nobody_up(self) -> None:
        bad = make_story(self.district.schools[0], "Robocon hỏng")
        good = make_story(self.district.schools[0], "Robocon lành")
        original = type(bad).search_parts

        def broken(page: Any) -> Any:
            if page.pk == bad.pk:
                raise ValueError("broken")
            return original(page)

        with (
            mock.patch.object(type(bad), "search_parts", broken),
            self.assertLogs("search.draining", "ERROR"),
        ):
            self.follow()
        hits = search_results(SearchRequest("robocon")).hits
        self.assertEqual([hit.page.pk for hit in hits], [good.pk])
        waiting = IndexChange.objects.pending()
        self.assertEqual(set(waiting.values_list("object_id", flat=True)), {bad.pk})
        waiting.update(due_at=timezone.now() - timedelta(seconds=1))
        self.follow()
        self.assertEqual(search_results(SearchRequest("robocon")).total, 2)

    def test_a_lost_index_answers_from_titles_and_rebuilds_itself(self) -> None:
        story = make_story(self.district.schools[0], "Robocon sân trường")
        self.follow()
        get_engine(PUBLIC).drop()
        results = search_results(SearchRequest("robocon"))
        self.assertTrue(results.degraded)
        self.assertEqual([hit.page.pk for hit in results.hits], [story.pk])
        self.assertTrue(drained())
        self.assertFalse(search_results(SearchRequest("robocon")).degraded)

    @unittest.skipIf(ELASTICSEARCH, "only an embedded engine's files are ours to mend")
    def test_an_index_damaged_while_it_is_open_is_rebuilt(self) -> None:
        story = make_story(self.district.schools[0], "Robocon sân trường")
        self.follow()
        self.assertFalse(search_results(SearchRequest("robocon")).degraded)
        engine = get_engine(PUBLIC)
        assert isinstance(engine, TantivyEngine)
        damage(str(engine.folder.parent), "fast")
        with panicking():
            results = search_results(SearchRequest("robocon"))
        self.assertTrue(results.degraded)
        self.assertEqual([hit.page.pk for hit in results.hits], [story.pk])
        self.assertTrue(drained())
        results = search_results(SearchRequest("robocon"))
        self.assertEqual((results.degraded, results.total), (False, 1))

    def test_titles_never_show_what_is_not_public(self) -> None:
        story = make_story(self.district.schools[0], "Robocon mật")
        make_story(self.district.schools[0], "Robocon nháp", live=False)
        get_engine(PUBLIC).drop()
        PageViewRestriction.objects.create(page=story, restriction_type="login")
        results = search_results(SearchRequest("robocon"))
        self.assertEqual((results.total, results.hits), (0, []))

    def test_a_rebuild_takes_what_changed_while_it_ran(self) -> None:
        story = make_story(self.district.schools[0], "Robocon")
        self.follow()
        done = False

        def meanwhile(now: int, total: int) -> None:
            nonlocal done
            if not done:
                done = True
                republish(story, title="Pickleball", summary="Giải đấu")
                self.follow()

        rebuild(PUBLIC, meanwhile)
        self.follow()
        self.assertEqual(search_results(SearchRequest("pickleball")).total, 1)
        self.assertEqual(search_results(SearchRequest("robocon")).total, 0)

    def test_an_index_of_another_schema_is_rebuilt(self) -> None:
        make_story(self.district.schools[0], "Robocon")
        get_engine(PUBLIC).drop()
        self.assertTrue(rebuild_missing())
        self.assertEqual(get_engine(PUBLIC).ask(draining_plan()).total, 1)

    def test_a_change_without_a_signal_is_hidden_and_mended(self) -> None:
        story = make_story(self.district.schools[0], "Robocon")
        self.follow()
        Page.objects.filter(pk=story.pk).update(live=False)
        results = search_results(SearchRequest("robocon"))
        self.assertEqual((results.total, results.hits), (0, []))
        self.assertGreater(self.follow(), 0)
        self.assertEqual(get_engine(PUBLIC).ask(draining_plan()).total, 0)

    def test_drained_notes_are_kept_for_rebuilds_and_then_forgotten(self) -> None:
        make_story(self.district.schools[0], "Robocon")
        self.follow()
        old = timezone.now() - draining.KEPT_FOR - timedelta(minutes=1)
        IndexChange.objects.update(applied_at=old)
        make_story(self.district.schools[0], "Pickleball")
        self.follow()
        self.assertFalse(IndexChange.objects.filter(applied_at__lte=old).exists())
