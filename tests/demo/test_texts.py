"""Texts: every plot can be told, titles hardly repeat, nothing is left unfilled."""

from __future__ import annotations

import re
from datetime import date
from unittest import TestCase

from demo.seeding.plan import mixed_roster, plan_district
from demo.texts.english import story_pairs, told_twice
from demo.texts.pages import notices
from demo.texts.plots import PlotError, load_plots, parse_plots
from demo.texts.portal import portal_notices
from demo.texts.stories import choose_day, compose_story
from demo.texts.voice import SchoolFacts

TODAY = date(2026, 11, 24)
LEVELS = {"k": "kindergarten", "p": "primary", "s": "lower_secondary"}
MARKS = re.compile(
    r"[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE
)


def _facts(letter: str) -> SchoolFacts:
    return SchoolFacts("truong", "Trường Tiểu học Thử", LEVELS[letter], "Thử Nghiệm")


class PlotTests(TestCase):
    """The plots that stories are put together from."""

    def test_every_topic_of_the_plan_has_a_plot(self) -> None:
        self.assertEqual({plot.topic for plot in load_plots()}, set(range(1, 14)))

    def test_every_title_summary_and_paragraph_of_every_plot_can_be_filled(self) -> None:
        import random

        from demo.texts.voice import Voice

        for plot in load_plots():
            for letter in plot.levels:
                voice = Voice(_facts(letter), TODAY, random.Random(1), plot)
                texts = [*plot.titles, *plot.summaries, *plot.openings]
                texts += [text for section in plot.sections for text in section.paragraphs]
                texts += [part for quote in plot.quotes for part in quote]
                for text in texts:
                    with self.subTest(plot=plot.name, level=letter, text=text[:40]):
                        filled = voice.fill(text)
                        self.assertNotIn("{", filled)
                        self.assertRegex(filled, MARKS)

    def test_a_broken_line_is_named_with_file_and_number(self) -> None:
        with self.assertRaisesRegex(PlotError, "broken.txt, line 2"):
            parse_plots("plot a\nX what is this", "broken.txt")

    def test_no_notice_repeats_its_summary_below_it(self) -> None:
        import random

        drafts = portal_notices(random.Random(1), TODAY)
        for letter in LEVELS:
            drafts += notices(_facts(letter), random.Random(1), TODAY, count=20)
        self.assertGreater(len(drafts), 20)
        for draft in drafts:
            body = " ".join(str(value) for _kind, value in draft.parts)
            first = draft.summary.split(".")[0]
            self.assertGreater(len(re.sub("<[^>]+>", "", body)), 100, draft.title)
            self.assertNotIn(first, body, draft.title)

    def test_no_story_lies_in_the_future_or_on_a_weekend(self) -> None:
        import random

        for plot in load_plots():
            for number in range(5):
                day = choose_day(plot, random.Random(number), TODAY)
                if day is not None:
                    self.assertLessEqual(day, TODAY)
                    self.assertLess(day.weekday(), 5)
                    self.assertIn(day.month, plot.months)


class StoryTests(TestCase):
    """Finished stories."""

    def test_a_thousand_stories_have_hardly_a_title_twice(self) -> None:
        plans = plan_district(schools=87, stories=12, seed=1, today=TODAY)
        titles = [story.title for plan in plans for story in plan.stories]
        self.assertEqual(len(titles), 87 * 12)
        self.assertGreaterEqual(len(set(titles)), len(titles) - 5)

    def test_the_same_seed_gives_the_same_plan_and_another_seed_another(self) -> None:
        first, again, other = (
            plan_district(schools=3, stories=4, seed=seed, today=TODAY) for seed in (1, 1, 2)
        )
        titles = [
            [story.title for plan in plans for story in plan.stories]
            for plans in (first, again, other)
        ]
        self.assertEqual(titles[0], titles[1])
        self.assertNotEqual(titles[0], titles[2])

    def test_no_two_pictures_of_the_district_are_the_same_order(self) -> None:
        plans = plan_district(schools=87, stories=12, seed=1, today=TODAY)
        orders = [order for plan in plans for order in plan.orders.values()]
        self.assertEqual(len(orders), len(set(orders)))

    def test_two_schools_already_differ_in_level(self) -> None:
        self.assertEqual(len({row.level for row in mixed_roster()[:3]}), 3)

    def test_a_story_has_a_short_summary_and_a_body_with_headings(self) -> None:
        import random

        for plot in load_plots():
            letter = plot.levels[0]
            story = compose_story(plot, _facts(letter), TODAY, random.Random(2), set())
            with self.subTest(plot=plot.name):
                self.assertLessEqual(len(story.summary), 320)
                self.assertLessEqual(len(story.title), 160)
                kinds = [kind for kind, _value in story.parts]
                self.assertGreaterEqual(kinds.count("paragraph"), 3)
                self.assertGreaterEqual(kinds.count("heading"), 1)

    def test_big_pupils_do_not_call_themselves_con(self) -> None:
        from demo.texts.voice import as_pupil

        self.assertEqual(as_pupil("Con vẽ trường, bố con xem.", "s"), "Em vẽ trường, bố em xem.")
        self.assertEqual(as_pupil("Con vẽ trường.", "k"), "Con vẽ trường.")

    def test_stories_told_twice_have_every_string_in_both_languages(self) -> None:
        for code, stories in told_twice().items():
            for story in stories:
                with self.subTest(school=code, story=story["title"][1]):
                    for vietnamese, english in story_pairs(story).items():
                        self.assertTrue(vietnamese and english)
                        self.assertNotRegex(english, MARKS)
