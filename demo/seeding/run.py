"""The whole seeding, step by step."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from demo.guard import demo_only
from demo.seeding.broadcasts import broadcasts_fill
from demo.seeding.desk import desk_fill
from demo.seeding.ledger import ledger_read
from demo.seeding.people import OfficePeople, demo_people, invitation_fill, office_people_make
from demo.seeding.plan import SchoolPlan, mixed_roster, orders_of, plan_district
from demo.seeding.portal import portal_fill
from demo.seeding.press_room import PressRoom
from demo.seeding.progress import Bar
from demo.seeding.questions import questions_fill
from demo.seeding.quiet import bulk_load
from demo.seeding.school import Filled, school_fill
from demo.seeding.translations import portal_translate, school_translate
from news.models import Feature, Topic
from sites.services import portal_open, roles_sync

_AHEAD = 3
"""How many schools the press is ahead of the database."""


@dataclass(slots=True)
class Seeded:
    """What a run added."""

    schools: int = 0
    stories: int = 0
    offers: int = 0
    translations: int = 0

    @property
    def anything(self) -> bool:
        """Whether anything at all was added."""
        return bool(self.schools or self.stories or self.offers or self.translations)


def seed(
    *,
    schools: int,
    stories: int,
    seed_number: int,
    today: date | None = None,
    workers: int | None = None,
    stream: TextIO | None = None,
) -> Seeded:
    """Fill the install; a second run adds only what is missing. Raises `NotADemoError`."""
    demo_only()
    day = today or timezone.localdate()
    given = ledger_read()
    if _complete(given, schools, stories):
        return Seeded()
    plans = plan_district(schools=schools, stories=stories, seed=seed_number, today=day)
    with bulk_load():
        portal = portal_open()
        roles_sync()
        office = office_people_make()
        topics = topics_by_number()
        sections = portal_fill(portal, office=office, topics=topics, seed=seed_number, today=day)
        done = Seeded()
        filled = _fill_all(
            plans, given, office=office, topics=topics, today=day, workers=workers, stream=stream
        )
        done.schools = sum(item.opened for item in filled)
        done.stories = sum(item.stories for item in filled)
        if len(filled) > 1:
            first, second = filled[:2]
            invitation_fill(first.school, second.people, by=first.people)
        home = Page.objects.get(pk=portal.root_page_id)
        done.translations = portal_translate(home, office=office)
        for item in filled:
            done.translations += school_translate(item.school, people=item.people)
        done.offers = desk_fill(
            [(item.school.pk, item.people) for item in filled],
            office=office,
            sections=sections,
            seed=seed_number,
        )
        broadcasts_fill(office)
        questions_fill(portal, office, seed=seed_number, today=day)
    if done.anything:
        index_rebuild()
    return done


def _complete(given: dict[str, int], schools: int, stories: int) -> bool:
    """Whether an earlier run has done all of this, to its end: the desk comes last."""
    wanted = [row.code for row in mixed_roster()[:schools]]
    filled = all(given.get(code, 0) >= stories for code in wanted)
    return filled and Feature.objects.filter(offered_by__in=demo_people()).exists()


def _fill_all(
    plans: list[SchoolPlan],
    given: dict[str, int],
    *,
    office: OfficePeople,
    topics: dict[int, Topic],
    today: date,
    workers: int | None,
    stream: TextIO | None,
) -> list[Filled]:
    """Fill school after school, each in a transaction, while other processes draw ahead."""
    lacking = [plan for plan in plans if given.get(plan.data.code, 0) < len(plan.stories)]
    filled: list[Filled] = []
    bar = Bar("Demo schools", len(plans), stream=stream)
    with PressRoom(workers=workers if lacking else 0) as press:
        ahead = 0
        for plan in plans:
            pictures: dict[str, bytes] = {}
            if plan in lacking:
                press.order(orders_of(lacking[ahead : ahead + _AHEAD]))
                pictures = press.collect(plan.orders)
                ahead += 1
            filled.append(
                school_fill(
                    plan,
                    office=office,
                    topics=topics,
                    pictures=pictures,
                    today=today,
                    present=given.get(plan.data.code, 0),
                )
            )
            bar.show(len(filled))
    return filled


def topics_by_number() -> dict[int, Topic]:
    """The topics of the plan by their number in it, 1 to 13."""
    roots = Topic.objects.filter(depth=1).order_by("path")
    return dict(enumerate(roots, start=1))


def index_rebuild() -> None:
    """Bring the search index up to the truth after a load that noted nothing."""
    if getattr(settings, "SEARCH_INDEXING", "background") != "off":
        call_command("search_index", "rebuild", stdout=io.StringIO(), stderr=io.StringIO())
