"""Two people, one offer, the same moment."""

from __future__ import annotations

import threading
import unittest
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.cache import cache
from django.db import connection, connections
from django.test import TransactionTestCase

from moderation.services.claims import feature_claim
from moderation.services.decisions import Placement, feature_accept, feature_decline
from moderation.services.errors import FeatureConflictError
from moderation.services.offers import feature_offer
from news.models import Feature, FeatureState
from tests.support.district import make_district, make_person
from tests.support.stories import make_section, make_story

ROUNDS = 50


@unittest.skipUnless(connection.vendor == "postgresql", "needs a database with real row locks")
class RaceTests(TransactionTestCase):
    """Real threads on real connections; `make test-all` runs it on PostgreSQL."""

    serialized_rollback = True

    def setUp(self) -> None:
        cache.clear()
        self.district = make_district(1)
        self.school = self.district.schools[0]
        self.section = make_section(self.district)
        self.people = [self.district.moderator, self.district.administrator]

    def race(self, *runners: Callable[[], Any]) -> list[Any]:
        """Let all run at once; return each one's result or exception, in order."""
        gate, results = threading.Barrier(len(runners)), [None] * len(runners)

        def run(number: int, runner: Callable[[], Any]) -> None:
            try:
                gate.wait()
                results[number] = runner()
            except Exception as error:  # noqa: BLE001 - whatever happens is the result
                results[number] = error
            finally:
                connections.close_all()

        threads = [
            threading.Thread(target=run, args=(number, runner))
            for number, runner in enumerate(runners)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return results

    def check_one_winner(self, results: list[Any]) -> None:
        """One result, one conflict that says who was first."""
        won = [result for result in results if isinstance(result, Feature)]
        lost = [result for result in results if isinstance(result, FeatureConflictError)]
        self.assertEqual((len(won), len(lost)), (1, 1), results)
        self.assertIn(lost[0].who, self.people)

    def test_fifty_offers_have_fifty_deciders(self) -> None:
        for number in range(ROUNDS):
            story = make_story(self.school, f"Bài {number}")
            feature, _new = feature_offer(story=story, user=self.school.webmaster)
            placement = Placement(section=self.section)
            results = self.race(
                partial(
                    feature_accept, feature_id=feature.pk, user=self.people[0], placement=placement
                ),
                partial(
                    feature_decline, feature_id=feature.pk, user=self.people[1], reason="quality"
                ),
            )
            self.check_one_winner(results)
            feature.refresh_from_db()
            accepted = feature.state == FeatureState.ACCEPTED
            self.assertEqual(accepted, feature.decided_by == self.people[0])
            self.assertEqual(feature.live, accepted)
            self.assertFalse(feature.workflow_in_progress)

    def test_fifty_claims_have_fifty_holders(self) -> None:
        story = make_story(self.school, "Bài được giữ")
        feature, _new = feature_offer(story=story, user=self.school.webmaster)
        for _round in range(ROUNDS):
            Feature.objects.filter(pk=feature.pk).update(claimed_by=None, claimed_until=None)
            results = self.race(
                *[
                    lambda user=user: feature_claim(feature_id=feature.pk, user=user)
                    for user in self.people
                ]
            )
            self.check_one_winner(results)

    def test_two_webmasters_make_one_offer(self) -> None:
        colleague = make_person("colleague", self.school.school.webmasters)
        for number in range(ROUNDS):
            story = make_story(self.school, f"Bài chung {number}")
            self.race(
                *[
                    partial(feature_offer, story=story, user=user)
                    for user in (self.school.webmaster, colleague)
                ]
            )
            self.assertEqual(Feature.objects.filter(story_key=story.translation_key).count(), 1)
